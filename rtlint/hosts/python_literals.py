"""Python's literals for edits: how they are written, read alone, whatever the names in them stand for."""

from __future__ import annotations

import ast
import io
import keyword
import math
import re
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.hosts.places import Places
from rtlint.hosts.python_forms import literal_text
from rtlint.hosts.python_reads import uses_in
from rtlint.source.limits import MAX_DIGITS
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.syntax import Code, Written, syntax
from rtlint.source.text import Span, Text
from rtlint.source.tree import Entry, Node

PYTHON = syntax(
    r"#[^\r\n]*", r" \t\r\n\f\\", yes="True", no="False", null="None", quotes=('"', "'"), step="    ", trailing=True,
    argument=re.compile(rf"(?!(?:{'|'.join(keyword.kwlist)})\Z)[^\W\d]\w*"),
)  # fmt: skip

_INDENT = re.compile(r"^(?:\t| +)(?=[^\s#])", re.MULTILINE)
_OPEN = "(\n"


@lru_cache(maxsize=4)
def code_of(content: str) -> Code:
    """A Python file as edits need it; its first indented line says how deep a level is."""
    indent = _INDENT.search(content)
    return Code(replace(PYTHON, step=indent[0] if indent else PYTHON.step), read, uses_in(content))


def read(content: str, start: int) -> Written | None:
    """The literal from `start` to the end of a text; None when that is no expression, or cannot be parsed."""
    source = _OPEN + content[start:] + "\n)"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd escapes are not ours to judge
            expression = ast.parse(source, mode="eval").body
        reader = _Reader(source, start - len(_OPEN))
        data, root = reader.value(expression, len(_OPEN))
        comments, solid = reader.tokens()
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError):
        return None
    return Written(data, root, comments, solid) if root.end == len(content) else None


@dataclass(frozen=True, slots=True)
class _Region:
    """An expression with the parentheses around it: where they begin, its own place, where they end."""

    lead: int
    own: Span
    end: int


class _Reader:
    """The state of reading one text, in which everything lies `shift` characters before its place in the page."""

    def __init__(self, source: str, shift: int) -> None:
        self.source = source
        self.shift = shift
        self.places = Places(Text(source))

    def value(self, expression: ast.expr, at: int) -> tuple[Any, Node]:
        """The data and the node of an expression that, parentheses included, begins behind `at`."""
        region = self._region(expression, at)
        bare = region.lead == region.own.start
        if isinstance(expression, ast.Dict) and bare:
            return self._object(expression, region)
        if isinstance(expression, (ast.List, ast.Tuple)) and bare and self.source[region.lead] in "[(":
            return self._list(expression, region)
        if isinstance(expression, ast.Call) and bare and (_is_dict(expression) or at == len(_OPEN)):
            return self._call(expression, region)
        data = _scalar(expression)
        node = Node("scalar", "code", region.lead + self.shift, region.end + self.shift)
        if isinstance(data, Opaque) and not data.text:
            return Opaque(" ".join(self.source[region.lead : region.end].split()), data.why), node
        first = self.source[region.own.start : region.end].lstrip("rRuUbBfF")[:1]
        node.style = "single" if first == "'" else "double" if first == '"' else "plain"
        return data, node

    def _region(self, expression: ast.expr, at: int) -> _Region:
        own = self.places.span(expression)
        lead = here = self._skip(at)
        depth = 0
        while here < own.start:
            if self.source[here] != "(":
                raise ValueError("something else than parentheses stands around an expression")
            depth, here = depth + 1, self._skip(here + 1)
        end = own.end
        for _ in range(depth):
            end = self._skip(end) + 1
        return _Region(lead, own, end)

    def _object(self, expression: ast.Dict, region: _Region) -> tuple[Any, Node]:
        data: dict[str, Any] = {}
        entries: list[Entry] = []
        at = region.own.start + 1
        for key, value in zip(expression.keys, expression.values, strict=True):
            at = self._comma(at)
            if key is None:
                name, span, at = None, Span(at, at + 2), at + 2
            else:
                around = self._region(key, at)
                span, at = Span(around.lead, around.end), self._skip(around.end) + 1
                name = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None
                name = name if around.lead == around.own.start else None
            at = self._entry(name, span, value, at, data, entries)
        return data, self._collection("mapping", "flow", region, region.own.start, entries)

    def _call(self, call: ast.Call, region: _Region) -> tuple[Any, Node]:
        """The arguments of a call. Those that are not named, or not those of `dict`, are not only what is written."""
        data: dict[str, Any] = {}
        entries: list[Entry] = []
        at = start = self._skip(self._region(call.func, region.lead).end)
        if not _is_dict(call):
            here = self._span(at + 1, at + 1)
            entries.append(Entry("", here, Node("scalar", "code", here.start, here.end), merge=True))
        at += 1
        given: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
        for each in sorted(given, key=lambda each: (each.lineno, each.col_offset)):
            at = self._comma(at)
            if isinstance(each, ast.keyword):
                span = Span(at, at + len(each.arg or "**"))
                at = self._skip(span.end) + 1 if each.arg else span.end
                at = self._entry(each.arg, span, each.value, at, data, entries)
            else:
                at = self._entry(None, Span(at, at), each, at, data, entries)
        return data, self._collection("mapping", "call", region, start, entries)

    def _entry(
        self, name: str | None, span: Span, value: ast.expr, at: int, data: dict[str, Any], entries: list[Entry]
    ) -> int:
        """Add an entry whose value begins behind `at`, and give the place behind it; without a name it is no own one."""
        item, node = self.value(value, at)
        if name is not None:
            data[name] = item
        entries.append(Entry(name or "", self._span(span.start, span.end), node, merge=name is None))
        return node.end - self.shift

    def _list(self, expression: ast.List | ast.Tuple, region: _Region) -> tuple[Any, Node]:
        at = region.own.start + 1
        data, items = [], []
        for each in expression.elts:
            item, node = self.value(each, self._comma(at))
            at = node.end - self.shift
            data.append(item)
            items.append(node)
        node = self._collection("sequence", "flow", region, region.own.start, [])
        node.items = items
        return data, node

    def _collection(self, kind: Any, style: Any, region: _Region, start: int, entries: list[Entry]) -> Node:
        """A collection whose bracket is at `start`; what stands before it is a part of it."""
        node = Node(kind, style, start + self.shift, region.own.end + self.shift)
        node.lead = region.lead + self.shift
        node.entries = entries
        return node

    def tokens(self) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """The places of all comments, and of texts over several lines."""
        comments, solid = [], []
        opened: list[int] = []
        for token in self._tokens():
            name = tokenize.tok_name[token.type]
            if name != "COMMENT" and "STRING" not in name:
                continue
            start, end = (self.places.start(line) + column for line, column in (token.start, token.end))
            if name == "COMMENT":
                comments.append(self._span(start, end))
            elif name.endswith("STRING_START"):
                opened.append(start)
            elif name.endswith("STRING_END") or name == "STRING":
                first = opened.pop() if name.endswith("END") else start
                if not opened and self.source[first:end].splitlines()[1:]:
                    solid.append(self._span(first, end))
        return tuple(comments), tuple(solid)

    def _tokens(self) -> Iterator[tokenize.TokenInfo]:
        if "#" in self.source or '"""' in self.source or "'''" in self.source or "\\" in self.source:
            yield from tokenize.generate_tokens(io.StringIO(self.source, newline="").readline)

    def _skip(self, at: int) -> int:
        """The next place that is no white space and no comment."""
        return PYTHON.space.match(self.source, at).end()  # type: ignore[union-attr]  # it matches nothing, too

    def _comma(self, at: int) -> int:
        """The next place that is no white space, no comment and no comma."""
        return PYTHON.gap.match(self.source, at).end()  # type: ignore[union-attr]  # it matches nothing, too

    def _span(self, start: int, end: int) -> Span:
        return Span(start + self.shift, end + self.shift)


def _is_dict(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "dict"


def _scalar(expression: ast.expr) -> Any:
    """The value of a literal that is no collection; an Opaque without a text for any other expression."""
    unknown = Opaque("", "code")
    sign, inner = 1, expression
    if isinstance(expression, ast.UnaryOp) and isinstance(expression.op, (ast.USub, ast.UAdd)):
        sign, inner = (-1 if isinstance(expression.op, ast.USub) else 1), expression.operand
    value = inner.value if isinstance(inner, ast.Constant) else literal_text(expression)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return sign * value if math.isfinite(value) and abs(value) < 10**MAX_DIGITS else unknown
    if inner is not expression:
        return unknown
    if isinstance(value, str):
        return placeholder(value) or value
    return value if isinstance(value, bool) or (value is None and isinstance(inner, ast.Constant)) else unknown
