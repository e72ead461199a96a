"""Tools: what the API asks of them, and what other APIs have instead."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A key that tools of other APIs have; `means` is the key that says it here, if any."""

    of: str
    means: str | None


def text(row: str) -> str:
    """A row of the table that is one word, such as `forcing_choice`."""
    return str(table("tools")[row])


def number(row: str) -> int:
    """A row of the table that is a number, such as `many`."""
    return int(table("tools")[row])


@cache
def listed(row: str) -> tuple[str, ...]:
    """A row of the table that is a list of words, such as `server_ways`."""
    return tuple(table("tools")[row])


@cache
def pattern(row: str) -> re.Pattern[str]:
    """A row of the table that is a pattern; `fullmatch` it, because a final newline is no match for the server."""
    return re.compile(text(row).removeprefix("^").removesuffix("$"))


@cache
def foreign_keys() -> dict[str, ForeignKey]:
    """Keys that function tools of other APIs have."""
    return {row["key"]: ForeignKey(row["of"], row["means"]) for row in table("tools")["foreign_keys"]}


@cache
def foreign_types() -> dict[str, str]:
    """Types of tools that Realtime does not have, and the API that does."""
    return {row["type"]: row["of"] for row in table("tools")["foreign_types"]}


def choice_slips() -> dict[str, str]:
    """Words people write for a tool choice, and the one that was meant."""
    slips: dict[str, str] = table("tools")["choice_slips"]
    return slips


def connectors_end() -> date:
    """The day after whose end no new model takes connectors."""
    return date.fromisoformat(text("connectors_end_for_models_after"))
