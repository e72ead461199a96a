"""Targets: the servers a configuration may be written for, and which tables and dates apply there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class Target:
    """One server. `lifecycle`, `models` and `voices` say whether OpenAI's dates and tables hold there.

    `beta_announced` is the day the end of its beta interface was announced, `speaks_beta_until` the last day of it.
    """

    name: str
    title: str
    dialect: str | None
    lifecycle: bool
    models: bool
    voices: bool
    beta_announced: date | None
    speaks_beta_until: date | None


@cache
def targets() -> dict[str, Target]:
    """Every target by its name; the first one is the default."""
    return {
        row["name"]: Target(
            name=row["name"],
            title=row["title"],
            dialect=row["dialect"],
            lifecycle=row["lifecycle"],
            models=row["models"],
            voices=row["voices"],
            beta_announced=_date(row["beta_announced"]),
            speaks_beta_until=_date(row["speaks_beta_until"]),
        )
        for row in table("targets")["targets"]
    }


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
