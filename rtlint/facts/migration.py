"""Moving to another dialect: what becomes of the names and values that the field tables of the dialects do not tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class Part:
    """A content part in a message of a `role`: its type before and after, keys that are renamed, keys that are dropped."""

    role: str
    old: str
    new: str
    renames: Mapping[str, str]
    drops: tuple[str, ...]


def into() -> str:
    """The dialect that files are moved to."""
    return str(table("migration")["into"])


def event_now(name: str) -> str | None:
    """What an event that is no more is called now."""
    events: dict[str, str] = table("migration")["events"]
    return events.get(name)


def is_without_effect(field: str, shape: str) -> bool:
    """Whether a field that is no more did nothing in an object of this shape."""
    return field in table("migration")["without_effect"].get(shape, ())


def instead(field: str) -> str | None:
    """What to do instead of using a field that is no more."""
    said: dict[str, str] = table("migration")["replaced_by"]
    return said.get(field)


def brought_along(modalities: list[str]) -> frozenset[str]:
    """The modalities that the others bring with them, and that are not named any more."""
    rows: dict[str, list[str]] = table("migration")["modality_brings"]
    return frozenset(brought for name in modalities for brought in rows.get(name, ()))


@dataclass(frozen=True, slots=True)
class Trace:
    """Words in code that speak of another dialect, why that matters, and what to do."""

    words: tuple[str, ...]
    why: str
    advice: str


@cache
def around() -> tuple[Trace, ...]:
    """What code around a payload may say that has to change with it."""
    return tuple(Trace(tuple(row["words"]), row["why"], row["advice"]) for row in table("migration")["around"])


def turn_detection_fields() -> dict[str, list[str]]:
    """The fields of each type of turn detection."""
    found: dict[str, list[str]] = table("migration")["turn_detection"]
    return found


def listed(row: str) -> tuple[str, ...]:
    """A row of the table that is a list of texts, such as `tool_drops`."""
    return tuple(table("migration")[row])


@cache
def parts() -> tuple[Part, ...]:
    """The content parts whose type has another name now."""
    return tuple(
        Part(row["role"], row["old"], row["new"], row.get("renames", {}), tuple(row.get("drops", ())))
        for row in table("migration")["parts"]
    )
