"""Every example on every rule's page does what the page says: in YAML block and flow style, and as JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from ruamel.yaml import YAML

import rtlint
from rtlint.facts import table
from rtlint.rule import Rule
from rtlint.rules import all_rules
from rtlint.source.change import changed
from rtlint.source.edit import Splice, lower, spliced
from rtlint.source.read import read_text

TODAY = date.fromisoformat(table("models")["checked"])
FENCE = re.compile(r"^```(yaml|json) (bad|good|fixed)(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)

#: Rules about the text itself: their examples mean nothing once they are written in another form.
ABOUT_TEXT = {"RT001", "RT002", "RT004", "RT005", "RT006", "RT008", "RT901", "RT904"}

#: Rules that no example can show, because they are about rtlint's own state, bytes that are no text, or very much text.
NO_EXAMPLES = {"RT003", "RT007", "RT010", "RT902", "RT903", "RT809"}


@dataclass(frozen=True)
class Example:
    """One fence of a rule's page."""

    rule: Rule
    form: str
    promise: str
    options: dict[str, str]
    text: str

    def __str__(self) -> str:
        """Name the test."""
        return f"{self.rule.name}-{self.promise}"


def examples() -> Iterator[Example]:
    """All fences of all pages."""
    for rule in all_rules().values():
        for form, promise, options, text in FENCE.findall(rule.page):
            yield Example(rule, form, promise, dict(word.partition("=")[::2] for word in options.split()), text)


def lint(example: Example, text: str, form: str) -> rtlint.Report:
    """The report of an example under its own options; without a kind of its own it is recognised or a session."""
    options = example.options
    path = f"example.{form}"
    today = date.fromisoformat(options["today"]) if "today" in options else TODAY
    wanted = {name: options[name] for name in ("kind", "dialect", "target") if name in options}
    select = () if example.rule.default else ("RT0", "RT1", example.rule.code)
    report = rtlint.lint(text, path=path, today=today, select=select, **wanted)
    if report.payloads or report.diagnostics:
        return report
    return rtlint.lint(text, path=path, today=today, select=select, **{"kind": "session", **wanted})


def forms(example: Example) -> Iterator[tuple[str, str]]:
    """The example as it stands and, where that keeps its meaning, in other styles and as JSON."""
    yield example.text, example.form
    if example.rule.code in ABOUT_TEXT:
        return
    data = YAML(typ="safe", pure=True).load(example.text)
    yield json.dumps(data), "json"
    yield json.dumps(data, indent=2), "json"
    for flow in (True, False):
        out = io.StringIO()
        writer = YAML(typ="safe", pure=True)
        writer.default_flow_style = flow
        writer.dump(data, out)
        yield out.getvalue(), "yaml"


@pytest.mark.parametrize("example", list(examples()), ids=str)
def test_an_example_does_what_its_page_promises(example: Example) -> None:
    """A bad example gets its rule's code and no other error, where the page says; a good one gets nothing from the rule."""
    for text, form in forms(example):
        report = lint(example, text, form)

        codes = {diagnostic.code for diagnostic in report.diagnostics}
        errors = {diagnostic.code for diagnostic in report.diagnostics if diagnostic.severity is rtlint.Severity.ERROR}
        if example.promise != "bad":
            assert example.rule.code not in codes
            assert errors == set()
        else:
            assert example.rule.code in codes
            assert errors <= {example.rule.code}
            if "at" in example.options:
                places = {item.pointer for item in report.diagnostics if item.code == example.rule.code}
                assert example.options["at"] in places


def bad_and_fixed() -> Iterator[tuple[Example, Example | None]]:
    """Every bad example with the repaired text that follows it on its page, if any."""
    all_examples = list(examples())
    for example, after in zip(all_examples, [*all_examples[1:], None], strict=True):
        if example.promise == "bad":
            yield example, after if after and after.rule is example.rule and after.promise == "fixed" else None


@pytest.mark.parametrize(("bad", "fixed"), list(bad_and_fixed()), ids=str)
def test_an_example_is_repaired_as_its_page_shows(bad: Example, fixed: Example | None) -> None:
    """What the rule would change makes the repaired example, and where none is shown, nothing is changed.

    `fixed` shows what the safe repairs do, `fixed unsafe` what all of them do. Each is verified, and may be applied.
    """
    told = [item for item in lint(bad, bad.text, bad.form).diagnostics if item.code == bad.rule.code]
    repaired = [item for item in told if item.repair]
    if fixed is None:
        assert repaired == []
        return
    chosen = [item for item in repaired if item.repair and (item.repair.safe or "unsafe" in fixed.options)]
    (document,) = read_text(f"example.{bad.form}", bad.text)
    data, splices = document.data, list[Splice]()
    for item in reversed(chosen):
        assert item.repair
        assert item.fix
        assert re.match(r"[a-z]+ ", item.repair.title)
        data = changed(data, item.repair.changes)
        splices = [*lower(document, item.repair.changes), *splices]

    assert chosen
    assert any(item.repair and not item.repair.safe for item in chosen) is ("unsafe" in fixed.options)
    assert spliced(bad.text, splices) == fixed.text
    assert data == next(iter(read_text(f"example.{bad.form}", fixed.text))).data


@pytest.mark.parametrize("rule", list(all_rules().values()), ids=lambda rule: rule.name)
def test_a_page_is_complete(rule: Rule) -> None:
    """Every page has a summary that is one sentence, a Why, a bad example and a good one."""
    summary, _, rest = rule.page.partition("\n\n")

    assert summary.endswith(".")
    assert "\n" not in summary
    assert "## Why" in rest
    promises = {promise for _, promise, _, _ in FENCE.findall(rule.page)} - {"fixed"}
    assert promises == (set() if rule.code in NO_EXAMPLES else {"bad", "good"})


@pytest.mark.parametrize("rule", list(all_rules().values()), ids=lambda rule: rule.name)
def test_every_error_and_warning_helps(rule: Rule) -> None:
    """What a page's bad examples are told has a help, no Python spelling, and says nothing of the library's."""
    for example in (example for example in examples() if example.rule is rule and example.promise == "bad"):
        for diagnostic in lint(example, example.text, example.form).diagnostics:
            said = f"{diagnostic.message} {diagnostic.help}"

            assert diagnostic.help
            assert not re.search(r"\b(None|True|False)\b|<class|\$\.|\{'|\['", said)
            assert diagnostic.message[0] == diagnostic.message[0].lower()
            assert not diagnostic.message.endswith(".")
