"""Dialects: which keys betray one, and where each of its fields sits."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table
from rtlint.source.pointer import Pointer, parse


@dataclass(frozen=True, slots=True)
class Dialect:
    """One form of the API.

    `evidence` lists for each shape (session, response, …) the keys only this dialect has, `tell_tales` the values by
    pointer; `fields` says at which pointers a field sits.
    """

    name: str
    title: str
    evidence: Mapping[str, frozenset[str]]
    tell_tales: Mapping[str, Mapping[Pointer, frozenset[str]]]
    fields: Mapping[str, Mapping[str, tuple[Pointer, ...]]]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a key of another dialect lives in this one; `pointer` is None when it has no place here."""

    dialect: Dialect
    field: str
    pointer: Pointer | None


@cache
def dialects() -> dict[str, Dialect]:
    """Every dialect by its name; where two have evidence, the earlier one wins."""
    return {row["name"]: _dialect(row) for row in table("dialects")["dialects"]}


def assumed() -> str:
    """The dialect of a payload that has no evidence of any."""
    return str(table("dialects")["assumed"])


def home(key: str, shape: str, dialect: str) -> Home | None:
    """Where the top-level `key` of some other dialect's `shape` belongs in `dialect`; None if no dialect knows it."""
    for other in dialects().values():
        for field, pointers in other.fields.get(shape, {}).items():
            if other.name != dialect and (key,) in pointers:
                here = dialects()[dialect].fields.get(shape, {}).get(field)
                return Home(other, field, here[0] if here else None)
    return None


@cache
def session_keys() -> frozenset[str]:
    """The top-level keys of sessions in any dialect."""
    shapes = ("session", "transcription-session")
    return frozenset().union(*(top_keys(dialect, shape) for dialect in dialects() for shape in shapes))


@cache
def top_keys(dialect: str, shape: str) -> frozenset[str]:
    """The top-level keys that fields of a shape sit under."""
    fields = dialects()[dialect].fields.get(shape, {})
    return frozenset(str(pointer[0]) for pointers in fields.values() for pointer in pointers)


def _dialect(row: dict[str, dict[str, dict[str, str | list[str]]]]) -> Dialect:
    return Dialect(
        name=str(row["name"]),
        title=str(row["title"]),
        evidence={shape: frozenset(keys) for shape, keys in row["evidence"].items()},
        tell_tales={
            shape: {parse(place): frozenset(values) for place, values in places.items()}
            for shape, places in row["tell_tales"].items()
        },
        fields={
            shape: {
                field: tuple(parse(place) for place in ([places] if isinstance(places, str) else places))
                for field, places in fields.items()
            }
            for shape, fields in row["fields"].items()
        },
    )
