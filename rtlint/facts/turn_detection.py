"""Turn detection: how people write that there is none, which of its fields do nothing where, and usual durations."""

from __future__ import annotations

from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class Duration:
    """A field in milliseconds: the least the server takes, usual values, and up to where a number must be seconds."""

    name: str
    least: int
    usual: tuple[int, int]
    seconds_to: int


def means_off(value: object) -> bool:
    """Whether somebody wrote this to have no turn detection."""
    if isinstance(value, str):
        return value.strip().lower().replace("-", "_").replace(" ", "_") in ("", *table("turn_detection")["off"])
    return value is None or value is False


def default_type() -> str:
    """The type that a session without turn detection of its own has."""
    return str(table("turn_detection")["default_type"])


def documented_type(dialect: str) -> str | None:
    """The type that a turn detection without a `type` has by the reference of a dialect, which its server need not follow."""
    return default_type() if dialect in table("turn_detection")["default_documented"] else None


def late_fields(dialect: str) -> list[str]:
    """The fields that only the last versions of a dialect had."""
    return list(table("turn_detection")["late"].get(dialect, ()))


def idle_fields(shape: str) -> list[str]:
    """The fields that do nothing in an object of this shape."""
    return list(table("turn_detection")["without_effect"].get(shape, ()))


@cache
def durations() -> tuple[Duration, ...]:
    """The fields in milliseconds."""
    return tuple(
        Duration(name, row["least"], (row["usual"][0], row["usual"][1]), row["seconds_to"])
        for name, row in table("turn_detection")["durations"].items()
    )
