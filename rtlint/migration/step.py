"""The words of a migration: what is changed, what is left to a human, and the plan that holds both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from rtlint.dataclass import dataclass
from rtlint.source.change import Change
from rtlint.source.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Left:
    """Something a human must decide, or at least look at: where it is before the changes, its value, and what to do.

    A `stop` keeps its field as it was. A `note` is only to be known: the result is complete without an answer.
    """

    pointer: Pointer
    value: Any
    why: str
    advice: str
    stop: bool = False
    note: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is decided beforehand: the model instead of one that is shut down, and to `drop` what has no successor."""

    model: str | None = None
    drop: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The changes that move a payload, made one after another, and what they leave; `kind` is what it is afterwards."""

    changes: tuple[Change, ...]
    left: tuple[Left, ...]
    kind: str


Step: TypeAlias = Change | Left


def changes_of(steps: Iterable[Step]) -> tuple[Change, ...]:
    """The steps that change something."""
    return tuple(step for step in steps if not isinstance(step, Left))


def left_of(steps: Iterable[Step]) -> tuple[Left, ...]:
    """The steps that leave something to a human."""
    return tuple(step for step in steps if isinstance(step, Left))
