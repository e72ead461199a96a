"""A decoded file, and the lines and columns of its offsets."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import field
from functools import partial

from rtlint.dataclass import dataclass

# Editors, compilers and SARIF viewers agree on these three. Python's `splitlines` and the YAML 1.1 parsers also
# end a line at NEL, LS and PS (and `splitlines` at form feeds), and would number the lines differently.
_LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: offsets in code points, `end` exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text: line and column count from 1, the offset from 0, all in code points."""

    line: int
    column: int
    offset: int


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded file, with its byte-order mark if there is one."""

    content: str
    # A list would take 44 bytes for each line, of which there may be eight million.
    _starts: array[int] = field(default_factory=partial(array, "q"), init=False, repr=False, compare=False)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; one past the last character is allowed.

        A byte-order mark has a column like any character. Raises ValueError outside of the text.
        """
        if not 0 <= offset <= len(self.content):
            raise ValueError(f"offset {offset} is outside of a text of {len(self.content)} characters")
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1, offset)

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, without its line end. Raises IndexError when there is no such line."""
        starts = self._line_starts()
        if not 1 <= number <= len(starts):
            raise IndexError(f"line {number} of {len(starts)}")
        end = starts[number] if number < len(starts) else len(self.content)
        return self.content[starts[number - 1] : end].rstrip("\r\n")

    def start(self, number: int) -> int:
        """The offset of the first character of line `number`, counted from 1."""
        return self._line_starts()[number - 1]

    @property
    def line_count(self) -> int:
        """How many lines there are; a text that ends with a line end has an empty last line."""
        return len(self._line_starts())

    def _line_starts(self) -> array[int]:
        """The offset of each line's first character, made when first asked for."""
        if not self._starts:
            self._starts.append(0)
            self._starts.extend(end.end() for end in _LINE_END.finditer(self.content))
        return self._starts
