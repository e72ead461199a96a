"""The JSON Schemas know the facts that matter: what the API takes by its shape, and what it does not."""

from __future__ import annotations

import pytest
from schema_folder import errors


def ga(**fields: object) -> dict[str, object]:
    """A realtime session with these fields."""
    return {"type": "realtime", **fields}


def heard(**fields: object) -> dict[str, object]:
    """A realtime session with these fields under `audio.input`."""
    return ga(audio={"input": fields})


def spoken(**fields: object) -> dict[str, object]:
    """A realtime session with these fields under `audio.output`."""
    return ga(audio={"output": fields})


def said(role: str, *parts: object) -> dict[str, object]:
    """A message of this role with these parts."""
    return {"type": "message", "role": role, "content": list(parts)}


SERVER = {"type": "server_vad"}
SEMANTIC = {"type": "semantic_vad"}
FUNCTION = {"type": "function", "name": "f"}
NESTED = {"type": "function", "function": {"name": "f"}}
MCP = {"type": "mcp", "server_label": "s", "server_url": "https://example.com"}
IMAGE = {"type": "input_image", "image_url": "data:image/png;base64,AA==", "detail": "low"}
REFERENCE = {"type": "item_reference", "id": "item_1"}

ACCEPTED: list[tuple[str, object]] = [
    ("ga/session.json", heard(turn_detection=None, transcription=None, noise_reduction=None)),
    ("ga/session.json", heard(turn_detection={**SERVER, "idle_timeout_ms": None})),
    ("ga/session.json", heard(turn_detection={**SERVER, "idle_timeout_ms": 5000, "threshold": 1})),
    ("ga/session.json", heard(turn_detection={**SEMANTIC, "eagerness": "auto", "create_response": False})),
    ("ga/session.json", heard(noise_reduction={"strength": 0.5})),
    ("ga/session.json", heard(format={"type": "audio/pcm", "rate": 16000})),
    ("ga/session.json", heard(format={"type": "audio/pcm"})),
    ("ga/session.json", heard(transcription={"model": "any", "delay": "xhigh"})),
    ("ga/session.json", spoken(voice="any", speed=0.25)),
    ("ga/session.json", spoken(voice={"id": "voice_1"}, speed=1.5)),
    ("ga/session.json", ga(output_modalities=["text", "audio"])),
    ("ga/session.json", ga(max_output_tokens=99999)),
    ("ga/session.json", ga(max_output_tokens="inf")),
    ("ga/session.json", ga(reasoning={"effort": "none"})),
    ("ga/session.json", ga(tracing=None, prompt=None)),
    ("ga/session.json", ga(tracing={"metadata": {"any": [1]}})),
    ("ga/session.json", ga(truncation="disabled")),
    ("ga/session.json", ga(tools=[FUNCTION, MCP, {"type": "mcp", "server_label": "s"}])),
    ("ga/session.json", ga(tools=[{**FUNCTION, "parameters": {"strict": True, "required": []}}])),
    ("ga/session.json", ga(tools=[{**MCP, "allowed_tools": None, "headers": None, "require_approval": None}])),
    ("ga/session.json", ga(tools=[{**MCP, "allowed_tools": {"read_only": True}, "require_approval": "never"}])),
    ("ga/session.json", ga(tool_choice={"type": "mcp", "server_label": "s", "name": None})),
    ("ga/session.json", ga(prompt={"id": "p", "variables": {"a": "x", "b": {"type": "input_text", "text": "y"}}})),
    ("ga/transcription-session.json", {"type": "transcription"}),
    ("ga/response.json", {"metadata": None, "input": []}),
    ("ga/response.json", {"input": [REFERENCE, said("user")]}),
    ("ga/items.json", said("user", {"type": "input_text", "text": "Hi"}, IMAGE)),
    ("ga/items.json", said("assistant", {"type": "output_text", "text": "Hi"})),
    ("ga/items.json", {"type": "function_call", "name": "f", "arguments": "{}"}),
    ("ga/events.json", {"type": "session.update", "session": {"type": "transcription"}}),
    ("ga/events.json", {"type": "session.close"}),
    ("ga/client-secret.json", {}),
    ("ga/call-create.json", {"sdp": "v=0"}),
    ("ga/call-reject.json", {"status_code": 486}),
    ("ga/session-object.json", {"type": "realtime", "new": 1, "turn_detection": SERVER, "instructions": None}),
    ("ga/client-secret-object.json", {"session": {}}),
    ("ga/server-events.json", {"type": "response.done", "response": {"usage": None, "new": 1}}),
    ("beta/session.json", {}),
    ("beta/session.json", {"turn_detection": None, "input_audio_transcription": None, "tracing": None}),
    ("beta/session.json", {"turn_detection": {**SERVER, "idle_timeout_ms": 6000}}),
    ("beta/session.json", {"modalities": ["audio"], "temperature": 2, "voice": "any"}),
    ("beta/session.json", {"tool_choice": FUNCTION}),
    ("beta/transcription-session.json", {"client_secret": {"expires_at": {"seconds": 10}}}),
    ("beta/transcription-session.json", {"client_secret": {"expires_after": {"seconds": 7200}}}),
    ("beta/response.json", {"max_output_tokens": 400}),
    ("beta/response.json", {"input": [REFERENCE]}),
    ("beta/items.json", {"role": "user", "content": [REFERENCE]}),
    ("beta/events.json", {"type": "transcription_session.update", "session": {}}),
    ("beta/session-object.json", {"client_secret": {"value": "ek", "expires_at": 1}, "custom_voice_id": None}),
]

REFUSED: list[tuple[str, object]] = [
    ("ga/session.json", {}),
    ("ga/session.json", {"type": "transcription"}),
    ("ga/session.json", ga(voice="marin")),
    ("ga/session.json", ga(modalities=["audio"])),
    ("ga/session.json", ga(temperature=0.8)),
    ("ga/session.json", ga(turn_detection=None)),
    ("ga/session.json", ga(metadata={})),
    ("ga/session.json", ga(instructions=None)),
    ("ga/session.json", ga(output_modalities=["video"])),
    ("ga/session.json", ga(max_output_tokens="4096")),
    ("ga/session.json", ga(reasoning={"effort": "max"})),
    ("ga/session.json", ga(truncation={"type": "retention_ratio"})),
    ("ga/session.json", ga(truncation={"type": "retention_ratio", "retention_ratio": 80})),
    ("ga/session.json", heard(format="pcm16")),
    ("ga/session.json", heard(format={"rate": 24000})),
    ("ga/session.json", heard(format={"type": "audio/pcmu", "rate": 24000})),
    ("ga/session.json", heard(transcription={})),
    ("ga/session.json", heard(transcription={"model": "any", "languages": []})),
    ("ga/session.json", heard(noise_reduction="near_field")),
    ("ga/session.json", heard(turn_detection={"type": "none"})),
    ("ga/session.json", heard(turn_detection={"threshold": 0.5})),
    ("ga/session.json", heard(turn_detection={**SEMANTIC, "threshold": 0.5})),
    ("ga/session.json", heard(turn_detection={**SERVER, "eagerness": "low"})),
    ("ga/session.json", heard(turn_detection={**SERVER, "threshold": 1.1})),
    ("ga/session.json", heard(turn_detection={**SERVER, "silence_duration_ms": -1})),
    ("ga/session.json", heard(turn_detection={**SERVER, "idle_timeout_ms": 4999})),
    ("ga/session.json", heard(turn_detection={**SERVER, "create_response": None})),
    ("ga/session.json", heard(voice="marin")),
    ("ga/session.json", spoken(speed=1.6)),
    ("ga/session.json", spoken(voice={})),
    ("ga/session.json", ga(tools=[{"type": "function"}])),
    ("ga/session.json", ga(tools=[NESTED])),
    ("ga/session.json", ga(tools=[{**FUNCTION, "strict": True}])),
    ("ga/session.json", ga(tools=[{"type": "web_search"}])),
    ("ga/session.json", ga(tools=[{**MCP, "connector_id": "connector_slack"}])),
    ("ga/session.json", ga(tools=[{**MCP, "headers": {"X": 1}}])),
    ("ga/session.json", ga(tools=[{**MCP, "allowed_callers": []}])),
    ("ga/session.json", ga(tool_choice="any")),
    ("ga/session.json", ga(tool_choice=NESTED)),
    ("ga/transcription-session.json", {"type": "transcription", "model": "gpt-transcribe"}),
    ("ga/transcription-session.json", {"type": "transcription", "audio": {"output": {}}}),
    ("ga/translation-session.json", {"audio": {}}),
    ("ga/translation-session-update.json", {"model": "gpt-realtime-translate"}),
    ("ga/response.json", {"type": "realtime"}),
    ("ga/response.json", {"audio": {"input": {}}}),
    ("ga/response.json", {"audio": {"output": {"speed": 1}}}),
    ("ga/response.json", {"conversation": "other"}),
    ("ga/response.json", {"metadata": {"n": 1}}),
    ("ga/response.json", {"modalities": ["text"]}),
    ("ga/items.json", REFERENCE),
    ("ga/items.json", {"type": "message", "content": []}),
    ("ga/items.json", said("user", {"text": "Hi"})),
    ("ga/items.json", said("user", {"type": "output_text", "text": "Hi"})),
    ("ga/items.json", said("system", {"type": "input_audio", "audio": "AA=="})),
    ("ga/items.json", said("assistant", {"type": "text", "text": "Hi"})),
    ("ga/items.json", {"type": "function_call_output", "call_id": "c", "output": {}}),
    ("ga/items.json", {"type": "mcp_approval_response", "approval_request_id": "r", "approve": True}),
    ("ga/events.json", {"type": "session.update"}),
    ("ga/events.json", {"type": "session.update", "session": {"instructions": "x"}}),
    ("ga/events.json", {"type": "transcription_session.update", "session": {}}),
    ("ga/events.json", {"event": "session.update", "session": ga()}),
    ("ga/events.json", {"type": "response.create", "session": ga()}),
    ("ga/client-secret.json", {"expires_after": {"anchor": "created_at", "seconds": 9}}),
    ("ga/client-secret.json", {"session": ga(expires_after={})}),
    ("ga/translation-client-secret.json", {}),
    ("ga/call-create.json", {"session": ga()}),
    ("ga/call-accept.json", {"model": "gpt-realtime-2.1"}),
    ("ga/call-refer.json", {}),
    ("ga/call-reject.json", {"status_code": "486"}),
    ("ga/session-object.json", {"type": "realtime", "expires_at": "soon"}),
    ("ga/client-secret-object.json", {"value": 1}),
    ("ga/server-events.json", {"event_id": "event_1"}),
    ("ga/server-events.json", {"type": "response.text.delta"}),
    ("beta/session.json", {"type": "realtime"}),
    ("beta/session.json", {"audio": {}}),
    ("beta/session.json", {"max_output_tokens": 400}),
    ("beta/session.json", {"client_secret": {"value": "ek"}}),
    ("beta/session.json", {"client_secret": {"expires_after": {"seconds": 600}}}),
    ("beta/session.json", {"temperature": None}),
    ("beta/session.json", {"voice": {"id": "voice_1"}}),
    ("beta/session.json", {"input_audio_format": {"type": "audio/pcm", "rate": 24000}}),
    ("beta/session.json", {"input_audio_transcription": {"enabled": True}}),
    ("beta/session.json", {"turn_detection": {"threshold": 0.5}}),
    ("beta/session.json", {"turn_detection": {**SEMANTIC, "threshold": None}}),
    ("beta/session.json", {"tools": [MCP]}),
    ("beta/session.json", {"tool_choice": NESTED}),
    ("beta/transcription-session.json", {"voice": "alloy"}),
    ("beta/response.json", {"output_modalities": ["audio"]}),
    ("beta/items.json", REFERENCE),
    ("beta/events.json", {"type": "session.update"}),
    ("beta/session-object.json", {"client_secret": {"value": 1}}),
    ("beta/server-events.json", {"type": "response.output_text.delta"}),
]


@pytest.mark.parametrize(("file", "instance"), ACCEPTED)
def test_accepted(file: str, instance: object) -> None:
    """What the API takes, and what only a rule can judge, passes the schema."""
    assert errors(file, instance) == []


@pytest.mark.parametrize(("file", "instance"), REFUSED)
def test_refused(file: str, instance: object) -> None:
    """What the API refuses by its shape does not pass the schema."""
    assert errors(file, instance)
