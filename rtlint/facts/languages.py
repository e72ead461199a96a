"""Languages: their codes, and what people write instead."""

from __future__ import annotations

import re
from functools import cache

from rtlint.facts import table

_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)+", re.IGNORECASE)


@cache
def codes() -> frozenset[str]:
    """The two-letter codes of ISO 639-1, those that were withdrawn included."""
    return frozenset(row["code"] for row in table("languages")["languages"]) | frozenset(
        table("languages")["withdrawn"]
    )


@cache
def tags() -> frozenset[str]:
    """The regional tags that a list of languages takes."""
    return frozenset(table("languages")["also"])


def has_variants(code: str) -> bool:
    """Whether a list of languages tells regional tags of this language apart."""
    return any(tag.partition("-")[0] == code for tag in tags())


def meant_code(text: str) -> str | None:
    """The code of the language that a name, a three-letter code or a regional tag means; None when it is unknown."""
    plain = text.strip().lower()
    return plain if plain in codes() else _others().get(plain) or _base(plain)


def is_tag(text: str) -> bool:
    """Whether `text` is a code with a region or a script behind it, such as `en-US`."""
    return _base(text.lower()) is not None


def _base(plain: str) -> str | None:
    found = _TAG.fullmatch(plain)
    if found is None:
        return None
    return found[1] if found[1] in codes() else _others().get(found[1])


@cache
def _others() -> dict[str, str]:
    """Names and three-letter codes, and the two-letter code of each."""
    return {other: row["code"] for row in table("languages")["languages"] for other in (*row["three"], *row["names"])}
