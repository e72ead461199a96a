"""Repairs of turn detection, under which conditions they are proposed, and as what."""

from __future__ import annotations

from typing import Any

import pytest
from repairing import proposed

BETA = {"kind": "session", "dialect": "beta", "target": "azure-openai-preview"}


def turns(detection: object, kind: str = "realtime", **heard: Any) -> dict[str, Any]:
    """A session that detects turns like this."""
    return {"type": kind, "audio": {"input": {**heard, "turn_detection": detection}}}


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({"type": "none"}, None, True),
        ({"type": "Push to talk", "threshold": 0.5}, None, True),
        ({"type": "", "threshold": 0.5}, None, False),
        ("off", None, True),
        (False, None, True),
        (True, {"type": "server_vad"}, False),
        ({"type": "Server VAD"}, {"type": "server_vad"}, True),
        (
            {"type": "server-vad", "threshold": "${THRESHOLD}"},
            {"type": "server_vad", "threshold": "${THRESHOLD}"},
            True,
        ),
        ({"type": "semantic", "eagerness": "low"}, {"type": "semantic_vad", "eagerness": "low"}, False),
        ("server-vad", {"type": "server_vad"}, True),
        ("semantic", {"type": "semantic_vad"}, False),
    ],
)
def test_what_was_meant_by_a_type(before: object, after: object, safe: bool) -> None:
    """A word for off is null, another spelling is respelt; what is only near or cut off is a guess."""
    assert proposed("vad-type", turns(before)) == (turns(after), safe)


@pytest.mark.parametrize("before", [{"type": "krisp"}, "krisp", 5, []])
def test_a_type_that_is_like_none_stays(before: object) -> None:
    """Where nothing tells which type was meant, nothing is proposed."""
    assert proposed("vad-type", turns(before)) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"type": "server_vad"}),
        ({"threshold": 0.5}, {"type": "server_vad", "threshold": 0.5}),
        ({"eagerness": "low"}, {"type": "semantic_vad", "eagerness": "low"}),
    ],
)
def test_a_missing_type_follows_the_fields(before: dict[str, Any], after: dict[str, Any]) -> None:
    """GA documents no default, so that the type is a choice."""
    assert proposed("vad-type-missing", turns(before)) == (turns(after), False)


@pytest.mark.parametrize(
    ("before", "meant", "safe"),
    [({}, "server_vad", True), ({"threshold": 0.5}, "server_vad", True), ({"eagerness": "low"}, "semantic_vad", False)],
)
def test_beta_had_a_default_type(before: dict[str, Any], meant: str, safe: bool) -> None:
    """What the reference of beta called the default is safe to write out, unless a field speaks against it."""
    after = {"voice": "alloy", "turn_detection": {"type": meant, **before}}
    assert proposed("vad-type-missing", {"voice": "alloy", "turn_detection": before}, **BETA) == (after, safe)


@pytest.mark.parametrize(
    ("field", "value"), [("threshold", 0.5), ("threshold", None), ("silence_duration_ms", "${MS}")]
)
def test_a_field_of_the_other_type_goes(field: str, value: object) -> None:
    """It was refused, whatever it says."""
    before = turns({"type": "semantic_vad", field: value})
    assert proposed("vad-field-mismatch", before) == (turns({"type": "semantic_vad"}), True)


def test_a_transcription_session_does_not_respond() -> None:
    """Flags without effect go; detection goes where the model has none."""
    heard = {"transcription": {"model": "gpt-transcribe"}}
    before = turns({"type": "server_vad", "create_response": False}, "transcription", **heard)
    assert proposed("vad-in-transcription", before) == (turns({"type": "server_vad"}, "transcription", **heard), True)

    heard = {"transcription": {"model": "gpt-live-transcribe"}}
    before = turns({"type": "server_vad", "threshold": "${LEVEL}"}, "transcription", **heard)
    assert proposed("vad-unsupported-by-model", before) == (turns(None, "transcription", **heard), True)
    assert proposed("vad-absent-for-streaming-model", {"type": "transcription", "audio": {"input": heard}}) == (
        turns(None, "transcription", **heard),
        True,
    )


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("silence_duration_ms", 0.7, 700),
        ("idle_timeout_ms", 6, 6000),
        ("idle_timeout_ms", 3, None),
        ("silence_duration_ms", 2, None),
    ],
)
def test_seconds_are_multiplied_where_they_are_refused(name: str, before: float, after: int | None) -> None:
    """Two milliseconds are odd but legal, and three seconds are too few for an idle timeout either way."""
    wanted = None if after is None else (turns({"type": "server_vad", name: after}), False)
    assert proposed("seconds-for-milliseconds", turns({"type": "server_vad", name: before})) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "none", "strength": 1}, None),
        ("off", None),
        (False, None),
    ],
)
def test_noise_reduction_is_switched_off_by_null(before: object, after: object) -> None:
    """Whichever way it was said."""
    session = {"type": "realtime", "audio": {"input": {"noise_reduction": before}}}
    assert proposed("noise-reduction-off", session) == (
        {"type": "realtime", "audio": {"input": {"noise_reduction": after}}},
        True,
    )
