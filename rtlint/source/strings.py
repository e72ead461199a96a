"""The strings in plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rtlint.source.pointer import Pointer


def strings(data: Any) -> Iterator[tuple[Pointer, str]]:
    """Every string value in `data`, with its pointer; what several aliases share comes once."""
    pending: list[tuple[Pointer, Any]] = [((), data)]
    seen: set[int] = set()
    while pending:
        place, value = pending.pop()
        if isinstance(value, str):
            yield place, value
        elif isinstance(value, (dict, list)) and id(value) not in seen:
            seen.add(id(value))
            steps = value.items() if isinstance(value, dict) else enumerate(value)
            pending.extend(((*place, step), item) for step, item in steps)
