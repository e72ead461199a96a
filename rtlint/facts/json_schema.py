"""JSON Schema, the language of tool parameters: its types, and which keywords hold further schemas."""

from __future__ import annotations

from functools import cache

from rtlint.facts import table


@cache
def listed(row: str) -> tuple[str, ...]:
    """A row of the table that is a list of words, such as `types`."""
    return tuple(table("json_schema")[row])


def type_slips() -> dict[str, str]:
    """Names that other languages have for the types, in lower case."""
    slips: dict[str, str] = table("json_schema")["type_slips"]
    return slips
