"""Every kind of beta payload becomes the ga payload that stands for it, whatever is around the session."""

from __future__ import annotations

from typing import Any

import pytest

from rtlint.source.opaque import Opaque

from .moving import left, message, moved, notes, plans, response, session

LIFETIME = {"anchor": "created_at", "seconds": 300}
NAME = Opaque("${X}", "an environment variable")


@pytest.mark.parametrize(
    ("beta", "ga"),
    [
        ({"modalities": ["text"], "conversation": "none"}, {"output_modalities": ["text"], "conversation": "none"}),
        (
            {"voice": "ash", "output_audio_format": "g711_ulaw", "metadata": {"a": "b"}},
            {"audio": {"output": {"voice": "ash", "format": {"type": "audio/pcmu"}}}, "metadata": {"a": "b"}},
        ),
        ({"modalities": ["text"], "max_response_output_tokens": 9}, {"output_modalities": ["text"], "max_output_tokens": 9}),
        ({"modalities": ["text"], "max_output_tokens": 9}, {"output_modalities": ["text"], "max_output_tokens": 9}),
        (
            {"modalities": ["text"], "tool_choice": {"type": "function", "function": {"name": "x"}}},
            {"output_modalities": ["text"], "tool_choice": {"type": "function", "name": "x"}},
        ),
        ({"input": [{"role": "user", "content": []}]}, {"input": [{"type": "message", "role": "user", "content": []}]}),
        (
            {"input": [{"type": "message", "role": "user", "content": [{"type": "item_reference", "id": "item_1"}]}]},
            {"input": [{"type": "item_reference", "id": "item_1"}]},
        ),
        (
            {"input": [{"id": "msg_1", "role": "user", "content": [{"type": "item_reference", "id": "item_1"}]}]},
            {"input": [{"type": "item_reference", "id": "item_1"}]},
        ),
        (
            {"input": [{"type": "item_reference", "id": "item_1"}], "modalities": ["text"]},
            {"input": [{"type": "item_reference", "id": "item_1"}], "output_modalities": ["text"]},
        ),
    ],
    ids=str,
)  # fmt: skip
def test_a_response_moves(beta: dict[str, Any], ga: dict[str, Any]) -> None:
    """The fields of a response, and the items in its input, are where ga has them; a response has no `type`."""
    assert moved(response(**beta)) == response(**ga)
    assert left(response(**beta)) == {}


def test_a_response_has_no_temperature() -> None:
    """The temperature of a response is left, like that of a session."""
    assert left(response(temperature=0.7)) == {"/response/temperature": 0.7}


@pytest.mark.parametrize(
    ("role", "part", "new"),
    [
        ("assistant", {"type": "text", "text": "Hi."}, {"type": "output_text", "text": "Hi."}),
        ("assistant", {"type": "audio", "transcript": "Hi."}, {"type": "output_text", "text": "Hi."}),
        ("assistant", {"type": "audio", "transcript": "Hi.", "audio": "UklG"}, {"type": "output_text", "text": "Hi."}),
        ("user", {"type": "text", "text": "Hi."}, {"type": "input_text", "text": "Hi."}),
        ("user", {"type": "audio", "audio": "UklG"}, {"type": "input_audio", "audio": "UklG"}),
        ("system", {"type": "text", "text": "Hi."}, {"type": "input_text", "text": "Hi."}),
        ("user", {"type": "input_text", "text": "Hi."}, {"type": "input_text", "text": "Hi."}),
    ],
    ids=str,
)
def test_a_part_is_called_by_the_role(role: str, part: dict[str, Any], new: dict[str, Any]) -> None:
    """What the assistant said is output, what others said is input; of what was spoken the words stay."""
    assert moved(message(role, part)) == message(role, new)
    assert left(message(role, part)) == {}


@pytest.mark.parametrize(
    ("payload", "where"),
    [
        (message("assistant", {"type": "audio", "audio": "UklG"}), "/item/content/0"),
        (message(None, {"type": "text", "text": "Hi."}), "/item/content/0/type"),
        (message("user", {"type": "item_reference", "id": "item_1"}), "/item/content/0"),
        (
            response(
                input=[
                    {
                        "type": "message",
                        "role": "user",
                        "content": [{"type": "item_reference", "id": "item_1"}, {"type": "input_text", "text": "?"}],
                    }
                ]
            ),
            "/response/input/0/content/0",
        ),
    ],
    ids=str,
)
def test_a_part_without_counterpart_is_left(payload: dict[str, Any], where: str) -> None:
    """Recordings without words, parts of nobody knows whom, and references among other parts stay as they are."""
    assert list(left(payload)) == [where]
    assert moved(payload) == payload


def test_other_items_stay() -> None:
    """Calls of functions and their outputs are the same in both."""
    call = {"type": "conversation.item.create", "item": {"type": "function_call_output", "call_id": "c", "output": "1"}}

    assert moved(call) == call


def test_an_envelope_is_kept() -> None:
    """What is around a session, its `event_id` too, stays."""
    beta = {"event_id": "e1", "type": "session.update", "session": {"voice": "ash"}}

    assert moved(beta) == {**beta, "session": {"type": "realtime", "audio": {"output": {"voice": "ash"}}}}


def test_the_type_comes_first() -> None:
    """A session says what it is before anything else."""
    assert next(iter(moved(session(instructions="Hi.", voice="ash"))["session"])) == "type"


def test_an_update_that_betrays_nothing_gets_its_type() -> None:
    """An update with fields of both dialects only, which ga refuses for the missing `type`, is a beta one."""
    assert moved(session(instructions="Be brief.")) == session(type="realtime", instructions="Be brief.")


def test_the_update_of_a_transcription_session_is_an_update_of_a_session() -> None:
    """Ga has one event for both, tells them apart by `type`, and has no modalities nor responses in transcriptions."""
    beta = {
        "type": "transcription_session.update",
        "session": {
            "modalities": ["text"],
            "input_audio_format": "pcm16",
            "input_audio_transcription": {"model": "gpt-4o-transcribe"},
            "turn_detection": {"type": "server_vad", "create_response": False, "interrupt_response": False},
            "include": ["item.input_audio_transcription.logprobs"],
        },
    }

    assert moved(beta) == {
        "type": "session.update",
        "session": {
            "type": "transcription",
            "include": ["item.input_audio_transcription.logprobs"],
            "audio": {
                "input": {
                    "format": {"type": "audio/pcm", "rate": 24000},
                    "transcription": {"model": "gpt-4o-transcribe"},
                    "turn_detection": {"type": "server_vad"},
                }
            },
        },
    }
    assert left(beta) == {}


def test_a_session_with_the_lifetime_of_a_secret_is_a_request() -> None:
    """The body of the old endpoint becomes that of the new one: the session, and the lifetime beside it."""
    beta = {"model": "gpt-realtime", "modalities": ["text"], "client_secret": {"expires_after": LIFETIME}}

    assert moved(beta, kind="session") == {
        "session": {"type": "realtime", "model": "gpt-realtime", "output_modalities": ["text"]},
        "expires_after": LIFETIME,
    }


def test_the_lifetime_of_a_transcription_secret_is_called_otherwise() -> None:
    """There the old key was `expires_at`, with an object."""
    beta = {"input_audio_format": "pcm16", "client_secret": {"expires_at": LIFETIME}}

    assert moved(beta, kind="transcription-session") == {
        "session": {"type": "transcription", "audio": {"input": {"format": {"type": "audio/pcm", "rate": 24000}}}},
        "expires_after": LIFETIME,
    }


def test_a_bare_session_stays_bare() -> None:
    """Without a secret a session is not wrapped, and that is noted; the caller's word for its kind wraps it."""
    beta = {"modalities": ["text"], "input_audio_format": "pcm16", "voice": "ash"}
    bare = moved(beta)

    assert bare["type"] == "realtime"
    assert notes(beta) == [""]
    assert moved(beta, kind="client-secret") == {"session": bare}
    assert moved(moved(beta, kind="client-secret"), kind="client-secret") == {"session": bare}
    assert [plan.kind for plan in plans(beta, kind="client-secret")] == ["client-secret"]


def test_a_guess_is_noted() -> None:
    """What only looks like a transcription session is moved as one, and the other possibility is named."""
    beta = {"input_audio_format": "pcm16", "input_audio_transcription": {"model": "whisper-1"}}

    assert moved(beta)["type"] == "transcription"
    assert notes(beta) == [""]
    assert moved(beta, kind="session")["type"] == "realtime"
    assert notes(beta, kind="transcription-session") == []


@pytest.mark.parametrize(
    ("beside", "after", "human"),
    [
        ({}, {"expires_after": LIFETIME}, []),
        ({"expires_after": LIFETIME}, {"expires_after": LIFETIME}, []),
        ({"expires_after": {"seconds": 9}}, {"expires_after": {"seconds": 9}}, ["/session/client_secret/expires_after"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_lifetime_moves_out_of_the_session(beside: dict[str, Any], after: dict[str, Any], human: list[str]) -> None:
    """In a request for a secret the lifetime goes beside the session, unless another one is there."""
    secret = {"client_secret": {"expires_after": LIFETIME}}
    beta = {"session": {"voice": "ash", **secret}, **beside}
    ga = {"type": "realtime", "audio": {"output": {"voice": "ash"}}, **(secret if human else {})}

    assert moved(beta, kind="client-secret") == {"session": ga, **after}
    assert list(left(beta, kind="client-secret")) == human


def test_every_payload_of_a_document_moves() -> None:
    """A script of events, and a session inside of an application's settings, move where they are."""
    beta = [session(voice="ash"), response(modalities=["text"]), {"name": "x", "session": {"voice": "ash", "modalities": ["text"], "turn_detection": None}}]  # fmt: skip

    assert moved(beta) == [
        session(type="realtime", audio={"output": {"voice": "ash"}}),
        response(output_modalities=["text"]),
        {
            "name": "x",
            "session": {
                "type": "realtime",
                "audio": {"output": {"voice": "ash"}, "input": {"turn_detection": None}},
                "output_modalities": ["text"],
            },
        },
    ]


@pytest.mark.parametrize(
    "payload",
    [
        session(voice="ash", temperature=0.8, turn_detection={"type": "server_vad", "eagerness": "low"}, tools=[]),
        session(voice="nova", modalities=["text", "audio"], input_audio_format=NAME),
        response(input=[{"role": "assistant", "content": [{"type": "text", "text": "x"}]}], temperature=1),
        {"type": "transcription_session.update", "session": {"input_audio_format": "pcm16"}},
        {"voice": "ash", "modalities": ["text"], "turn_detection": None, "client_secret": {"expires_after": LIFETIME}},
    ],
    ids=str,
)
def test_twice_is_once(payload: dict[str, Any]) -> None:
    """What has been moved is not moved again."""
    once = moved(payload)

    assert once != payload
    assert moved(once) == once


def test_a_request_that_is_called_a_session_is_wrapped_no_further() -> None:
    """Who says the wrong kind each time would get one more `session` around it each time."""
    request = {"expires_after": LIFETIME, "session": {"type": "realtime", "model": "gpt-realtime"}}
    once = moved(request, kind="session")

    assert once["session"] == request["session"]
    assert moved(once, kind="session") == once


def test_an_event_does_not_move_before_its_session() -> None:
    """An event whose session is not known keeps its name, which says what the session is; a human is told."""
    event = {"type": "transcription_session.update", "session": NAME}

    assert moved(event) == event
    assert [each.pointer for each in plans(event)[0].left] == [("session",)]


@pytest.mark.parametrize("request_body", [{}, {"expires_after": LIFETIME}])
def test_a_request_without_a_session_is_complete(request_body: dict[str, Any]) -> None:
    """What asks for a client secret and leaves the session to the server is ga already."""
    assert moved(request_body, kind="client-secret") == request_body
