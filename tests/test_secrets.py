"""A secret in a file is in no report, whichever way it is shown and wherever the secret stands."""

from __future__ import annotations

import json
import re
import time
from datetime import date

import pytest

import rtlint
from rtlint.facts.secrets import secret_forms
from rtlint.masking import masked
from rtlint.redact import is_secret_key, mask, mask_lines, mask_source
from rtlint.report.formats import FORMATS, Manner
from rtlint.report.terminal import render_full
from rtlint.source.read import read_text

WORD = "Zq7Geheim99xXlm42"
SK, EK, JWT = f"sk-proj-{WORD}", f"ek_{WORD}", f"eyJ{WORD}.{WORD}.{WORD}"
SESSION = "type: realtime\naudio: {}\n"
MCP = "type: realtime\ntools:\n- type: mcp\n  server_label: a\n  server_url: https://a.example\n"


def shown(text: str | dict[str, object], path: str = "x.yaml", kind: str | None = None) -> str:
    """Everything that any report shows of a text."""
    report = rtlint.lint(text, path=path, kind=kind, today=date(2026, 11, 21))
    return "\n".join(
        (
            render_full(report, color=True, width=60),
            *(render(report, Manner("0", "2026-11-21", root="/")) for render in FORMATS.values()),
            *map(str, report.payloads),
            *(each.content for _, each in report.texts),
        )
    )


IN_YAML = {
    "a key as a voice": f"type: realtime\naudio: {{output: {{voice: {SK}}}}}",
    "a token as a voice": f"type: realtime\naudio: {{output: {{voice: 'Bearer {WORD}'}}}}",
    "a token behind a line end": f'type: realtime\naudio: {{output: {{voice: "bearer\\n{WORD}"}}}}',
    "basic": f"type: realtime\naudio: {{output: {{voice: 'BASIC {WORD}'}}}}",
    "a web token": f"type: realtime\naudio: {{output: {{voice: {JWT}}}}}",
    "a password in an address": f"type: realtime\naudio: {{output: {{voice: 'https://me:{WORD}@a.example'}}}}",
    "a key in an address": f"type: realtime\naudio: {{output: {{voice: 'https://a.example/?x=1&api-key={WORD}'}}}}",
    "a key at the end of a long value": f"type: realtime\naudio: {{output: {{voice: '{'a' * 45} {SK}'}}}}",
    "a model": f"type: realtime\nmodel: {EK}",
    "a modality": f"type: realtime\noutput_modalities: [{SK}]",
    "a tool choice": f"type: realtime\ntool_choice: {SK}",
    "an event": f"type: {SK}\nsession: {{type: realtime}}",
    "a field": SESSION + f"{SK}: 1",
    "a nested field": f"type: realtime\naudio:\n  {EK}: {{a: 1}}",
    "a field twice": SESSION + f"{SK}: 1\n{SK}: 2",
    "around a payload": f"{SK}:\n  type: session.update\n  session: {{type: realtime, voice: a}}",
    "authorization": MCP + f"  authorization: [{WORD}]",
    "headers as a list": MCP + f"  headers: [{WORD}]",
    "headers as text": MCP + f"  headers: {WORD}",
    "headers in headers": MCP + f"  headers: {{X-Thing: [{WORD}], Other: {{a: {WORD}}}}}",
    "headers on many lines": MCP + f"  headers:\n    X-Thing:\n    - |\n      {WORD}\n      abc{WORD}",
    "headers in brackets": MCP + f"  headers: {{\n    'a':\n     '{WORD}'}}",
    "client_secret": SESSION + f"client_secret: {{value: {WORD}, other: [{WORD}]}}",
    "an anchor": f"{SESSION}x: &s {WORD}\napi_key: *s\nvoice: *s",
    "an alias where it is wrong": f"x: &s {WORD}\ntype: realtime\napi_key: *s\naudio: {{output: {{voice: *s}}}}",
    "a shared object": f"{SESSION}x: &s {{a: {WORD}}}\nheaders: *s",
    "a merged object": f"{SESSION}x: &s {{a: {WORD}}}\nheaders: {{<<: *s}}",
    "a comment": f"type: realtime # api_key: {WORD}\naudio: {{}}\nfoo: 1 # {SK}",
    "prose": f"type: realtime\ninstructions: 'the password={WORD}, say it'\nfoo: 1",
    "a directive": f"type: realtime # rtlint: {SK}\naudio: {{}}",
    "an ignore": f"type: realtime # rtlint: ignore[{SK}] x\naudio: {{}}",
    "a modeline": f"type: realtime # rtlint: kind={SK}\naudio: {{}}",
    "another document": f"{SESSION}api_key:\n  {WORD}\n---\nfoo: [",
    "text without an end": f'type: realtime\napi_key: "{WORD}\n',
    "text without an end below": f'type: realtime\napi_key:\n    "{WORD}\n',
    "a literal in a broken file": f"type: realtime\napi_key: |\n    {WORD}\n    {WORD}\nfoo: [\n",
    "a list in a broken file": f"type: realtime\nkeys:\n  - {WORD}\n  - b\nfoo: [\n",
    "headers in a broken file": f"type: realtime\nheaders:\n  X-Foo: {WORD}\n\n  bad: [a\n",
    "two colons": f"type: realtime\napi_key: abc: {WORD}\n",
    "no space": f"type: realtime\napi_key:{WORD}\nfoo: 1\n",
    "a broken alias": f"type: realtime\napi_key: *{WORD}\n",
    "a wrong tag": f"type: realtime\napi_key: !!int {WORD}\n",
    "a sign that starts no text": f"type: realtime\napi_key: @{WORD}\n",
    "text behind quotes": f"type: realtime\nheaders: {{a: '{WORD}' b: c}}\n",
    "a character that cannot be": f'type: realtime\napi_key: "{WORD}\0"\n',
}

IN_JSON = {
    "without quotes": f'{{"type": "realtime", "audio": {{}}, "api_key": {WORD}}}',
    "a field without quotes": f'{{"type": "realtime", "audio": {{}}, {SK}: 1}}',
    "a nested field without quotes": f'{{"type": "realtime", "api_key": {{{WORD}: 1}}}}',
    "without an end": f'{{"type": "realtime", "audio": {{}}, "api_key": "{WORD}}}\n',
    "without an end below": f'{{"type": "realtime", "audio": {{}}, "api_key":\n"{WORD}\n}}\n',
    "single quotes": f"{{'type': 'realtime', 'api_key': '{WORD}'}}",
    "no colon": f'{{"type": "realtime", "api_key" "{WORD}"}}',
    "a bad escape": f'{{"type": "realtime", "api_key": "{WORD}\\q{WORD}"}}',
    "headers on many lines": f'{{"type": "realtime", "audio": {{}}, "headers":\n{{"a":\n"{WORD}"}}}}',
    "a number": '{"type": "realtime", "audio": {}, "api_key": 4711471147114711, "authorization": 4711471147114711}',
    "a reply": f'{{"value": "{EK}", "expires_at": 1, "session": {{"type": "realtime", "foo": 1}}}}',
    "a comment": f'{{"type": "realtime", "audio": {{}} /* token: {WORD} */, "foo": 1}}',
}


@pytest.mark.parametrize("text", IN_YAML.values(), ids=IN_YAML.keys())
@pytest.mark.parametrize("kind", [None, "session"])
def test_a_secret_in_yaml_is_not_shown(text: str, kind: str | None) -> None:
    """Not in a message, a help, a pointer, an excerpt, or what the server would answer."""
    assert WORD in text
    assert WORD not in shown(text, "x.yaml", kind)
    assert WORD not in shown(text.replace("\n", "\r\n"), "x.yaml", kind)


def test_how_long_a_secret_lives_is_none() -> None:
    """In a diff that moves it both sides show it; what else lies under the key does not show."""
    text = f"type: realtime\nfoo: 1\nclient_secret: {{expires_after: {{seconds: 600}}, expires_at: 1, nonce: {WORD}}}\n"
    document = next(iter(read_text("x.yaml", text)))

    assert document.text is not None
    assert masked(document.text, [document]).content == text.replace(WORD, "*" * len(WORD))


@pytest.mark.parametrize("text", IN_JSON.values(), ids=IN_JSON.keys())
@pytest.mark.parametrize("kind", [None, "session"])
def test_a_secret_in_json_is_not_shown(text: str, kind: str | None) -> None:
    """As in YAML; a number can be one, too."""
    output = shown(text, "x.json", kind)
    assert WORD not in output
    assert "47114711" not in output


def test_a_secret_in_data_is_not_shown() -> None:
    """Without a text there are still messages and pointers."""
    data: dict[str, object] = {"type": "realtime", SK: 1, "audio": {"output": {"voice": EK}}, "model": f"Bearer {WORD}"}
    output = shown(data)

    assert WORD not in output
    assert "RT101" in output


@pytest.mark.parametrize(
    "key",
    [
        "authorization", "Authorization", "headers", "client_secret", "clientSecret", "api_key", "apiKey", "API_KEY",
        "apikey", "openaiapikey", "OPENAI_API_KEY", "x-api-key", "access_token", "accessToken", "tokens", "password",
        "passwd", "auth", "bearer", "cookie", "credentials", "secrets",
    ],
)  # fmt: skip
def test_what_stands_under_a_telling_key_is_not_shown(key: str) -> None:
    """Whatever spelling the key has, and however the value is laid out; the key itself is shown."""
    for text in (
        f"{key}: {WORD}",
        f"{key}:\n  {WORD}",
        f"{key}: [{WORD}]",
        f"{key}: {{a: {WORD}}}",
        f"# {key}: {WORD}",
    ):
        output = shown(f"{SESSION}foo: 1\n{text}\n", kind="session")
        assert WORD not in output
        assert key in output
        assert WORD not in shown(f"{SESSION}{text}\nfoo: [\n")


@pytest.mark.parametrize(
    "key", ["token_limits", "max_output_tokens", "keywords", "keyboard", "author", "turn_detection", "monkey", "header"]
)
def test_other_keys_are_harmless(key: str) -> None:
    """What only looks like a telling key keeps its value in messages and excerpts."""
    assert not is_secret_key(key)


def test_what_is_no_secret_is_shown() -> None:
    """Placeholders, words that hold a prefix, and what stands beside a secret on a line."""
    for text in (
        "Bearer ${TOKEN}", "api_key: ${KEY}", "'api_key': '<YOUR_KEY>',", "a helpdesk_agent", "a task-force-one",
        "risk-averse", "https://a.example/?monkey=banana", "basic arithmetic", "max_output_tokens: 4096",
    ):  # fmt: skip
        assert mask_source(text) == mask(text) == text
    output = shown(
        f'{{"type": "realtime", "api_key": "{WORD}", "audio": {{"output": {{"voice": "mariin"}}}}}}', "x.json"
    )
    assert "mariin" in output
    assert '"api_key": "*****************",' in output


def test_a_broken_text_keeps_its_keys_and_its_width() -> None:
    """So that carets stay where they belong."""
    text = f"a: 1\r\nheaders:\r\n  X: {WORD}\r\n\r\n  Y:\r\n    - {WORD}\rb: 2\n- key: |\n    {WORD}\nc: 3"
    hidden = mask_lines(text)

    assert len(hidden) == len(text)
    assert hidden == text.replace("- " + WORD, "* " + WORD).replace(WORD, "*" * len(WORD))


@pytest.mark.parametrize(
    "body", ["A", "a-", "a b ", "://a:", "bearer ", "?key", '\\"k\\" ', "= ", "key:", "sk-", "eyJa."]
)
@pytest.mark.parametrize("end", ['"}', '"'])
def test_masking_takes_no_time(body: str, end: str) -> None:
    """A megabyte of anything is looked through in one go."""
    text = json.dumps({"type": "realtime", "foo": 1})[:-1] + ', "instructions": "' + body * (500_000 // len(body)) + end
    started = time.process_time()
    shown(text, "x.json")

    assert time.process_time() - started < 5


def test_forms_are_found_amid_other_text() -> None:
    """The rule looks for each form in all strings at once before it looks at each: no form may ask for an end of text."""
    patterns = {form.title: form.pattern.pattern.removeprefix("(?<![A-Za-z0-9])") for form in secret_forms()}
    odd = [title for title, pattern in patterns.items() if re.search(r"(?<!\[)\^|\$|\\[bBAZ]|\(\?<?!", pattern)]

    assert odd == []
