"""Payloads in Markdown are found in whatever fence they stand, at their exact place, and nothing else is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rtlint

TODAY = date(2026, 11, 21)
SESSION = '{"type": "realtime", "audio": {"output": {"voice": "mariin"}}}'
EVENT = f'{{"type": "session.update", "session": {SESSION}}}'
YAML = "type: session.update\nsession:\n  type: realtime\n  audio:\n    output:\n      voice: mariin"
URL = "https://api.openai.com/v1/realtime/client_secrets"


def lint(text: str) -> rtlint.Report:
    """The report of a Markdown file."""
    return rtlint.lint(text, path="README.md", today=TODAY)


def said(text: str) -> list[tuple[str, str]]:
    """Code and the characters meant, of all that is not advice."""
    found = [one for one in lint(text).diagnostics if one.severity is not rtlint.Severity.INFO]
    return [(one.code, text[one.range.start.offset : one.range.end.offset]) for one in found if one.range]


def fence(label: str, body: str) -> str:
    """A fenced block."""
    return f"```{label}\n{body}\n```\n"


def prefixed(text: str, prefix: str, first: str | None = None) -> str:
    """The lines of a text behind a prefix, the first one behind one of its own."""
    lines = text.rstrip("\n").split("\n")
    return "\n".join((first if first is not None and not at else prefix) + line for at, line in enumerate(lines)) + "\n"


#: Where one payload with one mistake may stand, and how that is written.
FOUND = {
    "a fence": (fence("json", EVENT), '"mariin"'),
    "a fence with attributes": (fence('json title="x.json" {1}', EVENT), '"mariin"'),
    "a fence labelled in capitals": (fence("JSON", EVENT), '"mariin"'),
    "a fence with comments": (fence("jsonc", f"// sent first\n{EVENT}"), '"mariin"'),
    "a fence in JSON5": (
        fence("json5", "{type: 'session.update', session: {type: 'realtime', audio: {output: {voice: 'mariin'}}}}"),
        "'mariin'",
    ),
    "a fence of YAML": (fence("yaml", YAML), "mariin"),
    "a fence of Python": (fence("python", f"await ws.send(json.dumps({EVENT}))"), '"mariin"'),
    "a part of Python": (fence("py", f"    await ws.send({EVENT})"), '"mariin"'),
    "no label, JSON": (fence("", EVENT), '"mariin"'),
    "no label, YAML": (fence("", YAML), "mariin"),
    "no label, Python": (fence("", f"import json\nx = {EVENT}"), '"mariin"'),
    "no label, a log": (fence("text", f"12:00:01 sent {EVENT}"), '"mariin"'),
    "tildes": (f"~~~json\n{EVENT}\n~~~\n", '"mariin"'),
    "a longer fence": (f"`````json\n{EVENT}\n```\n`````\n", '"mariin"'),
    "never closed": (f"text\n\n```json\n{EVENT}", '"mariin"'),
    "a list": (prefixed(fence("json", EVENT), "   ", "1. "), '"mariin"'),
    "a quote": (prefixed(fence("yaml", YAML), "> "), "mariin"),
    "a list in a quote": (prefixed(fence("yaml", YAML), ">   ", "> - "), "mariin"),
    "deep in a tab of MDX": (f"<Tabs>\n{prefixed(fence('json', EVENT), '        ')}</Tabs>\n", '"mariin"'),
    "behind an object": (fence("json", f'{{"a": 1}}\n{EVENT}'), '"mariin"'),
    "behind what is left out": (fence("json", EVENT.replace('"audio"', '...,\n "audio"')), '"mariin"'),
    "what curl posts": (fence("bash", f"curl {URL} -d '{{\"session\": {SESSION}}}'"), '"mariin"'),
    "what curl posts, in lines": (
        fence(
            "sh", f"$ curl -X POST $BASE/v1/realtime/client_secrets \\\n  --data-raw '{{\n  \"session\": {SESSION}}}'"
        ),
        '"mariin"',
    ),
    "what curl posts, escaped": (
        fence("bash", f'curl "{URL}" --json="' + f'{{"session": {SESSION}}}'.replace('"', '\\"') + '"'),
        '\\"mariin\\"',
    ),
    "a request as it is sent": (
        fence("http", f'POST /v1/realtime/client_secrets HTTP/1.1\nHost: api.openai.com\n\n{{"session": {SESSION}}}'),
        '"mariin"',
    ),
    "a form": (fence("shell", f"curl -F 'session={SESSION};type=application/json' -F sdp=@x {URL}"), '"mariin"'),
    "a here-document": (
        fence("bash", f"curl {URL} -d @- <<'EOF'\n{{\"session\": {SESSION}}}\nEOF\necho done"),
        '"mariin"',
    ),
    "a here-document for a file": (fence("console", f"$ cat > x.json <<EOF\n{EVENT}\nEOF"), '"mariin"'),
    "typed into a socket": (fence("bash", f"$ websocat wss://api.openai.com/v1/realtime\n> {EVENT}"), '"mariin"'),
}


@pytest.mark.parametrize(("text", "characters"), FOUND.values(), ids=FOUND)
def test_a_payload_is_found_once_and_its_mistake_at_its_place(text: str, characters: str) -> None:
    """There is one payload in the file, and the caret stands at the value."""
    assert len(lint(text).payloads) == 1
    assert said(text) == [("RT510", characters)]


SPACE = st.text(" \t", max_size=6)
PROSE = st.lists(st.text("aé🌍 \t", max_size=8), max_size=3).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(PROSE, st.sampled_from(("", "> ", ">", "> > ", "  ", "\t", "   ", ">\t")), SPACE, st.sampled_from(("\n", "\r\n", "\r")),
       st.sampled_from((("json", EVENT.replace(", ", ",\n  ")), ("yaml", YAML), ("python", f"é = 1\nx = {EVENT}"),
                        ("bash", f"curl é {URL} \\\n -d '{{\"session\":\n {SESSION}}}'"))), st.booleans())  # fmt: skip
def test_places_are_exact_whatever_stands_before(
    prose: str, prefix: str, indent: str, line_end: str, inner: tuple[str, str], marked: bool
) -> None:
    """Quotes, indentation, tabs, line ends, and characters of several bytes move nothing."""
    label, body = inner
    text = "\ufeff" * marked + prose + "\n\n" + prefixed(fence(label, body), prefix + indent)
    text = text.replace("\n", line_end)

    assert [(code, words.strip("\"'")) for code, words in said(text)] == [("RT510", "mariin")]
    (place,) = [one.range for one in lint(text).diagnostics if one.code == "RT510" and one.range]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[place.start.line - 1][place.start.column - 1 : place.end.column - 1].strip("\"'") == "mariin"


SILENT = {
    "another label": fence("diff", EVENT),
    "a label that says it is wrong": fence("json bad", EVENT),
    "a line that says it is wrong": f"**❌ Wrong**\n\n{fence('json', EVENT)}",
    "a comment that says it is wrong": fence("jsonc", f"// Don't do this\n{EVENT}"),
    "a comment of HTML": f"<!--\n{fence('json', EVENT)}-->\n",
    "what nobody can read": fence("json", EVENT[:-1]),
    "a body of Chat Completions": fence(
        "json", '{"model": "gpt-4o-audio-preview", "modalities": ["text"], "audio": {"voice": "x"}}'
    ),
    "a part of a session": fence("json", '{"turn_detection": {"type": "server_vad", "threshold": 7}}'),
    "a description": fence(
        "yaml", "components:\n  schemas:\n    X:\n      properties:\n        session: {type: realtime, voice: x}"
    ),
    "a server of somebody's own": f"Connect to `ws://localhost:8080/v1/realtime`.\n\n{fence('json', EVENT)}",
    "another address": fence(
        "bash", 'curl https://example.com/v1/realtime/client_secrets -d \'{"session": {"voice": 1}}\''
    ),
    "an address that nobody tells": fence("bash", 'curl $GATEWAY/v1/realtime/sessions -d \'{"config": {"voice": 1}}\''),
    "text": EVENT,
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_nothing_is_said_of_what_is_no_payload_or_wrong_on_purpose(text: str) -> None:
    """Prose shows parts, mistakes, and the things of others."""
    assert said(text) == []
    assert not lint(text).payloads


INCOMPLETE = (
    fence("json", '{"type": "session.update", "session": {"instructions": "x", ...}}'),
    fence("json", '{"type": "session.update", "session": {"instructions": "x" // other fields\n}}'),
    fence("json", '{"type": "session.update", "session": {…}}'),
    fence("json", '{"type": "session.update", "session": session}'),
    fence("yaml", "type: session.update\nsession:\n  instructions: x\n  # ...\n"),
    fence("js", 'f({type: "session.update", session: {instructions: "x", // ... and so on\n}})'),
)


@pytest.mark.parametrize("text", INCOMPLETE)
def test_nothing_is_missing_where_something_is_left_out(text: str) -> None:
    """Dots stand for what the reader can imagine."""
    assert said(fence("json", '{"type": "session.update", "session": {"instructions": "x"}}'))[0][0] == "RT603"
    assert said(text) == []


def test_commas_too_many_are_one_mistake_and_the_payload_is_judged() -> None:
    """Who copies it gets an error; comments in a fence are a way to explain, and no mistake."""
    assert said(fence("json", EVENT.replace('"}}}', '",},}}'))) == [("RT510", '"mariin"'), ("RT004", ",")]
    assert said(fence("json", EVENT.replace('"}}}', '", // here\n}}}'))) == [("RT510", '"mariin"')]


ON_PURPOSE = (
    "<!-- rtlint: skip it shows a mistake -->\n\n{}",
    "<!-- rtlint: ignore[unknown-voice] it shows a mistake -->\n{}",
    "{{/* rtlint: ignore[RT510] it shows a mistake */}}\n{}",
    "Text. <!-- rtlint: ignore-file[unknown-voice] ours -->\n\n{}",
)


@pytest.mark.parametrize("text", ON_PURPOSE)
def test_a_fence_is_switched_off_by_a_comment_above_it(text: str) -> None:
    """In the words that configuration files use, and one for all that is said of a payload."""
    assert said(text.format(fence("json", EVENT))) == []
    assert said(prefixed(text.format(fence("json", EVENT)), "> ")) == []


def test_a_comment_speaks_of_one_fence() -> None:
    """The next one is judged; so is one with text between them. Both payloads of the fence are meant."""
    skip = "<!-- rtlint: skip -->\n"

    assert len(lint(skip + fence("json", EVENT) + fence("json", EVENT)).payloads) == 1
    assert len(lint(f"{skip}Like this:\n{fence('json', EVENT)}").payloads) == 1
    assert not lint(skip + fence("json", EVENT + "\n" + EVENT)).payloads


def test_comments_in_a_fence_are_those_of_its_language() -> None:
    """As they are in a file of their own."""
    assert said(fence("yaml", YAML + " # rtlint: ignore[unknown-voice] ours")) == []
    assert said(fence("jsonc", EVENT.replace("{", "{ // rtlint: ignore[unknown-voice] ours\n", 1))) == []
    assert said(fence("python", f"# rtlint: ignore[unknown-voice] ours\nx = {EVENT}")) == []


def test_a_comment_in_words_that_nobody_knows_is_told() -> None:
    """It would do nothing, and look as if it did."""
    assert [code for code, _ in said(f"<!-- rtlint: of -->\n{fence('json', EVENT)}")] == ["RT904", "RT510"]


def test_a_secret_in_a_fence_is_not_shown() -> None:
    """Neither in what is said nor in the lines of the report."""
    key = "ek_" + "a1B2" * 8
    report = lint(fence("json", EVENT.replace("mariin", key)))

    assert key not in str(report)
