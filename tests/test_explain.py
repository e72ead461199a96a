"""`rtlint explain` and `rtlint rules`: every page and every known message of the server has an answer."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from rtlint.cli import main
from rtlint.facts.server_messages import ServerMessage, recognise, server_messages
from rtlint.rule import Rule
from rtlint.rules import all_rules, named


def run(*words: str) -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, words)


@pytest.mark.parametrize("rule", list(all_rules().values()), ids=lambda rule: rule.name)
def test_every_rule_has_a_page(rule: Rule) -> None:
    """By code in any case or by name: the heading, why, and examples without the marks of their source."""
    by_name, by_code = run("explain", rule.name), run("explain", rule.code.lower())

    assert by_name.exit_code == 0
    assert by_name.stdout == by_code.stdout
    assert by_name.stdout.startswith(f"{rule.code} {rule.name} (")
    assert "\nWhy\n" in by_name.stdout
    assert "```" not in by_name.stdout
    assert ("\nwrong" in by_name.stdout) == ("```" in rule.page)


def test_an_unknown_rule_gets_a_near_name() -> None:
    """A slip is answered with what was meant, and exit code 2."""
    result = run("explain", "unknown-vioce")

    assert (result.exit_code, result.stderr) == (
        2,
        "rtlint: unknown rule `unknown-vioce`: did you mean `unknown-voice`?\n",
    )


def test_the_rules_are_listed_in_three_forms() -> None:
    """Text and Markdown have a line for each rule; JSON is a list of objects with the same keys."""
    text, markdown, as_json = (run("rules", "--output-format", form) for form in ("text", "markdown", "json"))
    rows = json.loads(as_json.stdout)

    assert [row["code"] for row in rows] == list(all_rules())
    assert [line.split()[0] for line in text.stdout.splitlines()] == list(all_rules())
    assert len(markdown.stdout.splitlines()) == len(rows) + 2
    assert {frozenset(row) for row in rows} == {
        frozenset(("code", "name", "severity", "default", "dialects", "fields", "fixable", "fixes", "summary"))
    }


@pytest.mark.parametrize("known", server_messages(), ids=lambda known: known.example[:60])
def test_a_message_of_the_server_is_recognised(known: ServerMessage) -> None:
    """Its own example leads to it and not to a more general one, and each rule it names is there and shown."""
    result = run("explain", "--server-error", known.example)

    assert recognise(known.example) is known
    assert result.exit_code == 0
    assert result.stdout.startswith(known.means)
    for name in known.rules:
        assert f"{named(name).code} {name} (" in result.stdout


def test_an_unknown_message_is_no_success() -> None:
    """A message nobody has seen is said to be one."""
    result = run("explain", "--server-error", "The moon is in the wrong phase.")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "not known" in result.stderr
