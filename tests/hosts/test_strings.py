"""Payloads in the strings of JSON and YAML are found, with their places in the file."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rtlint
from rtlint.config import settings as chosen
from rtlint.run import lint_bytes

TODAY = date(2026, 11, 21)
SESSION = '{"type": "realtime", "audio": {"output": {"voice": "mariin"}}}'
EVENT = f'{{"type": "session.update", "session": {SESSION}}}'
URL = "https://api.openai.com/v1/realtime/client_secrets"
UNTYPED = '{"session": {"audio": {"output": {"voice": "mariin"}}, "type": "realtime"}}'


def said(text: str, path: str) -> list[tuple[str, str]]:
    """Code and the characters meant, of all that is not advice."""
    found = [
        one for one in rtlint.lint(text, path=path, today=TODAY).diagnostics if one.severity is not rtlint.Severity.INFO
    ]
    return [(one.code, text[one.range.start.offset : one.range.end.offset]) for one in found if one.range]


FOUND = {
    "JSON": ("x.json", json.dumps({"a": [{"body": EVENT}]}), r"\"mariin\""),
    "JSON with escapes before it": ("x.json", json.dumps({"a": "é🌍\n\t" * 3, "body": f"\n\t {EVENT}"}), r"\"mariin\""),
    "JSON in capitals of code points": (
        "x.json",
        json.dumps({"b": EVENT}).replace("mariin", r"mari\u0069n"),
        r"\"mari\u0069n\"",
    ),
    "a workflow": (
        "x.json",
        json.dumps(
            {
                "nodes": [
                    {"parameters": {"url": URL, "jsonBody": "=" + UNTYPED.replace('"realtime"', "{{ $json.type }}")}}
                ]
            }
        ),
        r"\"mariin\"",
    ),
    "a workflow with code": (
        "x.json",
        json.dumps({"parameters": {"body": "={{ JSON.stringify(" + EVENT.replace('"type"', "type") + ") }}"}}),
        r"\"mariin\"",
    ),
    "a recording": (
        "x.yml",
        f"- request:\n    uri: {URL}\n    body:\n      string: '{UNTYPED}'\n  response:\n    body:\n      string: '{{}}'\n",
        '"mariin"',
    ),
    "YAML in double quotes": ("x.yaml", "body: " + json.dumps(EVENT), r"\"mariin\""),
    "YAML in double quotes, folded": (
        "x.yaml",
        'body: "' + EVENT.replace('"', '\\"').replace(", ", ",\n    ") + '"',
        r"\"mariin\"",
    ),
    "YAML in single quotes": ("x.yaml", "é: 'it''s'\nbody: '" + EVENT.replace("mariin", "ma''x") + "'", "\"ma''x\""),
    "a literal text": ("x.yaml", "body: |-\n    " + EVENT.replace(", ", ",\n    ") + "\nz: 1\n", '"mariin"'),
    "a folded text": ("x.yaml", "a:\n  - body: >\n\n      " + EVENT.replace(", ", ",\n      ") + "\n", '"mariin"'),
    "a literal text on Windows": ("x.yaml", "body: |\r\n  " + EVENT.replace(", ", ",\r\n  ") + "\r\n", '"mariin"'),
}


@pytest.mark.parametrize(("path", "text", "characters"), FOUND.values(), ids=FOUND)
def test_a_payload_is_found_in_a_string(path: str, text: str, characters: str) -> None:
    """There is one payload in the file, and the caret stands at the value, escapes included."""
    assert len(rtlint.lint(text, path=path, today=TODAY).payloads) == 1
    assert said(text, path) == [("RT510", characters)]


@settings(max_examples=150, deadline=None)
@given(
    st.text('aé🌍𐀀"\\{[= \n\t', max_size=12), st.text('aé🌍"\\/\n\t\u2028', max_size=12), st.booleans(), st.booleans()
)
def test_places_are_exact_whatever_stands_before(before: str, inside: str, ascii_only: bool, in_yaml: bool) -> None:
    """Whatever has to be escaped, around the string and in it, and twice."""
    inner = json.dumps(
        {"event_id": inside, **json.loads(EVENT)}, ensure_ascii=not ascii_only, indent=1 if ascii_only else None
    )
    text = json.dumps({"a" + before: before, "body": inner}, ensure_ascii=ascii_only and not in_yaml)
    found = [words for code, words in said(text, "x.yaml" if in_yaml else "x.json") if code == "RT510"]

    assert found == [r"\"mariin\""]


SILENT = (
    json.dumps({"a": '{"type": "object"}', "b": "{{ template }}", "c": "{not json", "d": "[]"}),
    json.dumps({"components": {"schemas": {"X": {"properties": {"x": {"default": EVENT}}}}}}),
    json.dumps({"post": {"example": EVENT, "description": EVENT}}),
    json.dumps(
        {"url": "https://api.openai.com/v1/chat/completions", "body": '{"model": "gpt-4o", "modalities": ["x"]}'}
    ),
    json.dumps({"request": {"url": URL}, "response": {"url": URL, "body": '{"session": {"voice": 1}}'}}),
)


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said_of_other_strings(text: str) -> None:
    """Templates, examples, answers and bodies of other requests."""
    assert said(text, "x.json") == []


def test_a_string_in_a_payload_is_a_part_of_it() -> None:
    """What a function is called with or answers is text to the API."""
    item = {"type": "function_call_output", "call_id": "c", "output": EVENT}
    text = json.dumps({"type": "conversation.item.create", "item": item})

    assert said(text, "x.json") == []


def test_the_rest_of_the_file_is_fixed_and_the_string_left_alone() -> None:
    """A fix of the file itself goes by the payload in a string, which stays as it is and is judged again."""
    text = f"session:\n  type: realtime\n  audio: {{output: {{voice: Marin}}}}\nbody: '{EVENT}'\n"
    report = lint_bytes("x.yaml", text.encode(), chosen(today=TODAY), fixes="all")
    (rewrite,) = report.rewrites

    assert rewrite.after == text.replace("Marin", "marin")
    assert [one.pointer for one in report.diagnostics if one.code == "RT510"] == ["/session/audio/output/voice"]


def test_secrets_in_a_string_are_not_shown() -> None:
    """Whatever hides the string hides what is in it, once."""
    text = json.dumps({"api_key": EVENT.replace('"type": "session', '"client_secret": "abcdefgh1", "type": "session')})
    report = rtlint.lint(text, path="x.json", today=TODAY)
    ((_, shown),) = report.texts

    assert "abcdefgh1" not in shown.content
    assert len(shown.content) == len(text)
