"""Markdown in small pieces: tables, fences, and text that must not be taken for markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown, in which a vertical bar is text and a line break is a blank."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines) + "\n"


def fence(text: str, form: str, *, title: str = "", look: str = "") -> str:
    """A block of code; `look` is a class for the style sheet."""
    ticks = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    classes = f"{{ .{form} {f'.{look} ' if look else ''}{f'title={chr(34)}{title}{chr(34)} ' if title else ''}}}"
    return f"{ticks}{classes}\n{text.rstrip()}\n{ticks}\n"


def code(text: str) -> str:
    """A text as code within a line, whatever it holds."""
    if "`" not in text:
        return f"`{text}`"
    return f"`` {text} ``"


def name_of(text: str) -> str:
    """A name as code that is never broken into two lines."""
    return f"{code(text)}{{ .name }}"


def plain(text: str) -> str:
    """Text in which nothing is markup but what stands between backticks."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else re.sub(r"([\\*_<>\[\]])", r"\\\1", part) for part in parts)


def _cell(text: str) -> str:
    parts = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(part if part.startswith("`") else part.replace("|", "\\|") for part in parts)
