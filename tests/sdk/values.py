"""Values that make sense to the server, by field name: the SDK's types say `str` where only some strings are any good."""

from __future__ import annotations

from typing import Any

from openai.types.beta.realtime import (
    response_create_event_param,
    session_create_params,
    session_update_event_param,
    transcription_session_create_params,
    transcription_session_update_param,
)
from openai.types.realtime import realtime_translation_session_create_request_param as translation_create
from openai.types.realtime import realtime_translation_session_update_request_param as translation_update

LOGPROBS = "item.input_audio_transcription.logprobs"
SCHEMA = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}

# Values of a field wherever it stands, the most usual one first. They replace what the type would allow.
VALUES: dict[str, tuple[Any, ...]] = {
    "annotations": ({"readOnlyHint": True},),
    "arguments": ('{"city": "Oslo"}',),  # JSON in a string
    "audio": ("AAAAAAAAAAAAAAAA",),  # base64 of silence, no container
    "audio_end_ms": (1500, 0),
    "authorization": ("${MCP_TOKEN}",),  # a literal token is a finding of its own
    "content_index": (0,),  # the docstring: set this to 0
    "event_id": ("event_1",),
    "group_id": ("group-1",),  # the server's pattern takes letters, digits, _ and -
    "headers": ({"X-Tenant": "acme"}, {}),  # Authorization has a field of its own
    "idle_timeout_ms": (6000, 5000, 30000),  # 5000-30000
    "image_url": ("data:image/png;base64,iVBORw0KGgo=",),
    "input_schema": (SCHEMA,),
    "keywords": (["Acme", "rtlint"],),
    "language": ("en", "de"),  # ISO-639-1
    "languages": (["en"], ["en", "de"]),  # at least one
    "max_output_tokens": (1024, 1, 4096, "inf"),  # 1-4096
    "max_response_output_tokens": (1024, 1, 4096, "inf"),
    "modalities": (["text", "audio"], ["audio", "text"], ["text"]),  # beta refuses ["audio"]
    "name": ("get_weather",),  # a function's name has a pattern
    "output_modalities": (["audio"], ["text"]),  # ga refuses both at once
    "parameters": (SCHEMA, {"type": "object", "properties": {}}),
    "post_instructions": (8000, 0),
    "prefix_padding_ms": (300, 0),
    "previous_item_id": ("item_0", "root"),
    "retention_ratio": (0.8, 0.5, 1),  # 0-1; 0 keeps nothing
    "sdp": ("v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n",),
    "seconds": (600, 10, 7200),  # 10-7200
    "server_label": ("docs",),
    "server_url": ("https://mcp.example.com/sse",),
    "silence_duration_ms": (500, 200),
    "speed": (1.1, 0.25, 1.5, 1),  # 0.25-1.5
    "status_code": (603, 486),
    "strength": (0.5, 1),
    "target_uri": ("tel:+15551230000", "sip:agent@example.com"),
    "temperature": (0.8, 0.6, 1.2, 1),  # 0.6-1.2
    "threshold": (0.5, 0, 1, 0.0, 1.0),  # 0-1
    "tool_names": (["search"],),
    "tunnel_id": ("tunnel_" + "a1" * 16,),  # the prefix and 32 letters or digits
}

# The same for fields whose meaning depends on the object they stand in.
VALUES_OF: dict[tuple[type, str], tuple[Any, ...]] = {
    # The type is an open string; the docs know these three, and the flat function object.
    (session_create_params.SessionCreateParams, "tool_choice"): ("auto", "none", "required"),
    (session_update_event_param.Session, "tool_choice"): ("auto", "none", "required"),
    (response_create_event_param.Response, "tool_choice"): ("auto", "none", "required"),
    # Open strings as well, with these values documented.
    (session_create_params.InputAudioTranscription, "model"): ("whisper-1", "gpt-4o-transcribe"),
    (session_update_event_param.SessionInputAudioTranscription, "model"): ("whisper-1", "gpt-4o-transcribe"),
    (transcription_session_create_params.TranscriptionSessionCreateParams, "include"): ([LOGPROBS],),
    (transcription_session_update_param.Session, "include"): ([LOGPROBS],),
    # Tracing metadata is free in the type, an object in the docs.
    (session_create_params.TracingTracingConfiguration, "metadata"): ({"tier": "gold"},),
    (session_update_event_param.SessionTracingTracingConfiguration, "metadata"): ({"tier": "gold"},),
    # Translation has models of its own, open strings in the types.
    (translation_create.RealtimeTranslationSessionCreateRequestParam, "model"): ("gpt-realtime-translate",),
    (translation_create.AudioInputTranscription, "model"): ("gpt-realtime-whisper",),
    (translation_update.AudioInputTranscription, "model"): ("gpt-realtime-whisper",),
}


def usual(owner: type, name: str) -> tuple[Any, ...]:
    """The values that a field of this name has in practice, or none when the type says enough."""
    return VALUES_OF.get((owner, name), VALUES.get(name, ()))
