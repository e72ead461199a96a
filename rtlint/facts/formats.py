"""Audio formats: the word beta uses for one, and the object ga uses."""

from __future__ import annotations

from functools import cache
from typing import Any

from rtlint.facts import table


@cache
def formats() -> dict[str, dict[str, Any]]:
    """The ga object for every beta word."""
    return {row["beta"]: row["ga"] for row in table("formats")["formats"]}


@cache
def rates() -> dict[str, int]:
    """The one rate of each ga format that has to say it."""
    return {ga["type"]: ga["rate"] for ga in formats().values() if "rate" in ga}
