"""What is said of a transcription and its options, in their many forms: one mistake, one diagnostic."""

from __future__ import annotations

import json
from datetime import date

import pytest

import rtlint
from rtlint.facts import table

TODAY = date.fromisoformat(table("models")["checked"])
LISTS = {"model": "gpt-transcribe"}
STREAMS = {"model": "gpt-live-transcribe"}
WHISPER = {"model": "gpt-realtime-whisper"}
MANY = {"model": "gpt-4o-transcribe"}

Said = list[tuple[str, str]]


def said(payload: object, **options: str) -> Said:
    """The names and severities of what is said of a payload, but for the end of its model."""
    report = rtlint.lint(json.dumps(payload), path="x.json", today=TODAY, **options)
    return [(item.name, item.severity.value) for item in report.diagnostics if item.name != "deprecated-model"]


def transcribing(**transcription: object) -> dict[str, object]:
    """A realtime session with this transcription."""
    return {"type": "realtime", "audio": {"input": {"transcription": transcription}}}


@pytest.mark.parametrize(
    ("language", "severity"),
    [
        ("en", None), ("EN", None), ("jw", None), ("iw", None), ("${LANGUAGE}", None),
        ("en-US", "warning"), ("en_us", "warning"), ("zh-Hans-CN", "warning"), ("zh-cn", "warning"), ("yue", "warning"),
        ("", "warning"), ("eng", "error"), ("english", "error"), ("Spanish", "error"), ("auto", "error"), ("xx", "error"),
        (["en"], "error"),
    ],
)  # fmt: skip
def test_a_language_is_a_code(language: object, severity: str | None) -> None:
    """Regional tags work by their first part, what is no code at all is refused."""
    assert said(transcribing(**MANY, language=language)) == ([("language-format", severity)] if severity else [])


@pytest.mark.parametrize(
    ("transcription", "expected"),
    [
        ({}, [("transcription-model-required", "error")]),
        ({"enabled": True}, [("transcription-enabled-flag", "error")]),
        ({"enabled": False}, [("transcription-enabled-flag", "error")]),
        ({**LISTS, "languages": ["en", "yue", "zh-cn"]}, []),
        ({**LISTS, "languages": ["en-US"]}, [("language-format", "warning")]),
        ({**LISTS, "languages": []}, [("wrong-size", "error")]),
        ({**LISTS, "languages": ["en"], "language": "en"}, [("language-and-languages", "error")]),
        ({**MANY, "languages": ["en"], "language": "en"}, [("transcription-option-unsupported", "error")]),
        ({**LISTS, "language": "en"}, [("language-on-live-models", "warning")]),
        ({**STREAMS, "delay": "low"}, []),
        ({**WHISPER, "delay": "low"}, []),
        ({**LISTS, "delay": "low"}, [("transcription-option-unsupported", "error")]),
        ({**WHISPER, "prompt": "x"}, [("transcription-option-unsupported", "error")]),
        ({**LISTS, "prompt": "x"}, []),
        ({"model": "my-own", "delay": "low", "keywords": ["x"]}, [("unknown-model", "warning")]),
        ({**LISTS, "keywords": ["a", "a"]}, [("keywords-format", "warning")]),
        ({**LISTS, "keywords": ["a\nb"]}, [("keywords-format", "error")]),
    ],
)
def test_an_option_suits_its_model(transcription: dict[str, object], expected: Said) -> None:
    """What the model takes, and what nothing is known of, is no finding."""
    assert said(transcribing(**transcription)) == expected


def test_the_name_of_a_deployment_says_nothing_of_its_model() -> None:
    """On Azure a deployment may be called as any model."""
    assert said(transcribing(model="whisper-1", delay="low"), target="azure-openai") == []


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        ({"audio": {"input": {}}}, [("transcription-missing", "warning")]),
        ({"audio": {"input": {"transcription": None}}}, [("transcription-missing", "warning")]),
        ({"audio": "${AUDIO}"}, [("placeholder", "info")]),
        ({"audio": []}, [("wrong-type", "error")]),
        ({"audio": {"input": None}}, [("wrong-type", "error")]),
        ({"audio": {"transcription": WHISPER}}, [("unknown-field", "error")]),
        ({"input_audio_transcription": WHISPER}, [("beta-key-in-ga", "error")]),
        ({"model": "gpt-transcribe"}, [("transcription-model-at-top", "error")]),
        ({"audio": {"input": {"transcription": WHISPER}}}, []),
        ({"audio": {"input": {"transcription": WHISPER, "turn_detection": None}}}, []),
        ({"audio": {"input": {"transcription": STREAMS}}}, [("vad-absent-for-streaming-model", "info")]),
        (
            {"audio": {"input": {"transcription": STREAMS, "turn_detection": {"type": "server_vad"}}}},
            [("vad-unsupported-by-model", "error")],
        ),
        (
            {"audio": {"input": {"transcription": WHISPER, "turn_detection": {"create_response": True}}}},
            [("vad-unsupported-by-model", "error")],
        ),
        (
            {"audio": {"input": {"transcription": WHISPER, "turn_detection": {"silence_duration_ms": 2}}}},
            [("vad-unsupported-by-model", "error")],
        ),
        (
            {"audio": {"input": {"transcription": LISTS, "turn_detection": {"type": "none", "create_response": True}}}},
            [("vad-type", "error")],
        ),
    ],
)
def test_a_transcription_session_has_what_it_needs(session: dict[str, object], expected: Said) -> None:
    """A model, in its place, and turns only where the model detects them."""
    assert said({"type": "transcription", **session}) == expected


def test_an_update_may_leave_the_transcription_out() -> None:
    """An earlier update may have said it."""
    session = {"type": "transcription", "audio": {"input": {"noise_reduction": None}}}

    assert said({"type": "session.update", "session": session}) == []
