"""The text of one document while it is edited: its lines, its comments, its tree."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.source.change import Impossible
from rtlint.source.comments import comments
from rtlint.source.document import Document, Format, tree
from rtlint.source.read import read_text
from rtlint.source.syntax import JSON, Syntax
from rtlint.source.text import Span
from rtlint.source.tree import Node

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*")
_BLANKS = re.compile(r"[ \t]*")
_YAML_GAP = re.compile(r"(?:[ \t\r\n,]+|#[^\r\n]*)*")
_YAML_SPACE = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands on a line behind something: comments up to `end`. `closed` when the line ends there."""

    comments: tuple[Span, ...]
    end: int
    closed: bool


class Page:
    """A document that stands alone in its text. Offsets are those of this text."""

    def __init__(
        self, document: Document, eol: str, syntax: Syntax | None = JSON, solid: tuple[Span, ...] = ()
    ) -> None:
        if document.text is None or document.format == "data":
            raise Impossible("this data has no text to edit")
        self.document = document
        self.content = document.text.content
        self.data = document.data
        self.syntax = None if document.format == "yaml" else syntax
        """How it is written; None for YAML, which is written in ways of its own."""
        self.solid = solid
        """Texts over several lines, which no line may be indented in."""
        self.eol = eol
        self.children: dict[int, Any] = {}
        """The slots of collections that were asked for already, by the identity of their nodes."""
        self.keys: dict[int, dict[str, list[int]]] = {}
        """Where in a mapping a key stands, for mappings that were looked into already."""
        self.first = 1 if self.content.startswith("\ufeff") else 0
        """Where the text begins, behind its byte-order mark."""

    @cached_property
    def root(self) -> Node | None:
        """The root of the tree."""
        return tree(self.document)

    @cached_property
    def comments(self) -> tuple[Span, ...]:
        """The places of all comments, in order."""
        return tuple(comment.span for comment in comments(self.document))

    @cached_property
    def _comment_starts(self) -> list[int]:
        return [comment.start for comment in self.comments]

    @cached_property
    def _line_ends(self) -> array[int]:
        return array("q", (end.start() for end in _LINE_END.finditer(self.content)))

    @cached_property
    def _line_starts(self) -> array[int]:
        """Where the lines behind the line ends begin."""
        return array("q", (end.end() for end in _LINE_END.finditer(self.content)))

    @cached_property
    def targets(self) -> frozenset[int]:
        """The ids of the nodes that an alias stands for."""
        if self.syntax or "*" not in self.content:
            return frozenset()
        return frozenset(id(node.target) for node in nodes(self.root) if node.target)

    def between(self, start: int, end: int) -> tuple[Span, ...]:
        """The comments that begin in this stretch."""
        left, right = (bisect_left(self._comment_starts, at) for at in (start, end))
        return self.comments[left:right]

    def cut(self, span: Span) -> str:
        """The characters of a span."""
        return self.content[span.start : span.end]

    def line_start(self, at: int) -> int:
        """Where the line of this offset begins; a byte-order mark is no part of it."""
        line = bisect_right(self._line_starts, at)
        return max(self._line_starts[line - 1] if line else 0, self.first)

    def line_end(self, at: int) -> int:
        """The offset of the next line end, or the end of the text."""
        line = bisect_left(self._line_ends, at)
        return self._line_ends[line] if line < len(self._line_ends) else len(self.content)

    def next_line(self, at: int) -> int:
        """Where the line behind the one of this offset begins, or the end of the text."""
        line = bisect_left(self._line_ends, at)
        return self._line_starts[line] if line < len(self._line_ends) else len(self.content)

    def column(self, at: int) -> int:
        """How many characters stand before this offset on its line."""
        return at - self.line_start(at)

    def margin(self, at: int) -> str:
        """The white space with which the line of this offset begins."""
        start = self.line_start(at)
        return self.content[start : self.skip_blanks(start)]

    def starts_line(self, at: int) -> bool:
        """Whether nothing but white space stands before this offset on its line."""
        return self.skip_blanks(self.line_start(at)) >= at

    def skip_blanks(self, at: int) -> int:
        """The next offset that is neither space nor tab."""
        return _BLANKS.match(self.content, at).end()  # type: ignore[union-attr]

    def skip_blank_lines(self, at: int) -> int:
        """The beginning of the next line that is not blank."""
        return _BLANK_LINES.match(self.content, at).end()  # type: ignore[union-attr]

    def skip_gap(self, at: int) -> int:
        """The next offset that is no white space, no comma and no comment."""
        return (self.syntax.gap if self.syntax else _YAML_GAP).match(self.content, at).end()  # type: ignore[union-attr]

    def skip_space(self, at: int) -> int:
        """The next offset that is no white space and no comment."""
        return (self.syntax.space if self.syntax else _YAML_SPACE).match(self.content, at).end()  # type: ignore[union-attr]

    def skip_gap_to_comma(self, at: int) -> int | None:
        """The offset of the comma that follows, with nothing but white space and comments between; None without one."""
        comma = self.skip_space(at)
        return comma if self.content.startswith(",", comma) else None

    def closing(self, node: Node) -> int:
        """Where the closing bracket of a flow collection stands; in code a type may stand behind it."""
        return node.end - 1 - (len(node.tag) if self.syntax and node.tag else 0)

    def properties(self, node: Node) -> list[str]:
        """The anchor and the tag of a value, as they are written."""
        text = self.content[node.lead : node.start]
        for comment in self.between(node.lead, node.start):
            text = text.replace(self.cut(comment), "")
        return text.split()

    def before_line_end(self, line: int) -> int:
        """Where the line end in front of a line begins; the same place when there is none."""
        if self.content[line - 2 : line] == "\r\n":
            return line - 2
        return line - 1 if self.content[line - 1 : line] in ("\r", "\n") else line

    def before_blanks(self, at: int) -> int:
        """The offset where the spaces and tabs before `at` begin."""
        while at > self.first and self.content[at - 1] in " \t":
            at -= 1
        return at

    def tail(self, at: int) -> Tail:
        """The comments that follow on the line of this offset, with nothing but white space between."""
        found: list[Span] = []
        end = at
        here = self.skip_blanks(at)
        for comment in self.between(here, self.line_end(here) + 1):
            if comment.start != here:
                break
            found.append(comment)
            end, here = comment.end, self.skip_blanks(comment.end)
        return Tail(tuple(found), end, here == self.line_end(here))

    def above(self, at: int, column: int) -> list[Span]:
        """The comments on lines of their own directly above the line of this offset, not deeper than `column`."""
        found: list[Span] = []
        here = self.line_start(at)
        index = bisect_left(self._comment_starts, here) - 1
        while index >= 0:
            comment = self.comments[index]
            line = _LINE_END.match(self.content, self.skip_blanks(comment.end))
            if not line or line.end() != here or not self.starts_line(comment.start):
                break
            if self.column(comment.start) > column:
                break
            found.insert(0, comment)
            here = self.line_start(comment.start)
            index -= 1
        return found

    def is_in_text(self, line: int) -> bool:
        """Whether a line begins in a text over several lines."""
        return any(span.start < line <= span.end for span in self.solid)

    def free_line(self, at: int) -> int:
        """The nearest line start at or above the line of this offset that lies in no scalar and no comment."""
        start = self.line_start(at)
        solid = [*self.comments, *(node.span for node in nodes(self.root) if node.kind == "scalar")]
        while inside := next((span for span in solid if span.start < start < span.end), None):
            start = self.line_start(inside.start)
        return start


def nodes(root: Node | None) -> Iterator[Node]:
    """Every value of a tree in the order of the text, but no keys."""
    pending = [root] if root else []
    while pending:
        node = pending.pop()
        yield node
        pending.extend(reversed([*(entry.value for entry in node.entries), *node.items]))


def read_page(content: str, format: Format, eol: str, path: str) -> Page | None:
    """The text as a page; None when it does not hold exactly one readable document."""
    documents = list(read_text(path, content, format=format))
    return Page(documents[0], eol) if len(documents) == 1 and documents[0].readable else None


@lru_cache(maxsize=4)
@lru_cache(maxsize=2)
def line_end_of(content: str) -> str:
    """The line end that is used most; a line feed when there is none. It is asked for each literal in a file."""
    crlf = content.count("\r\n")
    counts = {"\n": content.count("\n") - crlf, "\r\n": crlf, "\r": content.count("\r") - crlf}
    return max(counts, key=lambda end: counts[end])


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends."""
    return _LINE_END.split(text)
