"""Two texts of one file as a unified diff, the form that people review and `patch` applies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

from rtlint.report.columns import shown
from rtlint.report.paint import Paint, ansi, plain

#: How many lines that stay are shown around those that change.
AROUND = 3

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


_STYLES = {"+": "added", "-": "removed", "@": "gutter"}


def render_diff(path: str, before: str, after: str, *, color: bool = False) -> str:
    """Show what changes in the file at `path`; empty when nothing does. Secrets are masked by the caller, in both texts."""
    return "".join(_lines(shown(path), _LINE.findall(before), _LINE.findall(after), ansi if color else plain))


def _lines(path: str, before: list[str], after: list[str], paint: Paint) -> Iterator[str]:
    for number, line in enumerate(unified_diff(before, after, path, path, n=AROUND)):
        style = "bold" if number < 2 else _STYLES.get(line[0])  # the first two name the file
        safe = _harmless(line)
        yield paint(style, safe.rstrip("\r\n")) + safe[len(safe.rstrip("\r\n")) :] if style else safe
        if not line.endswith("\n"):
            yield "\n\\ No newline at end of file\n"


def _harmless(line: str) -> str:
    """A line in which nothing steers the terminal. Only then is it not what `patch` needs."""
    end = re.search(r"\r?\n?$", line)
    whole = len(line) if end is None else end.start()
    return (
        "".join(each if each.isprintable() or each in "\t\ufeff" else shown(each) for each in line[:whole])
        + line[whole:]
    )
