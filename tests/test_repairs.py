"""A repair does what it is for: its finding is gone and no new error is there, wherever the payload sits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from repairing import TODAY, Repaired, repaired
from ruamel.yaml import YAML

from rtlint.rule import Rule
from rtlint.rules import all_rules

BAD = re.compile(r"^```(?:yaml|json) bad(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

#: Rules about the text itself, whose examples mean nothing as data.
ABOUT_TEXT = {"RT001", "RT002", "RT004", "RT005", "RT006", "RT008", "RT901", "RT904"}

RULES = [rule for rule in all_rules().values() if rule.code not in ABOUT_TEXT]


def bad_examples(rule: Rule) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The bad examples of a page as data, each with the options it is linted with."""
    for told, text in BAD.findall(rule.page):
        said = dict(word.partition("=")[::2] for word in told.split())
        options: dict[str, Any] = {name: said[name] for name in ("kind", "dialect", "target") if name in said}
        if not rule.default:
            options["select"] = ("RT0", "RT1", rule.code)
        options["today"] = date.fromisoformat(said["today"]) if "today" in said else TODAY
        yield YAML(typ="safe", pure=True).load(text), options


def spellings(data: Any, options: dict[str, Any]) -> Iterator[list[Repaired]]:
    """What is found in the data as it is, in an event, and in a list within a larger file."""
    alone = repaired(data, **options)
    yield alone or repaired(data, **{"kind": "session", **options})
    rest = {name: value for name, value in options.items() if name != "kind"}
    if isinstance(data, dict) and {item.finding.kind for item in alone} == {"session"}:
        yield repaired({"type": "session.update", "session": data}, **rest)
        yield repaired({"agents": [{"settings": data}]}, **rest)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_repair_removes_its_finding_and_makes_no_new_error(rule: Rule) -> None:
    """Each repair alone, of every rule that speaks in the bad examples of a page."""
    for data, options in bad_examples(rule):
        for found in spellings(data, options):
            for item in found:
                if item.finding.repair is not None:
                    title = item.finding.repair.title
                    assert item.is_gone, title
                    assert item.new_errors == set(), title


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_repair_says_what_it_does_and_no_secret(rule: Rule) -> None:
    """A title is an order in lower case, one line, without a full stop; what a repair takes away it does not quote."""
    for data, options in bad_examples(rule):
        for item in repaired(data, **options):
            if item.finding.repair is not None:
                assert re.fullmatch(r"[a-z]+ [^\n]*[^.\n]", item.finding.repair.title)
                assert not re.search(r"(sk|ek)[-_][A-Za-z0-9]{6}", str(item.finding.repair))
