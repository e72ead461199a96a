"""Repairs of fields that are missing, misplaced, unknown or not to be there: under which conditions, and as what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from repairing import TODAY, proposed

import rtlint
from rtlint.config import settings
from rtlint.diagnostic import Diagnostic
from rtlint.engine import Source, lint_source
from rtlint.source.read import of_data


def update(**session: Any) -> dict[str, Any]:
    """An update of a session."""
    return {"type": "session.update", "session": session}


def respond(**response: Any) -> dict[str, Any]:
    """A request for a response."""
    return {"type": "response.create", "response": response}


@pytest.mark.parametrize(
    ("session", "safe"),
    [
        ({"instructions": "Hi"}, True),
        ({"audio": {"output": {"voice": "marin"}}}, True),
        ({"model": "gpt-realtime-2.1"}, True),
        ({"audio": {"input": {"noise_reduction": None}}}, False),
        ({"model": "${MODEL}"}, False),
        ({"audio": "${AUDIO}"}, False),
        ({}, False),
    ],
)
def test_a_session_is_realtime_where_it_can_be_nothing_else(session: dict[str, Any], safe: bool) -> None:
    """What a transcription session may have too tells nothing."""
    after = update(type="realtime", **session)
    assert proposed("missing-session-type", update(**session), dialect="ga") == (after, safe)


def test_a_transcription_session_that_is_declared_is_one() -> None:
    """Its kind says what its type is."""
    session = {"audio": {"input": {"transcription": {"model": "gpt-transcribe"}}}}
    assert proposed("missing-session-type", session, kind="transcription-session", dialect="ga") == (
        {"type": "transcription", **session},
        True,
    )


@pytest.mark.parametrize(
    ("response", "after"),
    [
        ({"instructions": "Hi", "audio": {"output": {"speed": 1.2}}}, {"instructions": "Hi"}),
        ({"audio": {"output": {"voice": "marin", "speed": 1.2}}}, {"audio": {"output": {"voice": "marin"}}}),
        (
            {"audio": {"input": {"turn_detection": None}, "output": {"voice": "marin"}}},
            {"audio": {"output": {"voice": "marin"}}},
        ),
        ({"model": "${MODEL}"}, {}),
    ],
)
def test_a_field_of_the_session_leaves_no_empty_object_behind(response: dict[str, Any], after: dict[str, Any]) -> None:
    """It was refused, so it is safe to remove; the response itself stays."""
    assert proposed("response-session-only", respond(**response)) == (respond(**after), True)


@pytest.mark.parametrize(
    ("output", "after"),
    [
        ({"voice": "marin", "speed": 1.2}, {}),
        ({"voice": "${VOICE}", "speed": 1.2}, {"audio": {"output": {"voice": "${VOICE}"}}}),
    ],
)
def test_all_that_is_said_of_sound_goes_at_once(output: dict[str, Any], after: dict[str, Any]) -> None:
    """In a session that is not safe: a later response can speak."""
    said = {"type": "realtime", "output_modalities": ["text"]}
    assert proposed("voice-in-text-session", {**said, "audio": {"output": output}}) == ({**said, **after}, False)


def test_a_response_of_text_has_no_voice() -> None:
    """There it has no effect at all."""
    before = respond(output_modalities=["text"], audio={"output": {"voice": "marin"}})
    assert proposed("voice-in-text-session", before) == (respond(output_modalities=["text"]), True)


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({"instrutions": "Hi"}, {"instructions": "Hi"}, False),
        ({"instrutions": "${TEXT}"}, {"instructions": "${TEXT}"}, False),
        ({"instrutions": "Hi", "instructions": "Ho"}, None, None),
        (
            {"audio": {"transcription": {"model": "gpt-transcribe"}}},
            {"audio": {"input": {"transcription": {"model": "gpt-transcribe"}}}},
            True,
        ),
        ({"audio": {"noise_reduction": None, "input": {}}}, {"audio": {"input": {"noise_reduction": None}}}, True),
        (
            {"audio": {"parallel_tool_calls": True, "input": {}}},
            {"audio": {"input": {}}, "parallel_tool_calls": True},
            False,
        ),
        ({"audio": {"parallel_tool_calls": True}, "parallel_tool_calls": False}, None, None),
        ({"audio": {"noise_reduction": None, "input": "${INPUT}"}}, None, None),
        ({"audio": {"format": {"type": "audio/pcmu"}}}, None, None),
        ({"favourite_colour": "red"}, None, None),
    ],
)
def test_an_unknown_field_is_renamed_or_moved(
    before: dict[str, Any], after: dict[str, Any] | None, safe: bool | None
) -> None:
    """A near name is a guess; an object in the wrong place is safe to move if its own is free, a word might be another field."""
    wanted = None if after is None else ({"type": "realtime", **after}, safe)
    assert proposed("unknown-field", {"type": "realtime", **before}, kind="session") == wanted


def test_a_field_without_a_subject_can_be_renamed_too() -> None:
    """In an event or a request as well."""
    before = {"sesion": {"type": "realtime"}, "expires_after": {"anchor": "created_at", "secons": 60}}
    found = {item.pointer: item.repair for item in rtlint.lint(before, kind="client-secret").diagnostics}

    assert found["/expires_after/secons"] is not None
    assert found["/expires_after/secons"].title == "rename `secons` to `seconds`"


@pytest.mark.parametrize(("value", "safe"), [(None, True), ("https://shop.example.com/mcp", False)])
def test_a_field_of_another_variant_goes(value: str | None, safe: bool) -> None:
    """Only a null says nothing about which variant was meant."""
    tool = {"type": "function", "name": "find_order", "description": "Find an order by its number."}
    before = {"type": "realtime", "tools": [{**tool, "server_url": value}]}
    assert proposed("wrong-branch-field", before) == ({"type": "realtime", "tools": [tool]}, safe)


@pytest.mark.parametrize(
    ("truncation", "after"),
    [
        ({"retention_ratio": 0.5}, {"type": "retention_ratio", "retention_ratio": 0.5}),
        ({"type": "retention_ratio"}, None),
    ],
)
def test_a_missing_field_is_added_where_it_has_one_value(truncation: object, after: object) -> None:
    """Of a number there are many."""
    wanted = None if after is None else ({"type": "realtime", "truncation": after}, True)
    assert proposed("missing-field", {"type": "realtime", "truncation": truncation}) == wanted


@pytest.mark.parametrize(("rate", "safe"), [(16000, False), (None, True)])
def test_a_rate_is_the_one_that_is_taken(rate: int | None, safe: bool) -> None:
    """Another one is what the client sends, so that more than the file has to change."""

    def heard(**form: Any) -> dict[str, Any]:
        return {"type": "realtime", "audio": {"input": {"format": {"type": "audio/pcm", **form}}}}

    assert proposed("pcm-rate", heard(rate=rate)) == (heard(rate=24000), safe)
    assert proposed("pcm-rate-missing", heard()) == (heard(rate=24000), True)


@pytest.mark.parametrize(
    ("own", "gone"),
    [({"instructions": "Hi"}, True), ({"instructions": ""}, False), ({"instructions": None}, False), ({}, False)],
)
def test_a_stored_prompt_goes_where_it_is_replaced(own: dict[str, Any], gone: bool) -> None:
    """Elsewhere its text has to be written by somebody who knows it."""
    before = {"type": "realtime", **own, "prompt": {"id": "pmpt_1"}}
    assert proposed("prompt-retired", before) == (({"type": "realtime", **own}, False) if gone else None)


def deployed(payload: dict[str, Any], model: str, target: str) -> tuple[Diagnostic, ...]:
    """What is said of a payload where `ours` is the name of a deployment of `model`."""
    chosen = replace(settings(today=TODAY, target=target), deployments={"ours": model})
    return lint_source(Source("x", iter((of_data(payload, path="x"),))), chosen).diagnostics


@pytest.mark.parametrize(("target", "safe"), [("openai", True), ("azure-openai", False)])
def test_an_option_of_other_models_goes(target: str, safe: bool) -> None:
    """Where models are deployed under names of one's own, it is not sure to be refused."""
    before = {"type": "realtime", "model": "ours", "reasoning": {"effort": "low"}}
    (found,) = [item for item in deployed(before, "gpt-realtime-1.5", target) if item.name == "reasoning-model"]

    assert found.repair is not None
    assert found.repair.safe is safe


@pytest.mark.parametrize(
    ("name", "model", "after"),
    [
        ("retired-model", "gpt-4o-mini-realtime-preview", "gpt-realtime-2.1-mini"),
        ("unknown-model", "gpt-realtime-2.l", "gpt-realtime-2.1"),
        ("unknown-model", "gpt-4o-realtime-previe", None),
        ("unknown-model", "gpt-4o-transcibe", None),
        ("unknown-model", "ours", None),
    ],
)
def test_a_model_is_replaced_by_one_that_runs(name: str, model: str, after: str | None) -> None:
    """A guess in any case; none that was shut down, nor one of another kind."""
    wanted = None if after is None else ({"type": "realtime", "model": after}, False)
    assert proposed(name, {"type": "realtime", "model": model}) == wanted


def test_a_deployment_keeps_its_name() -> None:
    """What it stands for is changed where it is deployed."""
    said = deployed({"type": "realtime", "model": "ours"}, "gpt-4o-realtime-preview", "openai")
    (found,) = [item for item in said if item.name == "retired-model"]

    assert found.repair is None


@pytest.mark.parametrize(("target", "removed"), [("azure-openai-preview", True), ("azure-openai", False)])
def test_tracing_goes_where_it_is_refused(target: str, removed: bool) -> None:
    """Where nothing is documented, it stays."""
    payload = {"instructions": "Hi", "tracing": "auto"}
    options = {"kind": "session", "dialect": "beta", "target": target}
    assert proposed("tracing-on-azure", payload, **options) == (({"instructions": "Hi"}, True) if removed else None)
