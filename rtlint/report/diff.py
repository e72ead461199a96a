"""Two texts of one file as a unified diff, the form that people review and `patch` applies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import unified_diff

from rtlint.redact import mask_surely
from rtlint.report.columns import cells, shown
from rtlint.report.frame import BYTE_ORDER_MARK
from rtlint.report.log import not_obeyed
from rtlint.report.paint import Paint, ansi, plain

#: How many lines that stay are shown around those that change.
AROUND = 3

_END = re.compile(r"\r?\n?\Z")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


_STYLES = {"+": "added", "-": "removed", "@": "gutter"}


def render_diff(path: str, before: str, after: str, *, color: bool = False, verbatim: bool = False) -> str:
    """Show what changes in the file at `path`; empty when nothing does. Secrets are masked by the caller, in both texts.

    `verbatim` is for `patch`; without it nothing in the texts is obeyed by a terminal or by the service that keeps a log.
    """
    name = shown(mask_surely(path))
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), name, name, n=AROUND)
    return "".join(_painted(lines if verbatim else map(_harmless, lines), ansi if color else plain))


def _painted(lines: Iterable[str], paint: Paint) -> Iterator[str]:
    for number, line in enumerate(lines):
        style = "bold" if number < 2 else _STYLES.get(line[0])  # the first two name the file
        yield paint(style, line.rstrip("\r\n")) + line[len(line.rstrip("\r\n")) :] if style else line
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"


def _harmless(line: str) -> str:
    """A line in which nothing is obeyed: then it is not what `patch` needs, but only where there was something to obey."""
    words = _END.sub("", line)
    if words.isascii() and words.isprintable() and "##" not in words and "::" not in words:
        return line
    kept = (
        before if before == "\t" or not looks or (before == BYTE_ORDER_MARK and place == 1) else looks
        for place, (before, (looks, _)) in enumerate(zip(words, cells(words), strict=True))
    )
    return not_obeyed("".join(kept)) + line[len(words) :]
