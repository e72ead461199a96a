"""JavaScript and TypeScript as a tree, the places of its nodes in the text, and what its literals say."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import tree_sitter_typescript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from rtlint.hosts.javascript_literals import cooked
from rtlint.hosts.value import MAX_STEPS
from rtlint.source.text import Span

_WRAPPERS = frozenset(
    ("parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression", "type_assertion")
)
_LINKS = frozenset(("member_expression", "call_expression"))


class Code:
    """A text that is parsed; `dialect` is the grammar: `tsx` reads JavaScript too, `typescript` also `<T>value`."""

    def __init__(self, content: str, dialect: str) -> None:
        self.content = content
        self.data = content.encode("utf-8", "surrogatepass")
        self.root = _parser(dialect).parse(self.data).root_node
        self._dialect = dialect
        # Behind each character of several bytes: its offset in bytes and in characters, and how many bytes too many
        # there were so far.
        self._behind: list[int] = []
        self._after: list[int] = []
        self._extra: list[int] = [0]
        if len(self.data) != len(content):
            for match in re.finditer("[^\0-\x7f]", content):
                extra = self._extra[-1] + len(match[0].encode("utf-8", "surrogatepass")) - 1
                self._behind.append(match.end() + extra)
                self._after.append(match.end())
                self._extra.append(extra)

    def offset(self, byte: int) -> int:
        """The offset in characters of one in bytes."""
        return byte - self._extra[bisect_right(self._behind, byte)]

    def byte(self, offset: int) -> int:
        """The offset in bytes of one in characters."""
        return offset + self._extra[bisect_right(self._after, offset)]

    def span(self, node: Node) -> Span:
        """The stretch of a node."""
        return Span(self.offset(node.start_byte), self.offset(node.end_byte))

    def written(self, node: Node) -> str:
        """The characters of a node."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "surrogatepass")

    def all(self, *kinds: str) -> list[Node]:
        """The nodes of some kinds, in the order of the text, outer ones first."""
        found = QueryCursor(_query(self._dialect, kinds)).captures(self.root).get("it", [])
        return sorted(found, key=lambda node: (node.start_byte, -node.end_byte))

    def text(self, node: Node) -> str | None:
        """The text that a literal, or literals that are added, stand for; None for others."""
        node = inner(node)
        if node.type == "string":
            return cooked(self.written(node)[1:-1])
        if node.type == "template_string":
            if any(child.type == "template_substitution" for child in node.named_children):
                return None
            return cooked(self.written(node)[1:-1].replace("\r\n", "\n").replace("\r", "\n"))
        if node.type == "binary_expression" and operator(node) == "+":
            parts = [self.text(part) for part in children(node)]
            return None if None in parts or len(parts) != 2 else "".join(part or "" for part in parts)
        return None

    def dotted(self, node: Node) -> str | None:
        """`client.realtime.calls` as text, or the end of a long one; what is called on the way is left out, None for others."""
        parts: list[str] = []
        node = inner(node)
        for _ in range(MAX_STEPS):
            if node.type not in _LINKS:
                break
            if node.type == "member_expression":
                name = node.child_by_field_name("property")
                parts.append(self.written(name) if name is not None else "")
            below = node.child_by_field_name("object" if node.type == "member_expression" else "function")
            if below is None:
                return None
            node = inner(below)
        if node.type in _LINKS:
            return ".".join(reversed(parts))
        if node.type not in ("identifier", "this", "import"):
            return None
        return ".".join((self.written(node), *reversed(parts)))


def inner(node: Node) -> Node:
    """What stands in brackets, or has a type beside it."""
    while node.type in _WRAPPERS and (wrapped := _wrapped(node)) is not None:
        node = wrapped
    return node


def outer(node: Node) -> Node:
    """The brackets and types around an expression."""
    while (around := node.parent) is not None and around.type in _WRAPPERS and _wrapped(around) == node:
        node = around
    return node


def _wrapped(node: Node) -> Node | None:
    parts = children(node)
    return parts[-1 if node.type == "type_assertion" else 0] if parts else None


def children(node: Node) -> list[Node]:
    """The parts of a node that are no comments."""
    return [child for child in node.named_children if child.type != "comment"]


def operator(node: Node) -> str:
    """The operator of an expression."""
    sign = node.child_by_field_name("operator")
    return sign.type if sign is not None else ""


def arguments(call: Node) -> list[Node]:
    """The arguments of a call."""
    given = call.child_by_field_name("arguments")
    return children(given) if given is not None and given.type == "arguments" else []


@cache
def _language(dialect: str) -> Language:
    make = (
        tree_sitter_typescript.language_typescript if dialect == "typescript" else tree_sitter_typescript.language_tsx
    )
    return Language(make())


@cache
def _parser(dialect: str) -> Parser:
    return Parser(_language(dialect))


@cache
def _query(dialect: str, kinds: tuple[str, ...]) -> Query:
    query: Query = Query(_language(dialect), " ".join(f"({kind}) @it" for kind in kinds))
    return query
