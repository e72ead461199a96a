"""Models: which the API knows, for what, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.facts import table


class Life(Enum):
    """Where a model is in its life on a given day."""

    CURRENT = "current"
    DEPRECATED = "deprecated"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Model:
    """One model id. `shutdown` is its last day of service; `replacements` are the ones its maker published.

    `caps` says what it can do, as far as that is documented, and a word stands for an option that is taken but of no
    use; what is not there is not known. `context` and `max_output` are tokens.
    """

    id: str
    family: str
    dialects: tuple[str, ...]
    deprecated: date | None
    shutdown: date | None
    replacements: tuple[str, ...]
    max_output: int | None
    source: tuple[str, ...]
    context: int | None
    released: date | None
    caps: Mapping[str, Any]


def life(model: Model, today: date) -> Life:
    """Whether `model` runs, runs out, or is off on the day `today`; the shutdown day itself is a day of service."""
    if model.shutdown is not None and today > model.shutdown:
        return Life.RETIRED
    if model.deprecated is not None and today >= model.deprecated:
        return Life.DEPRECATED
    return Life.CURRENT


def successors(model: Model, today: date) -> tuple[str, ...]:
    """The published replacements, each followed on until one is current on the day `today`."""
    found: list[str] = []
    pending, seen = list(model.replacements), set[str]()
    while pending:
        name = pending.pop(0)
        new = models().get(name)
        if new is None or name in seen:
            continue
        seen.add(name)
        if life(new, today) is Life.CURRENT:
            found.append(name)
        else:
            pending[:0] = new.replacements
    return tuple(found)


def successor(model: Model, today: date, dialect: str) -> str | None:
    """The successor in a dialect that refuses the least of what `model` may have been given; None where there is none."""
    offered = [models()[name] for name in successors(model, today) if dialect in models()[name].dialects]
    return min(offered, key=lambda new: len(_refused(new) - _refused(model))).id if offered else None


def _refused(model: Model) -> set[str]:
    return {option for option, can in model.caps.items() if can is False}


def taking(option: str, today: date) -> tuple[str, ...]:
    """The models that take an option and are current on the day `today`."""
    return tuple(
        model.id for model in models().values() if model.caps.get(option) is True and life(model, today) is Life.CURRENT
    )


@cache
def models() -> dict[str, Model]:
    """Every known model by its id."""
    return {row["id"]: _model(row) for row in table("models")["models"]}


def suits(family: str, field: str, shape: str) -> bool:
    """Whether a model of `family` can be the value of a `field` of a `shape`."""
    fields: dict[str, list[str]] = table("models")["families"].get(shape, {})
    return family in fields.get(field, [family])


@cache
def text_models() -> frozenset[str]:
    """Models that know no audio, which people try all the same."""
    return frozenset(table("models")["text_models"])


@cache
def near_misses() -> dict[str, str]:
    """Names people write that never were model ids, and what they probably meant."""
    return {row["id"]: row["suggest"] for row in table("models")["near_miss"]}


def _model(row: dict[str, Any]) -> Model:
    return Model(
        id=str(row["id"]),
        family=str(row["family"]),
        dialects=_texts(row["dialects"]),
        deprecated=_date(row["deprecated"]),
        shutdown=_date(row["shutdown"]),
        replacements=_texts(row["replacements"]),
        max_output=row["max_output"],
        source=_texts(row["source"]),
        context=row["context"],
        released=_date(row["released"]),
        caps=row["caps"],
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _date(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None
