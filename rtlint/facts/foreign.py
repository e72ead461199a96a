"""Other services whose configuration looks like ours, and how to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rtlint.facts import table
from rtlint.source.pointer import Pointer, parse


@dataclass(frozen=True, slots=True)
class Foreign:
    """One other service: keys only it has, and values (by pointer, as prefixes) only it takes."""

    name: str
    advice: str
    keys: frozenset[str]
    values: Mapping[Pointer, tuple[str, ...]]


@cache
def foreign() -> tuple[Foreign, ...]:
    """Every other service that is known."""
    return tuple(
        Foreign(
            name=row["name"],
            advice=row["advice"],
            keys=frozenset(row["keys"]),
            values={parse(pointer): tuple(prefixes) for pointer, prefixes in row["values"].items()},
        )
        for row in table("foreign")["foreign"]
    )
