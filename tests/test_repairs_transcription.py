"""Repairs of transcription, under which conditions they are proposed, and as what."""

from __future__ import annotations

from typing import Any

import pytest
from repairing import proposed


def session(transcription: object, kind: str = "realtime", **more: Any) -> dict[str, Any]:
    """A session that transcribes like this."""
    return {"type": kind, **more, "audio": {"input": {"transcription": transcription}}}


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({"enabled": True, "model": "gpt-transcribe"}, {"model": "gpt-transcribe"}, True),
        ({"enabled": True, "model": "${MODEL}"}, {"model": "${MODEL}"}, True),
        ({"enabled": False, "model": "gpt-transcribe"}, None, True),
        ({"enabled": True}, {"model": "gpt-transcribe"}, False),
        ({"enabled": True, "delay": "low"}, {"model": "gpt-live-transcribe", "delay": "low"}, False),
    ],
)
def test_the_model_or_null_says_what_the_flag_said(before: object, after: object, safe: bool) -> None:
    """Only the choice of a model is not safe."""
    assert proposed("transcription-enabled-flag", session(before)) == (session(after), safe)


@pytest.mark.parametrize("flag", ["${ENABLED}", "true", 1])
def test_a_flag_that_is_none_is_left_alone(flag: object) -> None:
    """What it says is not known, or is not said in its words."""
    assert proposed("transcription-enabled-flag", session({"enabled": flag, "model": "gpt-transcribe"})) is None


@pytest.mark.parametrize(
    ("before", "model"),
    [({}, "gpt-transcribe"), ({"keywords": ["hub"]}, "gpt-transcribe"), ({"delay": "low"}, "gpt-live-transcribe")],
)
def test_a_missing_model_is_one_that_takes_what_is_beside_it(before: dict[str, Any], model: str) -> None:
    """A choice, so not safe; and none at all where models have names of one's own."""
    assert proposed("transcription-model-required", session(before)) == (session({"model": model, **before}), False)
    assert proposed("transcription-model-required", session(before), target="azure-openai") is None


def top(model: object, transcription: object) -> dict[str, Any]:
    """A transcription session with a model at its top."""
    return session(transcription, "transcription", model=model)


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        (top("gpt-transcribe", {"language": "en"}), {"language": "en", "model": "gpt-transcribe"}, True),
        (top("my-model", {}), {"model": "my-model"}, False),
        (top("gpt-realtime-2.1", {"model": "gpt-transcribe"}), {"model": "gpt-transcribe"}, False),
        (top("gpt-transcribe", {"model": "gpt-transcribe"}), {"model": "gpt-transcribe"}, False),
        (top("${MODEL}", {"prompt": "bicycles"}), {"prompt": "bicycles", "model": "${MODEL}"}, False),
    ],
)
def test_a_model_at_the_top_moves_or_goes(before: dict[str, Any], after: object, safe: bool) -> None:
    """It moves where it is a model of transcription and its place is free, without being copied."""
    assert proposed("transcription-model-at-top", before) == (session(after, "transcription"), safe)


def test_a_model_at_the_top_of_no_transcription_stays() -> None:
    """Null says that nothing is transcribed, the model says with what: nobody knows which one is meant."""
    assert proposed("transcription-model-at-top", top("gpt-transcribe", None)) is None


@pytest.mark.parametrize(
    ("model", "before", "after", "safe"),
    [
        ("gpt-4o-transcribe", {"languages": ["en", "de"]}, {"language": "en"}, False),
        ("gpt-4o-transcribe", {"languages": ["${LANGUAGE}"]}, {"language": "${LANGUAGE}"}, False),
        ("gpt-4o-transcribe", {"language": "de", "languages": ["en"]}, {"language": "de"}, False),
        ("gpt-4o-transcribe-diarize", {"languages": ["en"]}, {}, False),
        ("gpt-4o-transcribe", {"keywords": ["hub"]}, {}, False),
        ("gpt-4o-transcribe", {"delay": "low"}, {}, False),
        ("gpt-realtime-whisper", {"prompt": "bicycles"}, {}, True),
        ("gpt-4o-transcribe-diarize", {"prompt": "bicycles"}, {}, True),
    ],
)
def test_an_option_that_the_model_lacks_goes(
    model: str, before: dict[str, Any], after: dict[str, Any], safe: bool
) -> None:
    """A prompt that has no effect is safe to remove; another language, and what was asked of the model, is not."""
    assert proposed("transcription-option-unsupported", session({"model": model, **before})) == (
        session({"model": model, **after}),
        safe,
    )


def test_an_empty_list_of_languages_says_nothing() -> None:
    """It is refused; without it the server finds out by itself, as it has to anyway."""
    before = session({"model": "gpt-transcribe", "languages": []})
    assert proposed("wrong-size", before) == (session({"model": "gpt-transcribe"}), True)
