"""Modalities: the combinations that each dialect takes."""

from __future__ import annotations

from rtlint.facts import table


def forgives_repeats(dialect: str) -> bool:
    """Whether a modality may be written twice there."""
    return dialect in table("modalities")["forgiving_of_repeats"]


def combinations(dialect: str) -> list[list[str]]:
    """The combinations of a dialect, in any order of their words."""
    found: list[list[str]] = table("modalities")["combinations"][dialect]
    return found
