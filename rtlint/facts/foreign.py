"""Other services whose configuration looks like ours, and how to tell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.facts import table
from rtlint.source.pointer import Pointer, parse


@dataclass(frozen=True, slots=True)
class Foreign:
    """One other service: keys only it has, and values (by pointer, as patterns in which `*` is any text) only it takes.

    `in_code` are words, in lower case, one of which is in code that talks to it.
    """

    name: str
    advice: str
    keys: frozenset[str]
    values: Mapping[Pointer, tuple[str, ...]]
    in_code: tuple[str, ...]

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
            in_code=tuple(row["in_code"]),
        )
        for row in table("foreign")["foreign"]
    )


def talks_to_another(code: str) -> bool:
    """Whether code (or its path) names another service, and not the address of ours."""
    said = code.lower()
    return not any(server in said for server in table("foreign")["ours"]) and _others().search(said) is not None


@cache
def _others() -> re.Pattern[str]:
    words = (re.escape(word) for service in foreign() for word in service.in_code)
    return re.compile(f"(?<![a-z0-9])(?:{'|'.join(words)})")
