"""What rtlint says about a generated payload, and whether it says it at the right place."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import rtlint

from .generate import SEED, Payload, Request, payloads
from .mutate import FOR_MOST, Mutant, mutants

TODAY = date(2026, 11, 21)

# What is wrong with a payload because of the day it is sent, not because of what it says.
LIFECYCLE = {
    "RT502": "the SDK lists models that were shut down since",
    "RT601": "the whole beta interface was",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A mutant and what was said about it."""

    mutant: Mutant
    diagnostics: tuple[rtlint.Diagnostic, ...]

    @property
    def errors(self) -> list[rtlint.Diagnostic]:
        """The errors that are about the payload itself."""
        return _errors(self.diagnostics)

    @property
    def at_place(self) -> bool:
        """Whether the mistake was reported at the pointer where it was made."""
        counted = self.diagnostics if self.mutant.mistake == FOR_MOST else self.errors
        return any(diagnostic.pointer == self.mutant.pointer for diagnostic in counted)

    def __str__(self) -> str:
        """Two lines: the mutant, and what was said."""
        said = ", ".join(f"{each.code} {each.pointer} {each.message}" for each in self.errors) or "nothing"
        return f"{self.mutant}\n    said: {said}"


@cache
def false_alarms(request: Request) -> tuple[str, ...]:
    """A line for every valid payload of a request type that has an error."""
    return tuple(
        f"{payload}\n    said: {error.code} {error.pointer} {error.message}"
        for payload in payloads(request)
        for error in _errors(_lint(request, payload.value))[:1]
    )


@cache
def verdicts(request: Request, most: int | None = None) -> tuple[Verdict, ...]:
    """The verdict on every distinct mutant of a request type, or on a fixed choice of `most` of them."""
    every = list(_distinct(request))
    chosen = every if most is None or most >= len(every) else random.Random(SEED).sample(every, most)
    return tuple(Verdict(mutant, _lint(request, mutant.value)) for mutant in chosen)


def _distinct(request: Request) -> Iterator[Mutant]:
    """One mutant for a mistake and a path, from the largest payload that has the path."""
    seen = set()
    for payload in sorted(payloads(request), key=_size, reverse=True):
        for mutant in mutants(payload):
            if (key := (mutant.mistake, mutant.path)) not in seen:
                seen.add(key)
                yield mutant


def _size(payload: Payload) -> int:
    return len(str(payload.value))


def _lint(request: Request, value: dict[str, object]) -> tuple[rtlint.Diagnostic, ...]:
    return rtlint.lint(value, kind=request.kind, dialect=request.dialect, today=TODAY).diagnostics


def _errors(diagnostics: tuple[rtlint.Diagnostic, ...]) -> list[rtlint.Diagnostic]:
    return [each for each in diagnostics if each.severity is rtlint.Severity.ERROR and each.code not in LIFECYCLE]
