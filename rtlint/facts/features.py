"""Features of the API that end: when that was announced, and their last day."""

from __future__ import annotations

from datetime import date
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature that ends; `shutdown` is its last day of service."""

    announced: date
    shutdown: date


@cache
def features() -> dict[str, Feature]:
    """Every feature that ends, by the name of its field."""
    return {
        row["name"]: Feature(date.fromisoformat(row["announced"]), date.fromisoformat(row["shutdown"]))
        for row in table("features")["features"]
    }
