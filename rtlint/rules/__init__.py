"""Every mistake rtlint knows, one file each; an index tells which files a payload needs, and only those are imported."""

from __future__ import annotations

import json
from functools import cache
from importlib import import_module
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.resource import resource
from rtlint.rule import Rule


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index knows of a rule, in the words of `Rule`: all that tells whether it is asked."""

    code: str
    name: str
    on: tuple[str, ...]
    explains: tuple[str, ...]
    dialects: tuple[str, ...]
    absence: bool
    default: bool


@cache
def index() -> dict[str, Entry]:
    """Every rule by its code, in the order of the codes. `scripts/index_rules.py` writes the file."""
    rows = json.loads(resource("rules/index.json"))
    return {code: _entry(code, row) for code, row in rows.items()}


def _entry(code: str, row: dict[str, Any]) -> Entry:
    on, explains, dialects = (tuple(row.get(key, ())) for key in ("on", "explains", "dialects"))
    return Entry(code, row["name"], on, explains, dialects, row.get("absence", False), not row.get("off", False))


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    return {code: named(entry.name) for code, entry in index().items()}


@cache
def fields_with_rules() -> frozenset[str]:
    """The fields that any rule is asked about."""
    return frozenset(field for entry in index().values() for field in entry.on)


def rules_on(field: str, dialect: str, chosen: frozenset[str], *, complete: bool) -> tuple[Rule, ...]:
    """The rules that are asked about `field` in a dialect.

    Those about what is absent are asked of a `complete` payload alone, and those that are off by default when their code
    is among the `chosen`.
    """
    return tuple(
        named(entry.name)
        for entry in index().values()
        if field in entry.on
        and (not entry.dialects or dialect in entry.dialects)
        and (complete or not entry.absence)
        and (entry.default or entry.code in chosen)
    )


@cache
def rules_explaining(word: str) -> tuple[Rule, ...]:
    """The rules that word a schema keyword or a reading problem, the most specific first.

    The general ones are the shape rules (`RT1xx`) and `RT201`, which would explain anything.
    """
    explaining = (named(entry.name) for entry in index().values() if word in entry.explains)
    return tuple(sorted(explaining, key=lambda rule: (rule.code.startswith(("RT1", "RT201")), rule.code)))


@cache
def named(name: str) -> Rule:
    """The rule called `name`. Raises `KeyError` when there is none."""
    if name not in _names():
        raise KeyError(name)
    return load(name.replace("-", "_"))


@cache
def _names() -> frozenset[str]:
    return frozenset(entry.name for entry in index().values())


def load(file: str) -> Rule:
    """The rule in a file of this folder, given without its suffix."""
    (found,) = (value for value in vars(import_module(f"{__name__}.{file}")).values() if isinstance(value, Rule))
    return found
