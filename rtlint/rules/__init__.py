"""Every mistake rtlint knows, one file each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from rtlint.rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the codes."""
    found = [
        value
        for module in iter_modules(__path__)
        for value in vars(import_module(f"{__name__}.{module.name}")).values()
        if isinstance(value, Rule)
    ]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


@cache
def rules_on(field: str) -> tuple[Rule, ...]:
    """The rules that are asked about `field`."""
    return tuple(rule for rule in all_rules().values() if field in rule.on)


@cache
def rules_explaining(word: str) -> tuple[Rule, ...]:
    """The rules that word a schema keyword or a reading problem, the most specific first.

    The general ones are the shape rules (`RT1xx`) and `RT201`, which would explain anything.
    """
    explaining = (rule for rule in all_rules().values() if word in rule.explains)
    return tuple(sorted(explaining, key=lambda rule: (rule.code.startswith(("RT1", "RT201")), rule.code)))


def named(name: str) -> Rule:
    """The rule called `name`. Raises `KeyError` when there is none."""
    return _by_name()[name]


@cache
def _by_name() -> dict[str, Rule]:
    return {rule.name: rule for rule in all_rules().values()}
