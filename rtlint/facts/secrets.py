"""Forms of secrets: what they look like, what they are, and what to do."""

from __future__ import annotations

import re
from functools import cache

from rtlint.dataclass import dataclass
from rtlint.facts import table


@dataclass(frozen=True, slots=True)
class SecretForm:
    """One form a secret has wherever it stands; `severity` is `error` or `warning`.

    The pattern asks for nothing at its ends that lines before and behind could take away: no anchors, and no look but for
    a letter in front, which makes `task-…` of `sk-…`. Words that people made up have neither capital nor digit. `instead` is a
    placeholder that can stand in its place; None where the pattern is not all of the secret.
    """

    title: str
    pattern: re.Pattern[str]
    severity: str
    advice: str
    instead: str | None


@cache
def secret_forms() -> tuple[SecretForm, ...]:
    """Every known form, ephemeral keys aside."""
    return tuple(
        SecretForm(row["title"], re.compile(row["pattern"]), row["severity"], row["advice"], row["instead"])
        for row in table("secrets")["secrets"]
    )


@cache
def ephemeral_form() -> re.Pattern[str]:
    """What a client secret looks like."""
    return re.compile(table("secrets")["ephemeral"]["pattern"])


def is_made_up(text: str) -> bool:
    """Whether a secret is one for show, as in documentation."""
    return re.search(table("secrets")["made_up"], text) is not None
