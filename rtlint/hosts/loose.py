"""Objects as people write them in prose, shells and logs: JSON with comments, gaps, templates and expressions in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from math import inf, isfinite, nan
from typing import Any

from rtlint.source.json_mistakes import duplicate
from rtlint.source.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.problem import Problem
from rtlint.source.text import Span
from rtlint.source.tree import Entry, Node

_SPACE = re.compile(r"[\s\ufeff]*")
_COMMENT = re.compile(r"//[^\r\n]*|/\*.*?\*/|#[^\r\n]*", re.DOTALL)
_SINGLE = re.compile(r"'((?:[^'\\\r\n]|\\.)*)'")
_BARE_KEY = re.compile(r"[A-Za-z_$][\w$-]*")
_NUMBER = re.compile(
    r"[-+]?(?:0[xX][0-9a-fA-F]+|(?:[0-9]+(?:_+[0-9]+)*(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)(?![\w.])"
)
_WORD = re.compile(r"(?:-?Infinity|NaN|true|false|null|True|False|None)(?![\w$.(\[])")
_ELLIPSIS = re.compile(r"\.\.\.|…")
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\$\{[^{}]*\}|<[A-Za-z0-9_. -]+>", re.DOTALL)
_QUOTED = re.compile(r"\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\]|\\.)*`", re.DOTALL)
_REST = re.compile(r"[^\r\n]*")
_OPENING = frozenset("\"'`{$<")
_WORDS: dict[str, bool | float | None] = {
    "true": True, "false": False, "null": None, "True": True, "False": False, "None": None,
    "NaN": nan, "Infinity": inf, "-Infinity": -inf,
}  # fmt: skip

#: Comments that stand for what is left out.
_OMITS = re.compile(
    r"\.\.\.|…|\b(?:other|others|rest|more|remaining|additional|omitted|etc|same as|as above|your|see)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Loose:
    """An object or a list, and what was met in it.

    `end` is behind it. `comments` and `trailing_commas` are places in the text, `has_gaps` says that something in it is
    not JSON for another reason.
    """

    data: Any = None
    root: Node = field(default_factory=lambda: Node("scalar", "json", 0, 0))
    end: int = 0
    incomplete: set[Pointer] = field(default_factory=set)
    has_opaque: bool = False
    has_gaps: bool = False
    problems: list[Problem] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)
    trailing_commas: list[Span] = field(default_factory=list)


def read_loose(content: str, at: int = 0) -> Loose | None:
    """The object or the list that starts at `at`; None when there is none, or it is not understood."""
    reader = _Reader(content)
    try:
        at = reader.space(at)
        if content[at : at + 1] not in ("{", "["):
            return None
        reader.found.data, reader.found.root = reader.value(at, ())
    except (_NotUnderstoodError, RecursionError):
        return None
    reader.found.end = reader.found.root.end
    return reader.found


class _NotUnderstoodError(Exception):
    """A text that is no object."""


class _Reader:
    """The state of one reading."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.found = Loose()
        self.nodes = 0
        self.unclosed: dict[str, int] = {}
        """Up to where it is known of a quote, or of `{{`, that nothing closes one."""

    def space(self, at: int, pointer: Pointer | None = None) -> int:
        """The next offset that is neither space nor comment; a comment may say that `pointer` has more than is written."""
        while True:
            at = _SPACE.match(self.content, at).end()  # type: ignore[union-attr]
            comment = _COMMENT.match(self.content, at)
            if comment is None:
                return at
            self.found.comments.append(Span(*comment.span()))
            if pointer is not None and _OMITS.search(comment[0]):
                self._lacks(pointer)
            at = comment.end()

    def value(self, at: int, pointer: Pointer) -> tuple[Any, Node]:
        """The value at an offset that is no space."""
        self.nodes += 1
        if self.nodes > MAX_NODES or len(pointer) > MAX_DEPTH:
            raise _NotUnderstoodError
        character = self.content[at : at + 1]
        if character == "{" and not self.content.startswith("{{", at):
            return self._mapping(at, pointer)
        if character == "[":
            return self._sequence(at, pointer)
        node = Node("scalar", "json", at, at)
        data, node.end = self._scalar(at, character, pointer)
        return data, node

    def _mapping(self, at: int, pointer: Pointer) -> tuple[Any, Node]:
        node = Node("mapping", "json", at, at)
        data: dict[str, Any] = {}
        entries: list[Entry] = []
        places: dict[str, Span] = {}
        comma: int | None = None
        at = self.space(at + 1, pointer)
        while not self.content.startswith("}", at):
            if _ELLIPSIS.match(self.content, at) or self.content.startswith(("[", "{{", "${", "<"), at):
                # A spread, a computed key, or what somebody did not care to write.
                self._lacks(pointer)
                at = self._unknown_end(at)
            else:
                key, span = self._key(at)
                if places.setdefault(key, span) is not span:
                    self.found.problems.append(duplicate(key, span, places[key], pointer))
                at = self.space(span.end, pointer)
                if self.content.startswith(":", at):
                    data[key], child = self.value(self.space(at + 1), (*pointer, key))
                else:  # `voice,` is short for a variable of that name
                    data[key], child = self._opaque(span), Node("scalar", "json", span.start, span.end)
                entries.append(Entry(key, span, child))
                at = max(at, child.end)
            at, comma = self._separator(at, pointer, "}")
        if comma is not None and entries:
            self.found.trailing_commas.append(Span(comma, comma + 1))
        node.end, node.entries = at + 1, entries
        return data, node

    def _sequence(self, at: int, pointer: Pointer) -> tuple[Any, Node]:
        node = Node("sequence", "json", at, at)
        data: list[Any] = []
        items: list[Node] = []
        comma: int | None = None
        at = self.space(at + 1)
        while not self.content.startswith("]", at):
            item, child = self.value(at, (*pointer, len(data)))
            data.append(item)
            items.append(child)
            at, comma = self._separator(child.end, None, "]")
        if comma is not None and items:
            self.found.trailing_commas.append(Span(comma, comma + 1))
        node.end, node.items = at + 1, items
        return data, node

    def _separator(self, at: int, pointer: Pointer | None, closing: str) -> tuple[int, int | None]:
        """Behind a value: the start of the next one or the bracket, and the place of the comma between them."""
        at = self.space(at, pointer)
        if self.content.startswith(closing, at):
            return at, None
        if not self.content.startswith(",", at):
            # Nobody writes a comma before or behind three dots.
            if _ELLIPSIS.match(self.content, at) or self.found.has_gaps:
                return at, None
            raise _NotUnderstoodError
        return self.space(at + 1, pointer), at

    def _key(self, at: int) -> tuple[str, Span]:
        if self.content.startswith('"', at):
            text, end = self._double(at)
            return text, Span(at, end)
        if single := _SINGLE.match(self.content, at):
            return _unescaped(single[1]), Span(*single.span())
        bare = _BARE_KEY.match(self.content, at)
        if bare is None:
            raise _NotUnderstoodError
        return bare[0], Span(*bare.span())

    def _scalar(self, at: int, character: str, pointer: Pointer) -> tuple[Any, int]:
        data: Any
        if character == '"':
            data, end = self._double(at)
        elif character == "'" and (single := _SINGLE.match(self.content, at)):
            data, end = _unescaped(single[1]), single.end()
        elif number := _NUMBER.match(self.content, at):
            data, end = _number(number[0]), number.end()
        elif word := _WORD.match(self.content, at):
            data, end = _WORDS[word[0]], word.end()
        else:
            end = self._unknown_end(at)
            return self._opaque(Span(at, end)), end
        rest = self.space(end)
        if self.content[rest : rest + 1] not in (",", "}", "]", ":", "") and not _is_next(self.content, end, rest):
            end = self._unknown_end(at)  # `"a" + b`
            return self._opaque(Span(at, end)), end
        if isinstance(data, float) and not isfinite(data):
            problem = f"`{self.content[at:end]}` is no number that JSON can carry"
            self.found.problems.append(
                Problem("non-finite-number", problem, "use a finite number", Span(at, end), pointer)
            )
        if isinstance(data, str):
            unknown = placeholder(data) or _abbreviated(data)
            self.found.has_opaque |= unknown is not None
            data = data if unknown is None else unknown
        return data, end

    def _double(self, at: int) -> tuple[str, int]:
        try:
            text, end = scanstring(self.content, at + 1, False)
        except JSONDecodeError as error:
            raise _NotUnderstoodError from error
        return text.encode("utf-8", "replace").decode() if not text.isascii() else text, end

    def _unknown_end(self, at: int) -> int:
        """Where an expression ends that starts at `at`: before the comma or bracket behind it, on its own line."""
        self.found.has_gaps = True
        start, depth = at, 0
        while at < len(self.content):
            behind = self._behind(at)
            if behind is not None:
                at = behind
                continue
            character = self.content[at]
            if depth == 0 and character in ",}]\r\n":
                break
            depth += (character in "([{") - (character in ")]}")
            if depth < 0:
                break
            at += 1
        written = self.content[start:at].rstrip()
        if not written:
            raise _NotUnderstoodError
        return start + len(written)

    def _behind(self, at: int) -> int | None:
        """The end of the text in quotes or of the template that starts here; None when none does, or nothing ends it."""
        character = self.content[at]
        if character not in _OPENING or at < self.unclosed.get(character, 0):
            return None
        token = _TEMPLATE.match(self.content, at) or _QUOTED.match(self.content, at)
        if token is not None:
            return token.end()
        if character in "\"'":
            self.unclosed[character] = _REST.match(self.content, at).end()  # type: ignore[union-attr]
        elif character == "`" or self.content.startswith("{{", at):
            self.unclosed[character] = len(self.content)
        return None

    def _opaque(self, span: Span) -> Opaque:
        self.found.has_opaque = True
        text = self.content[span.start : span.end][:80]
        return Opaque("" if placeholder(text) is not None else text, "not written here")

    def _lacks(self, pointer: Pointer) -> None:
        self.found.incomplete.add(pointer)


def _is_next(content: str, end: int, rest: int) -> bool:
    """Whether what follows a value stands on a line of its own, or is what was left out."""
    return "\n" in content[end:rest] or "\r" in content[end:rest] or _ELLIPSIS.match(content, rest) is not None


def _number(text: str) -> int | float:
    digits = text.replace("_", "")
    if len(digits) > MAX_DIGITS:
        raise _NotUnderstoodError
    if "x" in digits.lower():
        return int(digits, 16)
    return float(digits) if set(digits) & set(".eE") else int(digits)


def _unescaped(text: str) -> str:
    return re.sub(
        r"\\(.)", lambda match: {"n": "\n", "t": "\t", "r": "\r"}.get(match[1], match[1]), text, flags=re.DOTALL
    )


def _abbreviated(text: str) -> Opaque | None:
    """A text of which only a part is written; None for one that is all there."""
    words = text.strip()
    if words.startswith(("...", "…")) or words.endswith(("...", "…")):
        return Opaque(text, "an abbreviated text")
    return None
