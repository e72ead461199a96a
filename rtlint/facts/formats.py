"""Audio formats: the word beta uses for one, the object ga uses, and what people write for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how each dialect writes it, other spellings, its samples per second, and whether telephones speak it."""

    written: Mapping[str, Any]
    spelt: frozenset[str]
    sampled_at: int
    telephony: bool

    def name(self, dialect: str) -> str:
        """Its name in a dialect: the word itself, or the `type` of the object."""
        said = self.written[dialect]
        return str(said["type"] if isinstance(said, dict) else said)


@cache
def formats() -> dict[str, dict[str, Any]]:
    """The ga object for every beta word."""
    return {row["beta"]: row["ga"] for row in table("formats")["formats"]}


@cache
def every_format() -> tuple[Format, ...]:
    """Every format that the API takes."""
    return tuple(
        Format(
            {"beta": row["beta"], "ga": row["ga"]},
            frozenset(row["spelt"]),
            row["sampled_at"],
            telephony=row["telephony"],
        )
        for row in table("formats")["formats"]
    )


def format_of(value: object, dialect: str) -> Format | None:
    """The format that a value is in a dialect, exactly as the API takes it."""
    said = value.get("type") if isinstance(value, dict) else value
    return (
        next((form for form in every_format() if said == form.name(dialect)), None) if isinstance(said, str) else None
    )


def meant_format(value: object) -> Format | None:
    """The format that people mean by a word, or by the `type` of an object, however they spell it."""
    said = value.get("type") if isinstance(value, dict) else value
    if not isinstance(said, str):
        return None
    plain = said.strip().lower().replace("-", "_").replace(" ", "_")
    return next((form for form in every_format() if plain in form.spelt), None)


@cache
def rates() -> dict[str, int]:
    """The one rate of each ga format that has to say it."""
    return {ga["type"]: ga["rate"] for ga in formats().values() if "rate" in ga}


def comes_by_telephone(kind: str) -> bool:
    """Whether what is configured by this kind is a telephone call."""
    return kind in table("formats")["telephone_kinds"]
