"""Texts: what those of some fields have to look like, and which parts a message holds."""

from __future__ import annotations

import re
from functools import cache

from rtlint.facts import table


@cache
def listed(row: str) -> tuple[str, ...]:
    """A row of the table that is a list of texts, such as `includes`."""
    return tuple(table("texts")[row])


@cache
def pattern(row: str) -> re.Pattern[str]:
    """A row of the table that is a pattern of a whole text."""
    return re.compile(table("texts")[row])


def word(row: str) -> str:
    """A row of the table that is one word, such as `item_reference`."""
    return str(table("texts")[row])


def parts(dialect: str) -> dict[str, list[str]]:
    """The types of content parts that a client may send, by the role of the message."""
    found: dict[str, list[str]] = table("texts")["parts"][dialect]
    return found


def returned_parts(dialect: str) -> dict[str, list[str]]:
    """The types of content parts that only the server sends, by the role of the message."""
    found: dict[str, list[str]] = table("texts")["returned_parts"].get(dialect, {})
    return found


@cache
def audio_files() -> dict[bytes, str]:
    """What files of audio begin with, and what they are."""
    return {row["begins"].encode(): row["title"] for row in table("texts")["audio_files"]}


def expiry_place(dialect: str) -> str:
    """Where the lifetime of a client secret stands."""
    return str(table("texts")["expiry_place"][dialect])
