"""Repairs of items, events and secrets, under which conditions they are proposed, and as what."""

from __future__ import annotations

from typing import Any

import pytest
from repairing import proposed

SECRET = "ek_68af296e8e408191a1120ab6383263c2"


def saying(role: str, **part: object) -> dict[str, Any]:
    """An event that creates a message with one part."""
    return {
        "type": "conversation.item.create",
        "item": {"type": "message", "role": role, "content": [part]},
    }


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("assistant", {"type": "input_text", "text": "Hi"}, {"type": "output_text", "text": "Hi"}),
        ("assistant", {"type": "input_text", "text": "${HI}"}, {"type": "output_text", "text": "${HI}"}),
        ("user", {"type": "output_text", "text": "Hi"}, {"type": "input_text", "text": "Hi"}),
        ("user", {"type": "output_audio", "audio": "AAAA"}, {"type": "input_audio", "audio": "AAAA"}),
        ("system", {"type": "output_text", "text": "Hi"}, {"type": "input_text", "text": "Hi"}),
        ("system", {"type": "input_audio", "audio": "AAAA"}, None),
        ("assistant", {"type": "input_image", "image_url": "data:image/png;base64,AAAA"}, None),
        ("user", {"type": "output_text", "text": None}, None),
        ("user", {"type": "output_text", "text": "Hi", "annotations": []}, None),
        ("user", {"type": "output_text"}, None),
    ],
)
def test_a_part_gets_the_type_of_its_role(role: str, before: dict[str, Any], after: dict[str, Any] | None) -> None:
    """Text stays text and audio stays audio; what the role has no part for is left to its author."""
    wanted = None if after is None else (saying(role, **after), True)
    assert proposed("item-content-role", saying(role, **before), dialect="ga") == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"transcript": "Hi"}, {"text": "Hi"}),
        ({"audio": "AAAA", "transcript": "${HI}"}, {"text": "${HI}"}),
        ({"audio": "AAAA"}, None),
        ({"transcript": None}, None),
        ({"transcript": "Hi", "text": "Ho"}, None),
    ],
)
def test_what_the_assistant_spoke_is_sent_as_text(before: dict[str, Any], after: dict[str, Any] | None) -> None:
    """Where there is a transcript; the audio is lost."""
    wanted = None if after is None else (saying("assistant", type="output_text", **after), False)
    assert proposed("item-assistant-audio", saying("assistant", type="output_audio", **before)) == wanted


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ({"status": "shipped", "é": [1, None]}, '{"status": "shipped", "é": [1, null]}'),
        ([], "[]"),
        (12, "12"),
        (True, "true"),
        ({"status": "${STATUS}"}, None),
        ({"token": "abcdefgh"}, None),
        ({"note": SECRET}, None),
    ],
)
def test_an_output_becomes_json_in_a_string(output: object, text: str | None) -> None:
    """Nothing unknown becomes text for good, and no secret is written a second time."""
    item = {"type": "function_call_output", "call_id": "call_1"}
    event = {"type": "conversation.item.create", "item": {**item, "output": output}}
    wanted = None if text is None else ({**event, "item": {**item, "output": text}}, True)
    assert proposed("function-call-output", event) == wanted


@pytest.mark.parametrize(
    ("arguments", "text"), [({"number": "A-17"}, '{"number": "A-17"}'), ({"number": "${NUMBER}"}, None), ("A-17", None)]
)
def test_arguments_become_json_in_a_string(arguments: object, text: str | None) -> None:
    """An object is serialised; of a text that is no JSON nobody knows what was meant."""
    item = {"type": "function_call", "call_id": "call_1", "name": "find"}
    event = {"type": "conversation.item.create", "item": {**item, "arguments": arguments}}
    wanted = None if text is None else ({**event, "item": {**item, "arguments": text}}, True)
    assert proposed("function-call-arguments", event) == wanted


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [("Auto", "auto", True), ("NONE", "none", True), ("non", "none", False), ("conv_1", None, None)],
)
def test_a_conversation_becomes_a_documented_one(before: str, after: str | None, safe: bool | None) -> None:
    """Another spelling is safe, a near word is a guess, and the name of a conversation means nothing here."""
    event = {"type": "response.create", "response": {"conversation": before, "metadata": {"topic": "x"}}}
    wanted = {"type": "response.create", "response": {"conversation": after, "metadata": {"topic": "x"}}}
    assert proposed("conversation-value", event) == (None if safe is None else (wanted, safe))


def test_the_secret_of_a_client_goes() -> None:
    """Alone, where it is a whole value; a text that holds one among other words is its author's."""
    bare: dict[str, Any] = {"expires_at": 1, "session": {"type": "realtime"}}
    session = {"object": "realtime.session", "id": "sess_1", "modalities": ["text"], "client_secret": {"expires_at": 1}}
    held = {**session, "client_secret": {"value": SECRET, "expires_at": 1}}

    assert proposed("ephemeral-secret", {"value": SECRET, **bare}) == (bare, False)
    assert proposed("ephemeral-secret", held) == (session, False)
    assert proposed("ephemeral-secret", {"type": "realtime", "instructions": f"Say {SECRET}."}) is None
