"""Excerpts: the lines of a file that a diagnostic speaks of, with its places underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Range
from rtlint.report.columns import columns, shown, window
from rtlint.report.paint import Paint
from rtlint.source.text import Text

CUT = "…"
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to underline: with what sign, in which style, and what to say beside it."""

    range: Range
    sign: str
    style: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of line `number` from `low` to `high` (code points, end exclusive), and the marks to draw under it."""

    number: int
    line: str
    low: int
    high: int
    marks: tuple[Mark, ...] = ()


def excerpt(text: Text, marks: Sequence[Mark], *, width: int, paint: Paint) -> Iterator[str]:
    """Draw all `marks` (at least one) in rows of at most `width` columns; labels are never cut.

    The most important mark comes first: of several marks under one line it is drawn first.
    """
    gutter = len(str(max(mark.range.start.line for mark in marks)))
    strips = sorted(cut(text, marks, width - gutter - 3), key=lambda strip: (strip.number, strip.low))
    bar = paint("gutter", f"{'':{gutter}} |")
    yield bar
    for strip in bridged(text, strips, width - gutter - 3):
        if strip is None:
            yield paint("gutter", "...")
            continue
        yield join(paint("gutter", f"{strip.number:{gutter}} |"), source(strip))
        for mark in strip.marks:
            yield join(bar, underline(strip, mark, paint))


def cut(text: Text, marks: Sequence[Mark], room: int) -> Iterator[Strip]:
    """Give each marked line once if its marks fit in `room` columns together, and once for each mark if not."""
    lines: dict[int, list[Mark]] = {}
    for mark in marks:
        lines.setdefault(mark.range.start.line, []).append(mark)
    for number, group in lines.items():
        together = around(text, number, group, room)
        if all(place(together.line, mark)[1] <= together.high for mark in group):
            yield together
        else:
            yield from (around(text, number, [mark], room) for mark in group)


def around(text: Text, number: int, marks: Iterable[Mark], room: int) -> Strip:
    """Cut line `number` so that it fits in `room` columns and the leftmost of `marks` is in it."""
    line = text.line(number)
    marks = tuple(marks)
    low, high = window(line, min((place(line, mark)[0] for mark in marks), default=0), room)
    return Strip(number, line, max(low, opening(number, line)), high, marks)


def opening(number: int, line: str) -> int:
    """Count the characters of a line that are never shown: a byte order mark opens many a file made on Windows."""
    return int(number == 1 and line.startswith(BYTE_ORDER_MARK))


def place(line: str, mark: Mark) -> tuple[int, int]:
    """Give the part of `line`, on which `mark` starts, that is marked (code points, end exclusive)."""
    start, end = mark.range.start, mark.range.end
    first = min(start.column - 1, len(line))
    return first, min(end.column - 1, len(line)) if end.line == start.line else len(line)


def bridged(text: Text, strips: Iterable[Strip], room: int) -> Iterator[Strip | None]:
    """Fill the gaps between strips: a single line with itself, more lines with None."""
    last = None
    for one in strips:
        if last is not None and one.number - last == 2:
            yield around(text, last + 1, (), room)
        elif last is not None and one.number - last > 2:
            yield None
        yield one
        last = one.number


def source(strip: Strip) -> str:
    """Show the source line."""
    before, after = clipped(strip)
    return before + shown(strip.line[strip.low : strip.high]) + after


def clipped(strip: Strip) -> tuple[str, str]:
    """Give the marks for what is left out at either side."""
    return CUT if strip.low > opening(strip.number, strip.line) else "", CUT if strip.high < len(strip.line) else ""


def underline(strip: Strip, mark: Mark, paint: Paint) -> str:
    """Draw the line below the source line: signs under what is marked (at least one), then the label."""
    start, end = (max(bound, strip.low) for bound in place(strip.line, mark))
    # What a character looks like may depend on the one before it, so the start of the strip is always measured along.
    indent = columns(strip.line[strip.low : start])
    signs = columns(strip.line[strip.low : min(end, strip.high)]) - indent
    last = last_line(mark.range)
    more = CUT if end > strip.high or last > strip.number else ""
    until = f"to line {last}" if last > strip.number else ""
    label = ": ".join(filter(None, (until, shown(mark.label))))
    return " " * (len(clipped(strip)[0]) + indent) + paint(mark.style, join(mark.sign * max(signs, 1) + more, label))


def last_line(place: Range) -> int:
    """Give the number of the last line with a character of this stretch on it."""
    start, end = place.start, place.end
    return end.line - 1 if end.column == 1 and end.line > start.line else end.line


def join(*parts: str) -> str:
    """Put a space between the parts that are not empty."""
    return " ".join(filter(None, parts))
