"""Which comments of a host speak of all of a snippet: those right above it, and those on its opening line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rtlint.source.document import Comment
from rtlint.source.text import Span, Text
from rtlint.source.tree import Node

_BLANK = re.compile(r"[> \t\r\n]*")
_LEAD = re.compile(r"[\ufeff> \t]*")


class Comments:
    """The comments of a file by their places; there may be as many as there are snippets."""

    def __init__(self, comments: Iterable[Comment], text: Text) -> None:
        """Take the comments of a text in any order."""
        self._text = text
        self._all = sorted(comments, key=lambda comment: comment.span.start)
        self._starts = [comment.span.start for comment in self._all]
        self._reach: dict[int, int] = {}

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._all)

    def aimed(self, root: Node, stretch: Span) -> list[Comment]:
        """Those that speak of all of the snippet with this root, which is in this stretch."""
        return [self._all[index] for index in sorted(self._aimed(root, stretch))]

    def between(self, start: int, end: int, root: Node, stretch: Span) -> Iterator[Comment]:
        """Those that start in a part of the text, as they concern the snippet with this root, which is in this stretch."""
        aimed = set(self._aimed(root, stretch))
        for index in self._within(start, end):
            comment = self._all[index]
            yield replace(comment, covers=stretch) if index in aimed else comment

    def _aimed(self, root: Node, stretch: Span) -> Iterator[int]:
        opening, first = (self._text.position(offset).line for offset in (root.start, _first(root)))
        if opening < first:
            yield from self._within(self._text.start(opening), self._text.start(opening + 1))
        index = bisect_left(self._starts, stretch.start) - 1
        while index >= 0 and self._all[index].span.end <= stretch.start <= self._reached(index):
            if self._is_alone(index):
                yield index
            index -= 1

    def _within(self, start: int, end: int) -> range:
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def _reached(self, index: int) -> int:
        """Where the blank behind a comment ends."""
        if index not in self._reach:
            self._reach[index] = _end(_BLANK, self._text.content, self._all[index].span.end)
        return self._reach[index]

    def _is_alone(self, index: int) -> bool:
        """Whether nothing stands before a comment on its line."""
        start = self._starts[index]
        line = self._text.start(self._text.position(start).line)
        return _end(_LEAD, self._text.content, line) >= start


def _end(pattern: re.Pattern[str], content: str, at: int) -> int:
    return pattern.match(content, at).end()  # type: ignore[union-attr]  # it matches nothing, too


def _first(root: Node) -> int:
    """Where the first thing in a collection starts, or the collection itself when nothing is in it."""
    starts = (*(entry.key_span.start for entry in root.entries), *(item.start for item in root.items))
    return min(starts, default=root.start)
