"""Numbers that no schema says, because a rule says them better."""

from __future__ import annotations

from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class Limit:
    """The least and the greatest value of a field, both included, and what the server takes without one."""

    minimum: float
    maximum: float
    default: str


@cache
def limits() -> dict[str, Limit]:
    """Every limit by the name of its field."""
    return {
        row["name"]: Limit(row["minimum"], row["maximum"], str(row["default"])) for row in table("limits")["limits"]
    }
