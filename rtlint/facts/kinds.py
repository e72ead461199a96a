"""Kinds of document: which schema each obeys, and where in it sits what rules judge."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.facts import table
from rtlint.source.pointer import Pointer, parse


@dataclass(frozen=True, slots=True)
class Hold:
    """A place in a payload (`*` is any list item) and the shape of the object that sits there."""

    at: Pointer
    shape: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document. A name such as `event/translation` is a variant that `--kind` spells `event`.

    `schemas` lists the schema files by dialect, several being a union told apart by `type`; `param` is what the
    server's error messages put in front of a path; `phase` is `create`, `update`, `returned` or `unknown`.
    """

    name: str
    title: str
    param: str
    phase: str
    schemas: Mapping[str, tuple[str, ...]]
    holds: tuple[Hold, ...]


@dataclass(frozen=True, slots=True)
class ClientEvent:
    """One event a client sends: the key it carries its content under, other keys of its own, and what they hold."""

    type: str
    needs: str | None
    optional: bool
    own: frozenset[str]
    dialect: str | None
    holds: tuple[Hold, ...]


@cache
def kinds() -> dict[str, Kind]:
    """Every kind and variant by its name."""
    return {
        row["name"]: Kind(
            name=row["name"],
            title=row["title"],
            param=row["param"],
            phase=row["phase"],
            schemas={dialect: tuple(files) for dialect, files in row["schemas"].items()},
            holds=_holds(row["holds"]),
        )
        for row in table("kinds")["kinds"]
    }


@cache
def kind_names() -> tuple[str, ...]:
    """The kinds as `--kind` spells them."""
    return tuple(name for name in kinds() if "/" not in name)


def spelt(kind: str) -> str:
    """A kind as `--kind` spells it."""
    return kind.partition("/")[0]


@cache
def client_events() -> dict[str, ClientEvent]:
    """Every client event by its `type`."""
    return {
        row["type"]: ClientEvent(
            type=row["type"],
            needs=row["needs"],
            optional=row["optional"],
            own=frozenset((*row["own"], *table("kinds")["envelope"])),
            dialect=row.get("dialect"),
            holds=_holds(row["holds"]),
        )
        for row in table("kinds")["client_events"]
    }


def event_of(value: Any) -> ClientEvent | None:
    """The client event that an object says it is, by its `type` or, by mistake, under `event`."""
    said = value.get("type") if isinstance(value, dict) else None
    return client_events().get(said) if isinstance(said, str) else named_otherwise(value)


def named_otherwise(value: Any) -> ClientEvent | None:
    """The client event that an object with its content, and nothing else, names under `event` instead of `type`."""
    if not isinstance(value, dict) or "type" in value or not isinstance(value.get("event"), str):
        return None
    event = client_events().get(value["event"])
    if event is None or event.needs not in value:
        return None
    return event if value.keys() <= event.own | {"event", event.needs} else None


@cache
def server_events() -> dict[str, str]:
    """Every event the server sends, and the first dialect that has it."""
    rows: dict[str, list[str]] = table("kinds")["server_events"]
    return {name: dialect for dialect, names in rows.items() for name in names}


@cache
def words(row: str) -> frozenset[str]:
    """A row of the table as the words it lists, such as `likely` or `never`."""
    return frozenset(table("kinds")[row])


@cache
def session_types() -> dict[str, str]:
    """What a ga session's `type` says, and the shape it stands for."""
    tags: dict[str, str] = table("kinds")["session_tags"]["type"]
    return tags


@cache
def holders() -> dict[str, str]:
    """Keys under which applications keep a payload, and its kind."""
    keys: dict[str, str] = table("kinds")["holders"]
    return keys


@cache
def likely_forms() -> dict[str, str]:
    """Keys that no other OpenAI API has, and the form a value has that makes one of them evidence."""
    forms: dict[str, str] = table("kinds")["likely"]
    return forms


@cache
def spoilt_by() -> dict[str, str]:
    """Keys that are evidence only where another one is absent."""
    keys: dict[str, str] = table("kinds")["spoilt_by"]
    return keys


@cache
def signs() -> tuple[bytes, ...]:
    """Words of which at least one is in every file that holds a payload."""
    return tuple(sign.encode() for sign in table("kinds")["signs"])


def _holds(rows: list[list[Any]]) -> tuple[Hold, ...]:
    return tuple(Hold(parse(at), shape) for at, shape in rows)
