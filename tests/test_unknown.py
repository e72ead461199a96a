"""What is not known is no mistake: an unknown value makes no rule speak, and a value of another type makes none fail."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML
from test_rules import ABOUT_TEXT, TODAY, examples

import rtlint
from rtlint.facts.kinds import kinds
from rtlint.rule import Rule
from rtlint.rules import all_rules
from rtlint.source.pointer import to_text

EXAMPLES = list(examples())

#: All rules, those too that speak only when they are asked to.
EVERY = ("RT",)

ODD: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "none",
    [],
    [None],
    ["a", 1],
    {},
    {"type": None},
    {"type": ["a"]},
    {"a": {}},
)

Place = tuple[Any, ...]


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Every place below the root."""
    for step, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield (*place, step)
        yield from places(inner, (*place, step))


def with_value(data: Any, place: Place, value: Any) -> Any:
    """A copy of the data with another value at a place."""
    made = copy.deepcopy(data)
    holder = made
    for step in place[:-1]:
        holder = holder[step]
    holder[place[-1]] = value
    return made


def said(payload: Any, **words: Any) -> list[rtlint.Diagnostic]:
    """All that any rule says of a payload on the day of the tables."""
    return list(rtlint.lint(payload, today=TODAY, select=EVERY, **words).diagnostics)


def payloads(rule: Rule) -> Iterator[tuple[Any, dict[str, str]]]:
    """The first bad and the first good example of a page that is one payload, with how to read it."""
    wanted = ["bad", "good"]
    for example in EXAMPLES:
        if example.rule is not rule or example.promise not in wanted or "today" in example.options:
            continue
        options: tuple[str, ...] = ("kind", "dialect", "target")
        words = {name: example.options[name] for name in options if name in example.options}
        found = rtlint.lint(example.text, path=f"a.{example.form}", today=TODAY, **words).payloads
        if len(found) == 1 and found[0].pointer == "":
            wanted.remove(example.promise)
            data = YAML(typ="safe", pure=True).load(example.text)
            yield data, words | {"kind": found[0].kind, "dialect": found[0].dialect}


RULES = pytest.mark.parametrize(
    "rule", [rule for rule in all_rules().values() if rule.code not in ABOUT_TEXT], ids=lambda rule: rule.name
)


@RULES
def test_an_unknown_value_adds_no_mistake(rule: Rule) -> None:
    """With a placeholder in the place of a value nothing is an error or a warning but where something was before.

    A field that is itself the mistake (`tools[0].function`) explains others that are missing only as long as it is known.
    """
    for data, words in payloads(rule):
        before = [item.pointer for item in said(data, **words)]
        for place in places(data):
            if to_text(place) in before:
                continue
            for item in said(with_value(data, place, "${UNKNOWN}"), **words):
                at = item.pointer
                was = any(at.startswith(pointer) or pointer.startswith(at) for pointer in before)
                assert was or item.severity is rtlint.Severity.INFO, (place, at, item.message)


@RULES
def test_no_rule_fails_for_a_value_of_another_type(rule: Rule) -> None:
    """Whatever stands in the place of a value, each rule says something of it or nothing, and says it of that payload."""
    for data, words in payloads(rule):
        for number, place in enumerate(places(data)):
            for item in said(with_value(data, place, ODD[number % len(ODD)]), **words):
                assert item.kind in (None, words["kind"])


@pytest.mark.parametrize(
    ("kind", "dialect"),
    [(kind.name, dialect) for kind in kinds().values() for dialect in kind.schemas if "/" not in kind.name],
)
def test_a_payload_that_is_no_object_is_one_mistake(kind: str, dialect: str) -> None:
    """Whatever a file is that was named as a payload, it is told so once, at the root, with advice."""
    values: tuple[object, ...] = ("text", "marin", "", True, 7, 1.5, [], ["text"], [{}])
    for value in values:
        report = rtlint.lint(json.dumps(value), path="a.json", today=TODAY, kind=kind, dialect=dialect)
        assert [(item.pointer, item.severity) for item in report.diagnostics] == [("", rtlint.Severity.ERROR)], value
        assert report.diagnostics[0].help
