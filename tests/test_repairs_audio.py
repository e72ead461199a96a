"""Repairs of formats, voices, models and keys of sessions, under which conditions they are proposed, and as what."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from repairing import TODAY, proposed

import rtlint

PCM = {"type": "audio/pcm", "rate": 24000}
BETA = {"kind": "session", "dialect": "beta", "target": "azure-openai-preview"}


def hearing(form: object) -> dict[str, Any]:
    """A session with this input format."""
    return {"type": "realtime", "audio": {"input": {"format": form}}}


@pytest.mark.parametrize(
    ("name", "before", "after", "safe"),
    [
        ("audio-format-shape", "pcm16", PCM, True),
        ("audio-format-shape", "g711-alaw", {"type": "audio/pcma"}, True),
        ("audio-format-unknown", "opus", None, None),
        ("audio-format-unknown", {"type": "pcm16"}, PCM, True),
        ("audio-format-unknown", {"rate": 24000, "type": "audio/l16"}, PCM, True),
        ("audio-format-unknown", {"type": "pcm", "rate": 16000}, PCM, False),
        ("audio-format-unknown", {"type": "pcm", "rate": None}, PCM, False),
        ("audio-format-unknown", {"type": "pcm", "rate": "${RATE}"}, None, None),
        ("audio-format-unknown", {"type": "pcm", "channels": 1}, None, None),
        ("audio-format-unknown", {"type": "ulaw"}, {"type": "audio/pcmu"}, True),
        ("audio-format-unknown", {"type": "ulaw", "rate": 8000}, {"type": "audio/pcmu"}, True),
        ("audio-format-unknown", {"type": "ulaw", "rate": 16000}, {"type": "audio/pcmu"}, False),
        ("audio-format-unknown", {"type": "audio/mp3"}, None, None),
        ("g711-rate", {"type": "audio/pcmu", "rate": 8000}, {"type": "audio/pcmu"}, True),
        ("g711-rate", {"type": "audio/pcmu", "rate": None}, {"type": "audio/pcmu"}, True),
        ("g711-rate", {"type": "audio/pcmu", "rate": 24000}, {"type": "audio/pcmu"}, False),
        ("g711-rate", {"type": "audio/pcmu", "rate": "${RATE}"}, {"type": "audio/pcmu"}, False),
    ],
)
def test_a_format_becomes_what_was_meant(name: str, before: object, after: object, safe: bool | None) -> None:
    """A spelling is safe to put right; a rate that is lost is the sender's business."""
    wanted = None if safe is None else (hearing(after), safe)
    assert proposed(name, hearing(before)) == wanted


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({"type": "audio/pcm", "rate": 24000}, "pcm16", True),
        ({"type": "audio/pcmu"}, "g711_ulaw", True),
        ({"type": "audio/pcm", "rate": 16000}, "pcm16", False),
        ({"type": "audio/pcm", "rate": "${RATE}"}, "pcm16", False),
        ({"type": "audio/mp3"}, None, None),
    ],
)
def test_beta_gets_the_word(before: object, after: object, safe: bool | None) -> None:
    """The object becomes its word; a word has no rate, so another one than its own is lost."""
    payload = {"voice": "alloy", "input_audio_format": before}
    wanted = None if safe is None else ({**payload, "input_audio_format": after}, safe)
    assert proposed("audio-format-shape", payload, **BETA) == wanted


@pytest.mark.parametrize(
    ("heard", "spoken", "both"),
    [
        ({"type": "audio/pcmu"}, PCM, {"type": "audio/pcmu"}),
        (PCM, {"type": "audio/pcma"}, {"type": "audio/pcma"}),
    ],
)
def test_both_directions_get_the_codec_of_the_telephone(heard: object, spoken: object, both: object) -> None:
    """The one that a line carries is meant, in whichever direction it stands."""
    before = {"type": "realtime", "audio": {"input": {"format": heard}, "output": {"format": spoken}}}
    after = {"type": "realtime", "audio": {"input": {"format": both}, "output": {"format": both}}}
    assert proposed("format-mismatch", before) == (after, False)


@pytest.mark.parametrize(
    ("name", "session", "after"),
    [
        ("deprecated-model", {"model": "gpt-realtime"}, {"model": "gpt-realtime-2.1"}),
        ("deprecated-model", {"model": "gpt-realtime-mini"}, {"model": "gpt-realtime-2.1-mini"}),
        ("chat-audio-model", {"model": "gpt-audio-1.5"}, {"model": "gpt-realtime-2.1"}),
    ],
)
def test_a_model_becomes_a_current_one(name: str, session: dict[str, Any], after: dict[str, Any]) -> None:
    """The one its maker names; that is never safe, because another model behaves otherwise."""
    assert proposed(name, {"type": "realtime", **session}) == ({"type": "realtime", **after}, False)


@pytest.mark.parametrize("model", ["whisper-1", "gpt-4o-transcribe", "gpt-4o-transcribe-diarize"])
def test_a_transcription_model_becomes_one_that_fits_the_session(model: str) -> None:
    """Of two successors the one that takes what the old one took, such as a turn detection."""
    spoken = {"transcription": {"model": model}, "turn_detection": {"type": "server_vad"}}
    after = {"transcription": {"model": "gpt-transcribe"}, "turn_detection": {"type": "server_vad"}}
    assert proposed("deprecated-model", {"type": "transcription", "audio": {"input": spoken}}) == (
        {"type": "transcription", "audio": {"input": after}},
        False,
    )


def test_beta_is_offered_no_model_of_ga() -> None:
    """A server that speaks beta may not have it."""
    session = {"model": "gpt-4o-realtime-preview", "modalities": ["text"]}
    assert proposed("deprecated-model", session, kind="session", today=date(2026, 1, 1)) is None


def test_a_deployment_is_left_to_its_owner(tmp_path: Path) -> None:
    """Its name is one of one's own, in whose place the name of a model means nothing."""
    (tmp_path / "rtlint.toml").write_text('[deployments]\n"our-voice" = "gpt-realtime"\n')
    (tmp_path / "session.yaml").write_text("type: realtime\nmodel: our-voice\ninstructions: Be brief.\n")
    said = rtlint.lint_files([str(tmp_path)], today=TODAY).diagnostics

    assert [(item.name, item.repair) for item in said] == [("deprecated-model", None)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"outputModalities": ["audio"]}, {"output_modalities": ["audio"]}),
        ({"maxResponseOutputTokens": 400}, {"max_output_tokens": 400}),
        ({"turnDetection": None}, {"audio": {"input": {"turn_detection": None}}}),
        (
            {"audio": {"input": {"format": PCM}}, "turnDetection": "${VAD}"},
            {"audio": {"input": {"format": PCM, "turn_detection": "${VAD}"}}},
        ),
        (
            {"audio": {"input": {"turn_detection": {"type": "server_vad", "silenceDurationMs": 400}}}},
            {"audio": {"input": {"turn_detection": {"type": "server_vad", "silence_duration_ms": 400}}}},
        ),
        ({"audio": {"input": {"turn_detection": None}}, "turnDetection": None}, None),
        ({"audio": "${AUDIO}", "turnDetection": None}, None),
        ({"maxOutputTokens": 400, "max_output_tokens": 500}, None),
    ],
)
def test_a_key_of_an_sdk_goes_where_it_is_sent(before: dict[str, Any], after: dict[str, Any] | None) -> None:
    """Renamed on the spot, or moved to its place, unless something is there already."""
    wanted = None if after is None else ({"type": "realtime", **after}, True)
    assert proposed("camel-case-key", {"type": "realtime", **before}, kind="session") == wanted
