"""JavaScript's literals for edits: how they are written, read alone, whatever the names in them stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import pairwise
from typing import Any

import tree_sitter

from rtlint.hosts.javascript_code import Code as Program
from rtlint.hosts.javascript_code import children, inner, operator
from rtlint.hosts.javascript_literals import number
from rtlint.hosts.javascript_reads import uses_in
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.syntax import Code, Syntax, Written, syntax
from rtlint.source.text import Span
from rtlint.source.tree import Entry, Node

JAVASCRIPT = syntax(
    r"//[^\r\n\u2028\u2029]*|/\*.*?\*/",
    r"\s\ufeff",
    quotes=('"', "'"),
    bare=re.compile(r"(?!__proto__\Z)[A-Za-z_$][\w$]*"),
)

_INDENT = re.compile(r"^(?:\t| +)(?=[^\s*])", re.MULTILINE)
_TRAILING = re.compile(r",[ \t]*[\r\n]\s*[\]}]")
_LINE_END = re.compile(r"[\r\n]")
_CONSTANTS = {"true": True, "false": False, "null": None}
_OPEN = "("


@lru_cache(maxsize=4)
def code_of(content: str, dialect: str) -> Code:
    """A file as edits need it: indented like its first indented line, with the quotes that it has most."""
    indent = _INDENT.search(content)
    habits: Syntax = replace(
        JAVASCRIPT,
        step=indent[0] if indent else JAVASCRIPT.step,
        quotes=("'", '"') if content.count("'") > content.count('"') else ('"', "'"),
        trailing=_TRAILING.search(content) is not None,
    )
    return Code(habits, partial(read, dialect=dialect), uses_in(content, dialect))


def read(content: str, start: int, *, dialect: str) -> Written | None:
    """The literal from `start` to the end of a text; None when it is none, or cannot be parsed."""
    program = Program(f"{_OPEN}{content[start:]}\n)", dialect)
    statements = children(program.root)
    if program.root.has_error or len(statements) != 1 or statements[0].type != "expression_statement":
        return None
    around = children(statements[0])[0]
    parts = children(around)
    if around.type != "parenthesized_expression" or len(parts) != 1:
        return None
    reader = _Reader(program, start - len(_OPEN))
    try:
        data, root = reader.value(parts[0])
    except RecursionError:
        return None
    if root.end != len(content):
        return None
    comments = tuple(reader.span(node) for node in program.all("comment"))
    texts = (node for node in program.all("template_string", "string") if _LINE_END.search(program.written(node)))
    return Written(data, root, comments, tuple(map(reader.span, texts)))


class _Reader:
    """The state of reading one text, in which everything lies `shift` characters before its place in the page."""

    def __init__(self, program: Program, shift: int) -> None:
        self.program = program
        self.shift = shift

    def value(self, expression: tree_sitter.Node) -> tuple[Any, Node]:
        """The data and the node of an expression, with the brackets and types around it."""
        own = inner(expression)
        whole, span = self.span(expression), self.span(own)
        node = Node("scalar", "code", whole.start, whole.end)
        is_bare = whole.start == span.start
        if is_bare and whole.end > span.end:
            node.tag = self.program.written(expression)[len(self.program.written(own)) :]
        if is_bare and own.type == "object":
            return self._object(own, node)
        if is_bare and own.type == "array" and not _has_holes(own):
            return self._list(own, node)
        data = self._scalar(own)
        if data is None and own.type != "null":
            return Opaque(" ".join(self.program.written(expression).split()), "code"), node
        first = self.program.written(own)[:1]
        node.style = "single" if first == "'" else "double" if first == '"' else "plain"
        return data, node

    def _object(self, expression: tree_sitter.Node, node: Node) -> tuple[Any, Node]:
        data: dict[str, Any] = {}
        node.kind, node.style, node.entries = "mapping", "flow", tuple(self._entries(expression, data))
        return data, node

    def _entries(self, expression: tree_sitter.Node, data: dict[str, Any]) -> Iterator[Entry]:
        """The entries of an object, whose data goes to `data`; spreads, methods and keys nobody knows are no own ones."""
        for part in children(expression):
            key = part.child_by_field_name("key") or part
            name = self._key(key) if part.type in ("pair", "shorthand_property_identifier") else None
            if name is None:
                span = self.span(part)
                yield Entry("", Span(span.start, span.start), Node("scalar", "code", span.start, span.end), merge=True)
                continue
            data[name], node = self.value(part.child_by_field_name("value") or part)
            yield Entry(name, self.span(key), node)

    def _key(self, key: tree_sitter.Node) -> str | None:
        if key.type in ("property_identifier", "shorthand_property_identifier"):
            name: str | None = self.program.written(key)
        else:
            name = self.program.text(key) if key.type == "string" else None
        return None if name == "__proto__" else name

    def _list(self, expression: tree_sitter.Node, node: Node) -> tuple[Any, Node]:
        pairs = [self.value(item) for item in children(expression)]
        node.kind, node.style, node.items = "sequence", "flow", tuple(item for _, item in pairs)
        return [data for data, _ in pairs], node

    def _scalar(self, own: tree_sitter.Node) -> Any:
        """The value of a literal that is no collection; None for null, and for any other expression."""
        if own.type in _CONSTANTS:
            return _CONSTANTS[own.type]
        if own.type == "number":
            return number(self.program.written(own))
        if own.type == "unary_expression":
            operand = own.child_by_field_name("argument")
            value = number(self.program.written(operand)) if operand is not None and operand.type == "number" else None
            sign = operator(own)
            if value is None or sign not in ("-", "+", "!"):
                return None
            return -value if sign == "-" else not value if sign == "!" else value
        text = self.program.text(own)
        return None if text is None else placeholder(text) or text

    def span(self, node: tree_sitter.Node) -> Span:
        """The place of a node in the page."""
        span = self.program.span(node)
        return Span(span.start + self.shift, span.end + self.shift)


def _has_holes(array: tree_sitter.Node) -> bool:
    kinds = [child.type for child in array.children if child.type != "comment"]
    return any(left in ("[", ",") and right == "," for left, right in pairwise(kinds))
