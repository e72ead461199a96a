"""JSON with the place of every key and value: a scanner with a stack of its own, which also reads comments.

The standard library is faster and decides what is fine; this is for what is not, and for places.
"""

from __future__ import annotations

import re
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from math import inf, isfinite, nan
from typing import Any, Literal

from rtlint.dataclass import dataclass
from rtlint.source import json_mistakes as mistakes
from rtlint.source.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.problem import FATAL, Problem
from rtlint.source.text import Span
from rtlint.source.tree import Entry, Node

_SPACE = re.compile(r"[ \t\r\n]*")
_COMMENT = re.compile(r"//[^\r\n]*|/\*.*?\*/", re.DOTALL)
_PLAIN_STRING = re.compile(r'"([^"\\\x00-\x1f]*)"')
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?(?![0-9A-Za-z_.])")
_WORD = re.compile(r"(?:-?Infinity|NaN|true|false|null)(?![0-9A-Za-z_])")
_WORDS: dict[str, bool | float | None] = {
    "true": True,
    "false": False,
    "null": None,
    "NaN": nan,
    "Infinity": inf,
    "-Infinity": -inf,
}

_Expected = Literal["value", "key or }", "item or ]", "comma", "end"]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A JSON text with its places; `root` is None when nothing but space and comments is in it."""

    root: Node | None
    data: object
    problems: tuple[Problem, ...]
    has_opaque: bool
    comments: tuple[Span, ...]
    trailing_commas: tuple[Span, ...]

    @property
    def readable(self) -> bool:
        """Whether the data can be used."""
        return not any(problem.name in FATAL for problem in self.problems)


def scan(content: str) -> Scanned:
    """Read a JSON text. Comments and trailing commas are read and listed, the first other mistake ends the reading."""
    scanner = _Scanner(content)
    root: Node | None = None
    try:
        root = scanner.document(1 if content.startswith("\ufeff") else 0)
    except mistakes.JsonError as error:
        scanner.problems.append(error.problem)
    return Scanned(
        root,
        scanner.data,
        tuple(scanner.problems),
        scanner.has_opaque,
        tuple(scanner.comments),
        tuple(scanner.trailing_commas),
    )


class _Frame:
    """A collection that is not finished."""

    __slots__ = ("children", "comma", "data", "key", "key_span", "keys", "node")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.children: list[Any] = []
        self.data: Any = {} if node.kind == "mapping" else []
        self.key = ""
        self.key_span = node.span
        self.keys: dict[str, Span] = {}
        """Where each key stands first."""
        self.comma = 0
        """The offset of the last comma."""


class _Scanner:
    """The state of one reading."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.stack: list[_Frame] = []
        self.data: object = None
        self.root: Node | None = None
        self.nodes = 0
        self.problems: list[Problem] = []
        self.has_opaque = False
        self.comments: list[Span] = []
        self.trailing_commas: list[Span] = []

    def document(self, start: int) -> Node | None:
        """The root node; the data is in `data`. Raises JsonError at the first mistake."""
        at = self._space(start)
        if at == len(self.content):
            return None
        expected: _Expected = "value"
        while expected != "end":
            character = self.content[at : at + 1]
            if expected == "key or }":
                at, expected = self._close(at) if character == "}" else self._key(at)
            elif expected == "item or ]" and character == "]":
                at, expected = self._close(at)
            elif expected == "comma":
                at, expected = self._comma(at, character)
            elif character in ("{", "["):
                at, expected = self._open(at, character)
            else:
                at, expected = self._scalar(at, character)
            at = self._space(at)
        if at < len(self.content):
            raise mistakes.behind_the_end(self.content, at)
        return self.root

    def _space(self, at: int) -> int:
        """The next offset that is neither space nor comment."""
        while True:
            at = _SPACE.match(self.content, at).end()  # type: ignore[union-attr]
            if not self.content.startswith("/", at):
                return at
            comment = _COMMENT.match(self.content, at)
            if comment is None:
                raise mistakes.open_comment(self.content, at)
            self.comments.append(Span(*comment.span()))
            at = comment.end()

    def _open(self, at: int, character: str) -> tuple[int, _Expected]:
        if len(self.stack) >= MAX_DEPTH:
            raise mistakes.limit(Span(at, at + 1), f"more than {MAX_DEPTH} levels of nesting", self._pointer())
        node = Node("mapping" if character == "{" else "sequence", "json", at, at + 1)
        self.stack.append(_Frame(node))
        return at + 1, "key or }" if character == "{" else "item or ]"

    def _close(self, at: int) -> tuple[int, _Expected]:
        frame = self.stack.pop()
        if frame.comma:
            self.trailing_commas.append(Span(frame.comma, frame.comma + 1))
        frame.node.end = at + 1
        if frame.node.kind == "mapping":
            frame.node.entries = frame.children
        else:
            frame.node.items = frame.children
        return self._attach(frame.data, frame.node)

    def _comma(self, at: int, character: str) -> tuple[int, _Expected]:
        """Behind a value: a comma, or the bracket that closes the collection."""
        frame = self.stack[-1]
        mapping = frame.node.kind == "mapping"
        if character == ",":
            frame.comma = at
            return at + 1, "key or }" if mapping else "item or ]"
        if character == ("}" if mapping else "]"):
            frame.comma = 0
            return self._close(at)
        last = frame.children[-1]
        raise mistakes.no_comma(self.content, at, frame.node, last.value.span if mapping else last.span)

    def _key(self, at: int) -> tuple[int, _Expected]:
        frame = self.stack[-1]
        if not self.content.startswith('"', at):
            raise mistakes.no_key(self.content, at, frame.node, frame.comma)
        frame.key, end = self._string(at)
        frame.key_span = Span(at, end)
        first = frame.keys.setdefault(frame.key, frame.key_span)
        if first is not frame.key_span:
            self.problems.append(mistakes.duplicate(frame.key, frame.key_span, first, self._pointer()))
        colon = self._space(end)
        if not self.content.startswith(":", colon):
            raise mistakes.no_colon(self.content, colon, frame.key_span)
        return colon + 1, "value"

    def _scalar(self, at: int, character: str) -> tuple[int, _Expected]:
        """A string, a number or one of the words; also a place where none of them is."""
        data: object
        if character == '"':
            text, end = self._string(at)
            data = placeholder(text) or text
            self.has_opaque |= data is not text
        elif number := _NUMBER.match(self.content, at):
            data, end = self._number(number), number.end()
        elif word := _WORD.match(self.content, at):
            data, end = _WORDS[word[0]], word.end()
        else:
            frame = self.stack[-1] if self.stack else None
            key = frame.key_span if frame and frame.node.kind == "mapping" else None
            raise mistakes.no_value(self.content, at, frame.node if frame else None, key, frame.comma if frame else 0)
        if isinstance(data, float) and not isfinite(data):
            self.problems.append(mistakes.non_finite(self.content, Span(at, end), self._pointer()))
        return end, self._attach(data, Node("scalar", "json", at, end))[1]

    def _number(self, match: re.Match[str]) -> int | float:
        if match.end() - match.start() > MAX_DIGITS:
            what = f"a number of {match.end() - match.start():,} characters"
            raise mistakes.limit(Span(*match.span()), what, self._pointer())
        return float(match[0]) if match[2] or match[3] else int(match[0])

    def _string(self, at: int) -> tuple[str, int]:
        """The string that starts at `at`, and its end."""
        if plain := _PLAIN_STRING.match(self.content, at):
            text, end = plain[1], plain.end()
        else:
            try:
                text, end = scanstring(self.content, at + 1, True)
            except JSONDecodeError as error:
                raise mistakes.bad_string(self.content, at, error.pos) from None
        if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
            self.problems.append(mistakes.surrogate(self.content, Span(at, end), self._pointer()))
        return text, end

    def _attach(self, data: object, node: Node) -> tuple[int, _Expected]:
        """A value is finished: it becomes an item, the value of the waiting key, or the document."""
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise mistakes.limit(node.span, f"more than {MAX_NODES:,} values", self._pointer())
        if not self.stack:
            self.data, self.root = data, node
            return node.end, "end"
        frame = self.stack[-1]
        if frame.node.kind == "sequence":
            frame.data.append(data)
            frame.children.append(node)
        else:
            frame.data[frame.key] = data
            frame.children.append(Entry(frame.key, frame.key_span, node))
        return node.end, "comma"

    def _pointer(self) -> Pointer:
        """The way to the value that is being read."""
        return tuple(len(frame.children) if frame.node.kind == "sequence" else frame.key for frame in self.stack)
