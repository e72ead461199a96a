"""Examples of edits in Markdown: a text, a list of changes, and the text afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rtlint.source.change import Change, Move, Remove, Rename, Set
from rtlint.source.pointer import Pointer, parse

FOLDER = Path(__file__).parent / "examples"
_EXAMPLE = re.compile(r"^## (?P<title>[^\n]*)\n\n```(?P<form>\w+)\n(?P<before>.*?)```\n\n(?P<changes>(?:- [^\n]*\n)+)"
                      r"(?:\n```\w+\n(?P<after>.*?)```\n)?", re.MULTILINE | re.DOTALL)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Example:
    """One example; `after` is None where the page does not say it."""

    title: str
    form: str
    before: str
    orders: tuple[str, ...]
    after: str | None


def examples() -> Iterator[Example]:
    """The examples of all pages. `chop` among the orders takes the final line end from both texts."""
    for page in sorted(FOLDER.glob("*.md")):
        for match in _EXAMPLE.finditer(page.read_text()):
            orders = tuple(line[2:] for line in match["changes"].splitlines())
            yield Example(f"{page.stem}: {match['title']}", match["form"], match["before"], orders, match["after"])


def change(order: str, data: Any) -> Change:
    """The change that an order such as `set /voice "marin"` means."""
    verb, first, *rest = order.split(" ", 2)
    pointer = _pointer("" if first == '""' else first, data)
    if verb == "remove":
        return Remove(pointer)
    if verb == "move":
        return Move(pointer, _pointer(rest[0], data))
    value = json.loads(rest[0])
    return Rename(pointer, value) if verb == "rename" else Set(pointer, value, first=verb == "first")


def _pointer(text: str, data: Any) -> Pointer:
    """The pointer with the indices of lists as numbers."""
    pointer: Pointer = ()
    for step in parse(text):
        index = int(step) if isinstance(data, list) else step
        pointer = (*pointer, index)
        known = (isinstance(data, dict) and index in data) or (isinstance(data, list) and int(index) < len(data))
        data = data[index] if known else None
    return pointer
