"""Levels by the ten thousand of anything, in every language: no reader recurses into them."""

from __future__ import annotations

import json

import pytest

from .checking import EVENT, FENCE, JAVASCRIPT, OLD, PYTHON, codes, survived

DEEP = 100_000

#: Parsers of programs take longer to give up.
STEEP = 20_000

YAML = {
    "flow lists": "[" * DEEP,
    "closed flow lists": "x: " + "[" * DEEP + "]" * DEEP,
    "flow mappings": "{a: " * DEEP,
    "lists": "- " * DEEP,
    "mappings": "\n".join(" " * level + "a:" for level in range(300)),
    "keys": "? " * DEEP,
    "template braces": "{{" * DEEP,
}
JSON = {"lists": "[" * DEEP, "closed lists": "[" * DEEP + "]" * DEEP, "objects": '{"a":' * DEEP}


@pytest.mark.parametrize("text", YAML.values(), ids=YAML)
def test_deep_yaml_is_refused_at_the_limit(text: str) -> None:
    """Behind a session, too: the file is one document."""
    for content in (text, OLD + text):
        assert codes(survived("deep.yaml", content, kind="session")) <= {"RT001", "RT006"}


@pytest.mark.parametrize("text", JSON.values(), ids=JSON)
def test_deep_json_is_refused_at_the_limit(text: str) -> None:
    """As a file, as a line of a log, in a fence, in a notebook, and in a string of a payload that is fine."""
    event = EVENT.replace('"alloy"', f'"alloy", "tools": {text}')

    assert codes(survived("deep.json", text, kind="session")) == {"RT006"}
    assert codes(survived("deep.json", event)) == {"RT006"}
    assert "RT602" in codes(survived("deep.jsonl", f"{event}\n{EVENT}\n"))
    assert "RT602" in codes(survived("deep.md", f"```json\n{event}\n```\n{FENCE}"))
    assert "RT602" in codes(
        survived("deep.json", EVENT.replace('"alloy"', f'"alloy", "instructions": {json.dumps(text)}'))
    )
    survived("deep.ipynb", f'{{"cells": {text}')


PROGRAMS = {
    "lists": ("[" * STEEP, "]" * STEEP),
    "open lists": ("[" * STEEP, ""),
    "parentheses": ("(" * STEEP + "1", ")" * STEEP),
    "signs": ("-" * STEEP + "1", ""),
    "attributes": ("a" + ".b" * STEEP, ""),
    "calls": ("a" + "()" * STEEP, ""),
    "sums": ("1" + "+1" * STEEP, ""),
    "sums of texts": ('"a"' + ' + "a"' * STEEP, ""),
    "300 lists": ("[" * 300, "]" * 300),
    "900 signs": ("-" * 900 + "1", ""),
    "3000 sums": ('"a"' + ' + "a"' * 3000, ""),
}


@pytest.mark.parametrize(("opening", "closing"), PROGRAMS.values(), ids=PROGRAMS)
@pytest.mark.parametrize(("path", "sound"), [("deep.py", PYTHON), ("deep.js", JAVASCRIPT)])
def test_a_deep_program_is_read_or_not(path: str, sound: str, opening: str, closing: str) -> None:
    """In a payload and beside one: Python gives such programs up itself, in six different ways."""
    event = sound.replace('"alloy"', f'"alloy", "instructions": {opening}{closing}')

    survived(path, event)
    said = codes(survived(path, f"{sound}y = {opening}{closing}\n"))
    # A file of JavaScript with lines as long as these was written by a tool, and is passed over.
    assert said & {"RT602", "RT010"} or path == "deep.js"


def test_deep_statements_are_read_or_not() -> None:
    """A function in a function in a function, and a thousand branches."""
    nested = "".join(f"{' ' * level}def f{level}():\n" for level in range(99))

    assert "RT602" in codes(survived("deep.py", f"{nested}{' ' * 99}{PYTHON}"))
    assert codes(survived("deep.py", PYTHON + "if a: pass\n" + "elif b: pass\n" * STEEP)) <= {"RT010", "RT602"}
    survived("deep.js", f"{JAVASCRIPT}{'`${' * STEEP}")
    survived("deep.ts", f"{JAVASCRIPT}let y = a{'<b' * STEEP};\n")
    survived("deep.tsx", f"{JAVASCRIPT}let y = {'<a>' * STEEP};\n")


@pytest.mark.parametrize("lead", ["> ", "- ", "1. ", "<details>", "<!--", "`", "~~~\n```\n"])
def test_deep_markdown_hides_nothing(lead: str) -> None:
    """Quotes, lists, brackets and fences that nobody closes, before a fence that is fine."""
    survived("deep.md", f"{lead * STEEP}\n{FENCE}")
    assert "RT602" in codes(survived("deep.md", f"{FENCE}{lead * STEEP}\n"))


def test_json_in_a_string_in_json_is_looked_into_once() -> None:
    """Twelve levels of quotes, each of which doubles the backslashes: the innermost is nobody's payload."""
    text = EVENT
    for _ in range(12):
        text = json.dumps({"body": text})

    survived("deep.json", text)
    survived("deep.jsonl", text + "\n")
