"""Splices: stretches of a text that become another text, and what several rounds of them do to the first one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from rtlint.dataclass import dataclass
from rtlint.source.change import Impossible


@dataclass(frozen=True, slots=True)
class Splice:
    """The characters from `start` to `end` (exclusive, in code points) become `text`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text after `splices`, which are sorted, do not overlap, and are all against the text as it is."""
    parts: list[str] = []
    at = 0
    for splice in splices:
        parts += (text[at : splice.start], splice.text)
        at = splice.end
    return "".join((*parts, text[at:]))


def ordered(splices: Iterable[Splice]) -> tuple[Splice, ...]:
    """The splices sorted, what is inserted at a place before what is cut there. Raises Impossible if two overlap."""
    result = sorted(splices, key=lambda splice: (splice.start, splice.end))
    if any(right.start < left.end for left, right in pairwise(result)):
        raise Impossible("its parts stand too close together in the text")
    return tuple(result)


class Taken:
    """The stretches of a text that edits touch which are to be made together."""

    def __init__(self) -> None:
        self._stretches: list[tuple[int, int]] = []

    def take(self, stretches: Sequence[tuple[int, int]]) -> bool:
        """Take all of these stretches, or none if one of them shares a character or, as an insertion, its place."""
        if any(self._is_met(stretch) for stretch in stretches):
            return False
        for stretch in stretches:
            insort(self._stretches, stretch)
        return True

    def _is_met(self, stretch: tuple[int, int]) -> bool:
        """Whether a stretch meets one that is taken: those are apart, so only its neighbours can be in its way."""
        at = bisect_left(self._stretches, stretch)
        near = self._stretches[max(at - 1, 0) : at + 1]
        return any(stretch == each or (each[0] < stretch[1] and stretch[0] < each[1]) for each in near)


_Piece: TypeAlias = tuple[int, int, str | None]
"""A stretch of the first text, or an inserted text, whose numbers mean nothing."""


class Pieces:
    """A text under several rounds of splices, as stretches of the first text and what was inserted between them."""

    def __init__(self, text: str) -> None:
        self.first = text
        self.text = text
        self._pieces: list[_Piece] = [(0, len(text), None)]

    def apply(self, splices: Sequence[Splice]) -> None:
        """Make splices that are against the text as it is now, ordered."""
        pieces: list[_Piece] = []
        rest = deque(self._pieces)
        at = 0
        for splice in splices:
            pieces += _first(rest, splice.start - at)
            pieces.append((0, 0, splice.text))
            deque(_first(rest, splice.end - splice.start), maxlen=0)
            at = splice.end
        self._pieces = [*pieces, *rest]
        self.text = spliced(self.text, splices)

    def copy(self) -> Pieces:
        """The same state, which later splices leave as it is."""
        result = Pieces(self.first)
        result.text, result._pieces = self.text, self._pieces
        return result

    def splices(self) -> tuple[Splice, ...]:
        """What all rounds together do to the first text, nothing that is the same before and after among it."""
        result: list[Splice] = []
        at, inserted = 0, ""
        for start, end, text in (*self._pieces, (len(self.first), len(self.first) + 1, None)):
            if text is not None:
                inserted += text
                continue
            if inserted or start > at:
                result += _trimmed(self.first, Splice(at, start, inserted))
            at, inserted = end, ""
        return tuple(result)


def _first(pieces: deque[_Piece], length: int) -> Iterator[_Piece]:
    """Take the first `length` characters off the pieces of a text."""
    while length > 0 and pieces:
        start, end, inserted = pieces.popleft()
        size = end - start if inserted is None else len(inserted)
        if size > length:
            head, tail = (inserted[:length], inserted[length:]) if inserted is not None else (None, None)
            pieces.appendleft((start + length, end, None) if tail is None else (0, 0, tail))
            start, end, inserted = (start, start + length, None) if head is None else (0, 0, head)
        length -= size
        yield start, end, inserted


def _trimmed(first: str, splice: Splice) -> list[Splice]:
    """The splice without what it would write back; a line end of two characters is never taken apart."""
    old, new = first[splice.start : splice.end], splice.text
    left = 0
    while left < min(len(old), len(new)) and old[left] == new[left]:
        left += 1
    if left and old[left - 1] == "\r" and "\n" in (old[left : left + 1], new[left : left + 1]):
        left -= 1
    right = 0
    while right < min(len(old), len(new)) - left and old[-1 - right] == new[-1 - right]:
        right += 1
    if right and old[len(old) - right] == "\n" and "\r" in (old[-1 - right : -right], new[-1 - right : -right]):
        right -= 1
    if left == right == 0 and old == new:
        return []
    trimmed = Splice(splice.start + left, splice.end - right, new[left : len(new) - right])
    return [trimmed] if trimmed.text or trimmed.end > trimmed.start else []
