"""What the server asks for and the SDK's types do not show: a repair for each type concerned, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openai.types.beta import realtime as beta
from openai.types.beta.realtime import (
    conversation_item_content_param,
    conversation_item_with_reference_param,
    response_create_event_param,
    session_create_params,
    session_update_event_param,
    transcription_session_create_params,
    transcription_session_update_param,
)
from openai.types.realtime import (
    audio_transcription_param,
    call_accept_params,
    realtime_audio_config_input_param,
    realtime_audio_formats_param,
    realtime_conversation_item_assistant_message_param,
    realtime_conversation_item_system_message_param,
    realtime_conversation_item_user_message_param,
    realtime_function_tool_param,
    realtime_response_create_mcp_tool_param,
    realtime_session_create_request_param,
    realtime_tools_config_param,
    realtime_transcription_session_audio_input_param,
)
from openai.types.realtime import realtime_translation_session_update_request_param as translation_update

from .values import SCHEMA, VALUES

Value = dict[str, Any]

MODEL = "gpt-realtime-2.1"  # accepts everything; each other id has its own payload
TRANSCRIBER = "gpt-4o-transcribe"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the server asks of every value of these types: why, and what a value becomes."""

    types: tuple[Any, ...]
    why: str
    apply: Callable[[Value], Value]


def _with(**defaults: Any) -> Callable[[Value], Value]:
    return lambda value: {**defaults, **value}


VAD_FIELDS = {
    "server_vad": ("threshold", "prefix_padding_ms", "silence_duration_ms"),
    "semantic_vad": ("eagerness",),
}


def _vad(value: Value) -> Value:
    chosen = value.get("type", "semantic_vad" if "eagerness" in value else "server_vad")
    other = {name for kind, names in VAD_FIELDS.items() if kind != chosen for name in names}
    return {"type": chosen} | {key: each for key, each in value.items() if key not in other}


def _transcription(value: Value) -> Value:
    if "languages" in value or "keywords" in value:
        kept = {key: each for key, each in value.items() if key not in ("language", "delay")}
        return kept | {"model": "gpt-transcribe"}
    if "delay" in value:
        return {key: each for key, each in value.items() if key != "prompt"} | {"model": "gpt-realtime-whisper"}
    return {"model": TRANSCRIBER, **value}


def _audio_input(value: Value) -> Value:
    model = (value.get("transcription") or {}).get("model")
    if model in ("gpt-realtime-whisper", "gpt-live-transcribe"):
        return {**value, "turn_detection": None}
    return value


def _mcp(value: Value) -> Value:
    ways = [key for key in ("server_url", "connector_id", "tunnel_id") if key in value]
    if not ways:
        return {**value, "server_url": VALUES["server_url"][0]}
    kept = {key: each for key, each in value.items() if key not in ways[1:]}
    return _with(authorization="${MCP_TOKEN}")(kept) if ways[0] == "connector_id" else kept


NEEDED: dict[str, Value] = {
    "input_text": {"text": "Hello"},
    "input_audio": {"audio": "AAAAAAAAAAAAAAAA"},
    "input_image": {"image_url": "data:image/png;base64,iVBORw0KGgo="},
    "output_text": {"text": "Hello"},
    "text": {"text": "Hello"},
    "item_reference": {"id": "item_1"},
}


def _part(value: Value, *usual: str) -> Value:
    chosen = value.get("type") or next((kind for kind in usual if NEEDED[kind].keys() & value.keys()), usual[0])
    chosen = usual[0] if chosen not in usual else chosen
    return {**NEEDED[chosen], **value, "type": chosen}


BETA_ITEMS: dict[str, tuple[str, ...]] = {
    "message": ("role", "content"),
    "function_call": ("call_id", "name", "arguments"),
    "function_call_output": ("call_id", "output"),
    "item_reference": (),
}
BETA_USUAL: dict[str, Value] = {
    "message": {"role": "user", "content": [{"type": "input_text", "text": "Hello"}]},
    "function_call": {"name": "get_weather", "arguments": "{}"},
    "function_call_output": {"call_id": "call_1", "output": "{}"},
    "item_reference": {"id": "item_1"},
}
BETA_ROLES = {"user": ("input_text", "input_audio"), "system": ("input_text",), "assistant": ("text",)}


def _beta_item(value: Value) -> Value:
    chosen = value.get("type") or next(
        (kind for kind, keys in BETA_ITEMS.items() if value.keys() & set(keys)), "message"
    )
    common = ("id",) if chosen == "item_reference" else ("id", "object", "status")
    keys = (*BETA_ITEMS[chosen], *common)
    item: Value = {"type": chosen, **BETA_USUAL[chosen], **{key: each for key, each in value.items() if key in keys}}
    if chosen == "message":
        allowed = BETA_ROLES[item["role"]]
        item["content"] = [
            part if part.get("type") in allowed or part.get("type") == "item_reference" else _part({}, *allowed)
            for part in item["content"]
        ]
    return item


def _session(value: Value) -> Value:
    if "reasoning" in value or "parallel_tool_calls" in value:
        value = {**value, "model": MODEL}
    choice = value.get("tool_choice")
    if choice not in (None, "auto", "none"):
        value = {**value, "tools": value.get("tools") or []}
        named = {"type": "mcp", "server_label": "docs", "server_url": VALUES["server_url"][0]}
        if not isinstance(choice, dict) or choice["type"] == "function":
            named = {"type": "function", "name": "get_weather", "parameters": SCHEMA}
        if named["type"] not in [tool["type"] for tool in value["tools"]]:
            value["tools"] = [*value["tools"], named]
    return value


def _translation(value: Value) -> Value:
    audio = value.get("audio", {})
    return {**value, "audio": {**audio, "output": {"language": "en", **audio.get("output", {})}}}


FACTS: tuple[Fact, ...] = (
    Fact(
        (translation_update.RealtimeTranslationSessionUpdateRequestParam,),
        "the language to speak is all that tells an update of a translation session",
        _translation,
    ),
    Fact(
        (realtime_audio_formats_param.AudioPCM,),
        "a format without `type` or an audio/pcm one without `rate` is refused: missing required parameter",
        _with(type="audio/pcm", rate=24000),
    ),
    Fact((realtime_audio_formats_param.AudioPCMU,), "`type` tells the formats apart", _with(type="audio/pcmu")),
    Fact((realtime_audio_formats_param.AudioPCMA,), "`type` tells the formats apart", _with(type="audio/pcma")),
    Fact(
        (
            realtime_audio_config_input_param.NoiseReduction,
            realtime_transcription_session_audio_input_param.NoiseReduction,
            session_create_params.InputAudioNoiseReduction,
            session_update_event_param.SessionInputAudioNoiseReduction,
            transcription_session_create_params.InputAudioNoiseReduction,
            transcription_session_update_param.SessionInputAudioNoiseReduction,
        ),
        "noise reduction without `type` reduces nothing; null is how to turn it off",
        _with(type="near_field"),
    ),
    Fact(
        (audio_transcription_param.AudioTranscriptionParam,),
        "`model` is required by the server; keywords, languages, delay and prompt belong to certain models",
        _transcription,
    ),
    Fact(
        (
            session_create_params.InputAudioTranscription,
            session_update_event_param.SessionInputAudioTranscription,
            transcription_session_create_params.InputAudioTranscription,
            transcription_session_update_param.SessionInputAudioTranscription,
        ),
        "Missing required parameter: 'session.input_audio_transcription.model'",
        _with(model="whisper-1"),
    ),
    Fact(
        (
            realtime_audio_config_input_param.RealtimeAudioConfigInputParam,
            realtime_transcription_session_audio_input_param.RealtimeTranscriptionSessionAudioInputParam,
        ),
        "Turn detection is not supported for this transcription model.",
        _audio_input,
    ),
    Fact(
        (
            session_create_params.TurnDetection,
            session_update_event_param.SessionTurnDetection,
            transcription_session_create_params.TurnDetection,
            transcription_session_update_param.SessionTurnDetection,
        ),
        "one flat type in the SDK, two in the server, and `type` is required: session.turn_detection.type",
        _vad,
    ),
    Fact(
        (realtime_tools_config_param.Mcp, realtime_response_create_mcp_tool_param.RealtimeResponseCreateMcpToolParam),
        "exactly one of server_url, connector_id and tunnel_id; a connector needs a token",
        _mcp,
    ),
    Fact(
        (
            realtime_function_tool_param.RealtimeFunctionToolParam,
            session_create_params.Tool,
            session_update_event_param.SessionTool,
            response_create_event_param.ResponseTool,
        ),
        "optional in the types, but a tool is told by its `type` and called by its `name`",
        _with(type="function", name="get_weather"),
    ),
    Fact(
        (realtime_conversation_item_system_message_param.Content,),
        "a part needs `type` and what it is a part of: Missing required parameter: 'item.content[0].text'",
        lambda value: _part(value, "input_text"),
    ),
    Fact(
        (realtime_conversation_item_user_message_param.Content,),
        "as in a system message",
        lambda value: _part(value, "input_text", "input_audio", "input_image"),
    ),
    Fact(
        (realtime_conversation_item_assistant_message_param.Content,),
        "as in a system message; output_audio sent by a client is answered with a missing `text`",
        lambda value: _part(value, "output_text"),
    ),
    Fact(
        (conversation_item_content_param.ConversationItemContentParam, conversation_item_with_reference_param.Content),
        "as in ga; `audio` parts are what the server returns",
        lambda value: _part(value, "input_text", "input_audio", "text", "item_reference"),
    ),
    Fact(
        (
            beta.ConversationItemParam,
            beta.ConversationItemWithReferenceParam,
        ),
        "one flat type in the SDK; the server asks for the fields of the item's type and the parts of its role",
        _beta_item,
    ),
    Fact(
        (
            realtime_session_create_request_param.RealtimeSessionCreateRequestParam,
            call_accept_params.CallAcceptParams,
            session_create_params.SessionCreateParams,
            session_update_event_param.Session,
        ),
        "Unsupported option for this model (reasoning, parallel_tool_calls); a forced tool must be declared",
        _session,
    ),
)
BY_TYPE = {owner: fact for fact in FACTS for owner in fact.types}


def settle(owner: type, value: Value) -> Value:
    """The value as the server wants it: a new dict for the types that have a fact, else the value itself."""
    fact = BY_TYPE.get(owner)
    return fact.apply(value) if fact else value
