"""Every field of a beta session arrives where ga keeps it, in the form that ga takes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from rtlint.bundle import schema
from rtlint.facts.migration import turn_detection_fields
from rtlint.migration import Wishes
from rtlint.source.opaque import Opaque

from .moving import left, moved, notes, plans, session

PCM = {"type": "audio/pcm", "rate": 24000}
VOICE = Opaque("${VOICE}", "an environment variable")


@pytest.mark.parametrize(
    ("beta", "ga"),
    [
        ({"modalities": ["text", "audio"]}, {"output_modalities": ["audio"]}),
        ({"modalities": ["audio", "text"]}, {"output_modalities": ["audio"]}),
        ({"modalities": ["text"]}, {"output_modalities": ["text"]}),
        ({"modalities": ["audio"]}, {"output_modalities": ["audio"]}),
        ({"modalities": ["text", "text"]}, {"output_modalities": ["text"]}),
        ({"voice": "alloy"}, {"audio": {"output": {"voice": "alloy"}}}),
        ({"voice": VOICE}, {"audio": {"output": {"voice": VOICE}}}),
        ({"voice": "alloy", "speed": 1.2}, {"audio": {"output": {"voice": "alloy", "speed": 1.2}}}),
        ({"input_audio_format": "pcm16"}, {"audio": {"input": {"format": PCM}}}),
        ({"input_audio_format": "g711_ulaw"}, {"audio": {"input": {"format": {"type": "audio/pcmu"}}}}),
        ({"input_audio_format": "g711-alaw"}, {"audio": {"input": {"format": {"type": "audio/pcma"}}}}),
        ({"output_audio_format": "pcm16"}, {"audio": {"output": {"format": PCM}}}),
        ({"output_audio_format": {"type": "audio/pcmu"}}, {"audio": {"output": {"format": {"type": "audio/pcmu"}}}}),
        (
            {"input_audio_transcription": {"model": "whisper-1", "language": "en", "prompt": "Bicycles."}},
            {"audio": {"input": {"transcription": {"model": "whisper-1", "language": "en", "prompt": "Bicycles."}}}},
        ),
        ({"input_audio_transcription": None}, {"audio": {"input": {"transcription": None}}}),
        (
            {"input_audio_transcription": {"enabled": True, "model": "whisper-1"}},
            {"audio": {"input": {"transcription": {"model": "whisper-1"}}}},
        ),
        (
            {"input_audio_transcription": {"enabled": False, "model": "whisper-1"}},
            {"audio": {"input": {"transcription": None}}},
        ),
        (
            {"input_audio_noise_reduction": {"type": "near_field"}},
            {"audio": {"input": {"noise_reduction": {"type": "near_field"}}}},
        ),
        ({"input_audio_noise_reduction": None}, {"audio": {"input": {"noise_reduction": None}}}),
        ({"turn_detection": None}, {"audio": {"input": {"turn_detection": None}}}),
        (
            {"turn_detection": {"type": "server_vad", "threshold": 0.5, "create_response": False}},
            {"audio": {"input": {"turn_detection": {"type": "server_vad", "threshold": 0.5, "create_response": False}}}},
        ),
        ({"turn_detection": {"type": "none"}}, {"audio": {"input": {"turn_detection": None}}}),
        ({"turn_detection": {"type": "disabled", "threshold": 1}}, {"audio": {"input": {"turn_detection": None}}}),
        ({"turn_detection": "none"}, {"audio": {"input": {"turn_detection": None}}}),
        (
            {"turn_detection": {"threshold": 0.5}},
            {"audio": {"input": {"turn_detection": {"type": "server_vad", "threshold": 0.5}}}},
        ),
        ({"turn_detection": {}}, {"audio": {"input": {"turn_detection": {"type": "server_vad"}}}}),
        (
            {"turn_detection": {"eagerness": "low"}},
            {"audio": {"input": {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}}}},
        ),
        ({"voice": "ash", "max_response_output_tokens": "inf"}, {"audio": {"output": {"voice": "ash"}}, "max_output_tokens": "inf"}),
        ({"max_response_output_tokens": 4096}, {"max_output_tokens": 4096}),
        ({"id": "sess_1", "object": "x", "expires_at": 1, "voice": "ash"}, {"audio": {"output": {"voice": "ash"}}}),
        ({"client_secret": {"value": "ek_1", "expires_at": 1}, "voice": "ash"}, {"audio": {"output": {"voice": "ash"}}}),
        ({"temperature": None}, {}),
        ({"instructions": "Be brief."}, {"instructions": "Be brief."}),
        (
            {"model": "gpt-realtime-2.1", "voice": "ash", "tracing": "auto", "truncation": "auto", "include": [], "tools": []},
            {
                "model": "gpt-realtime-2.1", "audio": {"output": {"voice": "ash"}}, "tracing": "auto",
                "truncation": "auto", "include": [], "tools": [],
            },
        ),
    ],
    ids=str,
)  # fmt: skip
def test_a_field_moves(beta: dict[str, Any], ga: dict[str, Any]) -> None:
    """The field is where ga keeps it, the session has its `type`, and nothing is left to anybody."""
    assert moved(session(**beta)) == session(type="realtime", **ga)
    assert left(session(**beta)) == {}


@pytest.mark.parametrize(
    ("beta", "ga", "human"),
    [
        ({"temperature": 0.8}, {"temperature": 0.8}, {"temperature": 0.8}),
        ({"voice": "nova"}, {"audio": {"output": {"voice": "nova"}}}, {"voice": "nova"}),
        (
            {"model": "gpt-4o-realtime-preview", "voice": "ash"},
            {"model": "gpt-4o-realtime-preview", "audio": {"output": {"voice": "ash"}}},
            {"model": "gpt-4o-realtime-preview"},
        ),
        (
            {"turn_detection": {"type": "server_vad", "threshold": 0.5, "eagerness": "low"}},
            {"audio": {"input": {"turn_detection": {"type": "server_vad", "threshold": 0.5}}}},
            {"turn_detection/eagerness": "low"},
        ),
        ({"input_audio_format": VOICE}, {"input_audio_format": VOICE}, {"input_audio_format": VOICE}),
        ({"input_audio_format": "mp3"}, {"input_audio_format": "mp3"}, {"input_audio_format": "mp3"}),
        ({"modalities": VOICE}, {"output_modalities": VOICE}, {"modalities": VOICE}),
        ({"modalities": ["text", VOICE]}, {"output_modalities": ["text", VOICE]}, {"modalities": ["text", VOICE]}),
        (
            {"voice": "ash", "audio": {"output": {"voice": "sage"}}},
            {"voice": "ash", "audio": {"output": {"voice": "sage"}}},
            {"voice": "ash"},
        ),
        ({"voice": "ash", "audio": None}, {"voice": "ash", "audio": None}, {"voice": "ash"}),
        (
            {"input_audio_transcription": {"enabled": VOICE, "model": "whisper-1"}},
            {"audio": {"input": {"transcription": {"enabled": VOICE, "model": "whisper-1"}}}},
            {"input_audio_transcription/enabled": VOICE},
        ),
        (
            {"voice": "ash", "client_secret": {"expires_after": {"seconds": 60}}},
            {"audio": {"output": {"voice": "ash"}}},
            {"client_secret/expires_after": {"seconds": 60}},
        ),
    ],
    ids=str,
)  # fmt: skip
def test_what_nobody_can_decide_is_left(beta: dict[str, Any], ga: dict[str, Any], human: dict[str, Any]) -> None:
    """What has no place, no single meaning or no successor is named with its old value; the rest moves all the same."""
    assert moved(session(**beta)) == session(type="realtime", **ga)
    assert left(session(**beta)) == {f"/session/{where}": value for where, value in human.items()}


@pytest.mark.parametrize(
    ("both", "ga"),
    [
        ({"voice": "ash", "audio": {"output": {"voice": "ash"}}}, {"audio": {"output": {"voice": "ash"}}}),
        ({"input_audio_format": "pcm16", "audio": {"input": {"format": PCM}}}, {"audio": {"input": {"format": PCM}}}),
        ({"modalities": ["text", "audio"], "output_modalities": ["audio"]}, {"output_modalities": ["audio"]}),
        ({"turn_detection": None, "audio": {"input": {"turn_detection": None}}}, {"audio": {"input": {"turn_detection": None}}}),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_said_twice_is_said_once(both: dict[str, Any], ga: dict[str, Any]) -> None:
    """A beta field beside its ga form with the same meaning goes; the ga one is as it was."""
    assert moved(session(type="realtime", **both)) == session(type="realtime", **ga)


@pytest.mark.parametrize(
    "both",
    [
        {"modalities": ["text", "audio"], "output_modalities": ["text"]},
        {"turn_detection": None, "audio": {"input": {"turn_detection": {"type": "server_vad"}}}},
        {"turn_detection": {"type": "server_vad"}, "audio": {"input": {"turn_detection": None}}},
        {"max_response_output_tokens": 5, "max_output_tokens": 6},
    ],
    ids=str,
)
def test_two_values_of_one_field_stay(both: dict[str, Any]) -> None:
    """A ga value is never overwritten, nor is one of the two chosen; both places are named."""
    (plan,) = plans(session(type="realtime", **both))

    assert plan.changes == ()
    assert [item.stop for item in plan.left] == [True]
    assert "same field" in plan.left[0].why


def test_beta_keys_inside_of_audio_move_too() -> None:
    """Who moved the fields half the way, into `audio` under their old names, gets the other half."""
    half = session(type="realtime", audio={"voice": "ash", "input": {"input_audio_format": "pcm16"}})

    assert moved(half) == session(type="realtime", audio={"output": {"voice": "ash"}, "input": {"format": PCM}})


@pytest.mark.parametrize(
    ("beta", "ga"),
    [
        (
            {"tools": [{"type": "function", "function": {"name": "find", "parameters": {"type": "object"}, "strict": True}}]},
            {"tools": [{"type": "function", "name": "find", "parameters": {"type": "object"}}]},
        ),
        (
            {"tools": [{"type": "function", "name": "find", "strict": True}]},
            {"tools": [{"type": "function", "name": "find"}]},
        ),
        ({"tools": [{"function": {"name": "find"}}]}, {"tools": [{"type": "function", "name": "find"}]}),
        (
            {"tool_choice": {"type": "function", "function": {"name": "find"}}},
            {"tool_choice": {"type": "function", "name": "find"}},
        ),
        ({"tool_choice": {"type": "function", "function": "find"}}, {"tool_choice": {"type": "function", "name": "find"}}),
        ({"tool_choice": "auto"}, {"tool_choice": "auto"}),
    ],
    ids=str,
)  # fmt: skip
def test_functions_leave_the_nesting_of_chat(beta: dict[str, Any], ga: dict[str, Any]) -> None:
    """What Chat Completions nests stands beside `type`, and what nobody knows here goes."""
    assert moved(session(voice="ash", **beta)) == session(type="realtime", audio={"output": {"voice": "ash"}}, **ga)


def test_a_function_with_two_names_is_left() -> None:
    """Which of two names is right nobody knows."""
    tool = {"type": "function", "name": "find", "function": {"name": "seek"}}
    beta = session(voice="ash", tools=[tool])

    assert moved(beta)["session"]["tools"] == [tool]
    assert left(beta) == {"/session/tools/0/function/name": "seek"}


def test_the_model_is_chosen_by_the_caller() -> None:
    """A model that is shut down becomes the one the caller names, also when all else is ga; one that runs stays."""
    wishes = Wishes(model="gpt-realtime-2.1")
    old, new = (session(type="realtime", model=name) for name in ("gpt-4o-realtime-preview", "gpt-realtime-2.1"))

    assert moved(old, wishes=wishes) == new
    assert left(old, wishes=wishes) == {}
    assert moved(session(type="realtime", model="gpt-realtime"), wishes=wishes)["session"]["model"] == "gpt-realtime"
    assert left(old) == {"/session/model": "gpt-4o-realtime-preview"}
    assert left(old, today=date(2026, 1, 1)) == {}
    assert left(old, target="azure-openai") == {}


def test_what_has_no_successor_goes_when_the_caller_says_so() -> None:
    """The temperature is dropped on demand, and still named."""
    beta = session(temperature=0.8)

    assert moved(beta, wishes=Wishes(drop=True)) == session(type="realtime")
    assert notes(beta, wishes=Wishes(drop=True)) == ["/session/temperature"]


def test_a_stored_prompt_is_noted() -> None:
    """Stored prompts move as they are, and the day they end is told, while something else changes."""
    beta = session(voice="ash", prompt={"id": "pmpt_1"})

    assert notes(beta) == ["/session/prompt"]
    assert notes(moved(beta)) == []


def test_ga_stays_as_it_is() -> None:
    """What is ga already, what a server returned, and what is completed elsewhere gets no changes."""
    for payload in (
        session(type="realtime", audio={"output": {"voice": "marin"}}, tools=[{"type": "function", "name": "x"}]),
        {"type": "session.created", "event_id": "e", "session": {"voice": "ash", "modalities": ["text"]}},
        {"object": "realtime.session", "id": "sess_1", "voice": "ash", "modalities": ["text"]},
        {"type": "response.create"},
        {"type": "session.update", "session": Opaque("${SESSION}", "an environment variable")},
    ):
        assert [plan for plan in plans(payload) if plan.changes or plan.left] == []


def test_the_table_knows_the_fields_of_the_schema() -> None:
    """Which field belongs to which type of turn detection is what the ga schema says."""
    union = schema("ga/audio.json")["$defs"]["turn_detection"]["oneOf"]
    fields = {
        branch["properties"]["type"]["const"]: set(branch["properties"]) for branch in union if "properties" in branch
    }

    assert {name: set(known) for name, known in turn_detection_fields().items()} == fields
