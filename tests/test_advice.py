"""What no example on a page can show: very long texts, scripts of several documents, and rules that wait to be asked."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import rtlint
from rtlint.facts import table

TODAY = date.fromisoformat(table("models")["checked"])


def codes(payload: Any, *select: str) -> list[str]:
    """The codes of what is said of a payload."""
    report = rtlint.lint(payload, path="x.yaml", today=TODAY, select=select)
    return [diagnostic.code for diagnostic in report.diagnostics]


def update(voice: object) -> dict[str, Any]:
    """A `session.update` that sets the voice."""
    return {"type": "session.update", "session": {"type": "realtime", "audio": {"output": {"voice": voice}}}}


def test_long_instructions_are_mentioned_when_asked_for() -> None:
    """Only a text of thousands of words is long, and only who selects the rule hears of it."""
    long = {"type": "realtime", "model": "gpt-realtime-2.1", "instructions": "Be brief. " * 4000}
    assert codes(long, "RT809") == ["RT809"]
    assert codes(long) == []
    assert codes({**long, "instructions": "Be brief. " * 3000}, "RT809") == []


@pytest.mark.parametrize(
    ("voices", "said"),
    [
        (("marin", "cedar"), ["RT514"]),
        (("marin", "marin"), []),
        (("marin", "cedar", "cedar"), ["RT514"]),
        (("ash",), []),
    ],
)
def test_a_script_keeps_its_voice(voices: tuple[str, ...], said: list[str]) -> None:
    """Whether the events are items of one list or documents of one file."""
    events = [update(voice) for voice in voices]
    assert codes(events) == said
    assert codes("\n---\n".join(map(json.dumps, events))) == said


def test_events_beside_each_other_are_no_script() -> None:
    """Under keys of a mapping they are alternatives, and an unknown voice may be the same one."""
    assert codes({"calm": update("marin"), "lively": update("cedar")}) == []
    assert codes([update("marin"), {"type": "response.create"}, update("marin")]) == []
    assert codes("\n---\n".join(map(json.dumps, [update("${VOICE}"), update("marin")]))) == []


def test_no_advice_is_below_what_is_allowed() -> None:
    """Three seconds are less than the least timeout: what may be written is said, not what would be refused."""
    detection = {"type": "server_vad", "idle_timeout_ms": 3}
    payload = {"type": "realtime", "audio": {"input": {"turn_detection": detection}}}
    (said,) = rtlint.lint(payload, path="x.yaml", today=TODAY).diagnostics

    assert said.help == "write at least `5000`"


def test_a_field_that_was_put_into_audio_is_not_called_beta() -> None:
    """It has the same name in both interfaces, and only stands in the wrong place."""
    (said,) = rtlint.lint(
        {"type": "realtime", "audio": {"tool_choice": "auto"}}, path="x.yaml", today=TODAY
    ).diagnostics

    assert (said.message, said.help) == ("`tool_choice` is no field of `audio`", "it belongs beside `audio`")
    assert said.repair is not None
    assert said.repair.title == "move `tool_choice` out of `audio`"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("silence_duration_ms", 9, "RT304"),
        ("silence_duration_ms", 10, None),
        ("silence_duration_ms", 0, None),
        ("prefix_padding_ms", 1.5, "RT304"),
        ("idle_timeout_ms", 30, "RT304"),
        ("idle_timeout_ms", 31, "RT201"),
    ],
)
def test_seconds_are_told_from_milliseconds(field: str, value: float, code: str | None) -> None:
    """One mistake is one diagnostic, also where the schema refuses the number as well."""
    detection = {"type": "server_vad", field: value}
    said = codes({"type": "realtime", "audio": {"input": {"turn_detection": detection}}})
    assert said == ([code] if code else [])


@pytest.mark.parametrize(
    "spelling", ["pcm", "PCM16", "audio/pcm", "g711-ulaw", "mulaw", "audio/x-alaw", "mp3", "wav", ""]
)
def test_a_format_has_one_spelling(spelling: str) -> None:
    """Another one is a single mistake in every place where a format can stand, in both dialects."""
    session = {"type": "realtime", "audio": {"input": {"format": spelling}}}
    assert codes(session) in (["RT520"], ["RT523"])
    if spelling != "audio/pcm":
        assert codes({"type": "realtime", "audio": {"output": {"format": {"type": spelling, "rate": 24000}}}}) == [
            "RT523"
        ]
    beta = {"voice": "alloy", "input_audio_format": spelling}
    report = rtlint.lint(beta, kind="session", dialect="beta", target="azure-openai-preview", today=TODAY)
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["RT523"]


@pytest.mark.parametrize(
    ("session", "code", "help"),
    [
        ({"tools": [{"type": "function", "name": None}]}, "RT102", "write a string: the field is required"),
        ({"audio": {"output": {"speed": None}}}, "RT102", "leave the field out"),
        ({"audio": {"input": {"format": {"type": "audio/pcm", "rate": None}}}}, "RT522", "write `24000`"),
        ({"audio": {"input": {"transcription": False}}}, "RT102", 'write `"transcription": null` to switch it off'),
        ({"prompt": "pmpt_1"}, "RT102", 'write it as an object: `"prompt": {"id": "pmpt_1"}`'),
        ({"tools": {"type": "function", "name": "find_order"}}, "RT102", "put it into a list"),
        ({"tracing": True}, "RT102", "use `auto`"),
    ],
)
def test_a_wrong_value_is_told_what_to_be(session: dict[str, object], code: str, help: str) -> None:
    """The help fits the field: what is required is not to be left out. It is the same wherever the session stands."""
    alone = {"type": "realtime", **session}
    for payload in (alone, {"app": {"session": alone}}, [{"type": "session.update", "session": alone}]):
        report = rtlint.lint(json.dumps(payload), path="x.json", today=TODAY)

        assert [(item.code, item.help) for item in report.diagnostics if item.severity is rtlint.Severity.ERROR] == [
            (code, help)
        ]


@pytest.mark.parametrize("effort", ["none", "xhigh"])
def test_a_model_that_does_not_reason_is_told_nothing_of_the_effort(effort: str) -> None:
    """All of `reasoning` goes, whatever it says."""
    session = {"type": "realtime", "model": "gpt-realtime-1.5", "reasoning": {"effort": effort}}

    assert [item.code for item in rtlint.lint(session, today=TODAY).diagnostics] == ["RT430"]
