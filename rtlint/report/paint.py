"""The few colours of the text report."""

from __future__ import annotations

from collections.abc import Callable

Paint = Callable[[str, str], str]

STYLES = {
    "bold": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "gutter": "1;34",
    "added": "32",
    "removed": "31",
}


def ansi(style: str, text: str) -> str:
    """Colour `text` with the escape sequences that all terminals know."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m"


def plain(_style: str, text: str) -> str:
    """Leave `text` as it is."""
    return text
