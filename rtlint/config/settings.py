"""What a file is linted with: the settings, once everybody who has a say has been heard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from rtlint.dataclass import dataclass
from rtlint.detect import Spot
from rtlint.diagnostic import Severity
from rtlint.facts.targets import Target


class SettingsError(ValueError):
    """A setting that cannot be right; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Rules (by code) that say nothing at or below a pointer."""

    pointer: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to lint. `kind` and `dialect` None mean to find out; `chosen` and `severities` go by the codes of rules.

    `spots` are the places where the user says that a payload is. `deployments` gives the model behind a name.
    """

    today: date
    target: Target
    kind: str | None = None
    dialect: str | None = None
    chosen: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    spots: tuple[Spot, ...] = ()
    silences: tuple[Silence, ...] = ()
    known_models: frozenset[str] = frozenset()
    known_voices: frozenset[str] = frozenset()
    deployments: Mapping[str, str] = field(default_factory=dict)

    @property
    def expects(self) -> bool:
        """Whether the user said that there is a payload, so that a file needs no sign of one."""
        return self.kind is not None or any(spot.kind is not None for spot in self.spots)


def silenced(code: str, pointer: str, silences: tuple[Silence, ...]) -> bool:
    """Whether the rule `code` is to say nothing at `pointer`."""
    return any(
        code in silence.codes and (pointer == silence.pointer or pointer.startswith(f"{silence.pointer}/"))
        for silence in silences
    )
