"""Other services whose configuration looks like ours, and how to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from rtlint.facts import table
from rtlint.source.pointer import Pointer, parse


@dataclass(frozen=True, slots=True)
class Foreign:
    """One other service: keys only it has, and values (by pointer, as patterns in which `*` is any text) only it takes."""

    name: str
    advice: str
    keys: frozenset[str]
    values: Mapping[Pointer, tuple[str, ...]]

    def takes(self, value: Any, at: Pointer) -> bool:
        """Whether a value at a pointer of `values` is one that only this service takes."""
        return isinstance(value, str) and any(fnmatchcase(value, pattern) for pattern in self.values[at])


@cache
def foreign() -> tuple[Foreign, ...]:
    """Every other service that is known."""
    return tuple(
        Foreign(
            name=row["name"],
            advice=row["advice"],
            keys=frozenset(row["keys"]),
            values={parse(pointer): tuple(patterns) for pointer, patterns in row["values"].items()},
        )
        for row in table("foreign")["foreign"]
    )
