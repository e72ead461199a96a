"""Targets: the servers a configuration may be written for, and which tables and dates apply there."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class Target:
    """One server. `lifecycle`, `models` and `voices` say whether OpenAI's dates and tables hold there.

    `documents_mcp` says whether remote tools are documented there, `tool_name_limit_holds` whether long names are refused;
    `takes_tracing` is None where that is in doubt.
    `in_code` are patterns, for code in lower case, one of which is in code that talks to it.
    `beta_announced` is the day the end of its beta interface was announced, `speaks_beta_until` the last day of it.
    `signs` are texts that files for the server have and others have not; None where there are none.
    `keeps_beta` says that a beta configuration may well be the right one there.
    """

    name: str
    title: str
    dialect: str | None
    lifecycle: bool
    models: bool
    voices: bool
    beta_announced: date | None
    speaks_beta_until: date | None
    keeps_beta: bool
    documents_mcp: bool
    tool_name_limit_holds: bool
    takes_tracing: bool | None
    signs: re.Pattern[str] | None
    in_code: tuple[str, ...]


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
            keeps_beta=row["keeps_beta"],
            documents_mcp=row["documents_mcp"],
            tool_name_limit_holds=row["tool_name_limit_holds"],
            takes_tracing=row["takes_tracing"],
            signs=re.compile(row["signs"]) if row["signs"] else None,
            in_code=tuple(row["in_code"]),
        )
        for row in table("targets")["targets"]
    }


def default_target() -> Target:
    """The target that is meant when nobody says one."""
    return next(iter(targets().values()))


def targets_of(code: str) -> tuple[str, ...]:
    """The names of the targets that code talks to and the default is not among; none when it does not tell."""
    said = code.lower()
    named = [one.name for one in targets().values() if any(re.search(pattern, said) for pattern in one.in_code)]
    return () if default_target().name in named else tuple(named)


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
