"""Recognising one object: which kind of payload it surely or likely is, and what betrays it.

Certain is what no other API has; likely is two keys that no other OpenAI API has, with values such as they take. Fields
that Responses, Chat, Assistants and speech bodies share are never evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from rtlint.dataclass import dataclass
from rtlint.facts.dialects import dialects, session_keys, top_keys
from rtlint.facts.kinds import (
    ClientEvent,
    event_of,
    likely_forms,
    server_events,
    session_types,
    spoilt_by,
    words,
)
from rtlint.facts.models import models
from rtlint.source.opaque import Opaque

Confidence = Literal["certain", "likely"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The kind an object is read as, how sure that is, and why."""

    kind: str
    confidence: Confidence
    why: str


def certain(value: Any) -> Evidence | None:
    """What `value` surely is, or None."""
    if not isinstance(value, dict):
        return None
    return next((found for recognise in _RECOGNISERS for found in recognise(value)), None)


def likely(value: Any) -> Evidence | None:
    """What `value` likely is: an object with two keys that no other OpenAI API has, and not an application's settings."""
    if not isinstance(value, dict) or _is_application(value):
        return None
    keys = [key for key in value if _is_unmistakable(key, value[key]) and spoilt_by().get(key) not in value]
    audio = value.get("audio")
    if isinstance(audio, dict) and _is_input(audio.get("input")):
        keys.append("audio.input")
    if _family(value.get("model")) == "realtime" and keys:
        keys.append("model")
    if len(keys) < 2:
        return None
    transcribes = "input_audio_transcription" in keys and not value.keys() & {"voice", "tools", "model", "instructions"}
    return Evidence(
        "transcription-session" if transcribes else "session", "likely", f"`{keys[0]}` and `{keys[1]}` are both in it"
    )


def strong(value: Mapping[str, Any]) -> bool:
    """Whether a session deep in some other file has a field that no other API has."""
    return any(key in session_keys() and key not in words("never") for key in value)


def names_model(value: Mapping[str, Any]) -> bool:
    """Whether an object names a model that is known."""
    return _family(value.get("model")) is not None


def _is_unmistakable(key: str, value: Any) -> bool:
    """Whether a key is no other API's and its value is such as a session has: a table of texts, types or flags is none."""
    form = likely_forms().get(key)
    if form is None or isinstance(value, Opaque):
        return form is not None
    if form == "object":
        return value is None or (isinstance(value, dict) and text(value, "type") not in words("schema_types"))
    if form == "words":
        return isinstance(value, list) and all(isinstance(item, Opaque) or _is_word(item) for item in value)
    return _is_word(value) or (form == "count" and type(value) is int)


def _is_input(value: Any) -> bool:
    """Whether a value is the `input` of a session's `audio`: an SDK's has other keys or spells them `turnDetection`."""
    if not isinstance(value, dict):
        return False
    return not value or (not words("audio_input").isdisjoint(value) and all(key.islower() for key in value))


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[a-z0-9_./-]+", value) is not None


def _is_application(value: dict[str, Any]) -> bool:
    """Whether an object is settings of an application, made into a session by its code.

    It has a key that only such settings have, spells fields in one word (`turn_detection_threshold`), or has more keys of
    its own than keys of a session.
    """
    own = [key for key in value if key not in session_keys()]
    if not words("application").isdisjoint(own) or 2 * len(own) > len(value):
        return True
    return any(key.startswith(f"{field}_") for key in own for field in words("likely"))


def _client_event(value: dict[str, Any]) -> Iterator[Evidence]:
    event = event_of(value)
    if event is not None and _carries(event, value) and ("type" in value or _is_meant(event, value)):
        translates = event.type == "session.update" and _translates(value["session"])
        if event.type.startswith("session.") and event.dialect is not None:
            translates = True
        key = "type" if "type" in value else "event"
        yield Evidence("event/translation" if translates else "event", "certain", f"`{key}: {event.type}`")


def _carries(event: ClientEvent, value: dict[str, Any]) -> bool:
    """Whether the event has its own content: an envelope alone could be anybody's."""
    if event.needs is not None and event.needs in value:
        content = value[event.needs]
        holds_object = bool(event.holds)
        return isinstance(content, (dict, Opaque)) if holds_object else not isinstance(content, dict)
    return event.optional and value.keys() <= event.own


def _is_meant(event: ClientEvent, value: dict[str, Any]) -> bool:
    """Whether the content of an event without a `type` has a field of ours: anybody's messages may have an `event`."""
    content = value[event.needs] if event.needs else None
    known = (top_keys(dialect, hold.shape) for dialect in dialects() for hold in event.holds)
    return not isinstance(content, dict) or not content.keys().isdisjoint(frozenset().union(*known))


def _server_event(value: dict[str, Any]) -> Iterator[Evidence]:
    said = text(value, "type")
    if said in server_events() and "event_id" in value and not isinstance(value.get("session"), str):
        yield Evidence("server-event", "certain", f"`type: {said}`")


def _returned(value: dict[str, Any]) -> Iterator[Evidence]:
    said = text(value, "object")
    if said in words("returned_objects"):
        yield Evidence("session-object", "certain", f"`object: {said}`")
    secret = value.get("client_secret")
    if isinstance(secret, dict) and "value" in secret and value.keys() & session_keys():
        yield Evidence("session-object", "certain", "`client_secret` holds a value")
    if text(value, "value").startswith("ek_") and "expires_at" in value:
        yield Evidence("client-secret-object", "certain", "`value` is an ephemeral key")


def _session(value: dict[str, Any]) -> Iterator[Evidence]:
    said = text(value, "type")
    if said in session_types() and _speaks(value):
        yield Evidence("session", "certain", f"`type: {said}`")
    elif _family(value.get("model")) == "translation" and isinstance(value.get("audio"), dict):
        yield Evidence("translation-session", "certain", f"`model: {value['model']}`")


def _speaks(value: dict[str, Any]) -> bool:
    """Whether an object with a session's `type` goes on as one: in telling words, or mostly in words a session has."""
    known = [key for key in value if key in session_keys() and key != "type"]
    strangers = len(value) - 1 - len(known)
    return bool(known) and (strong(value) or names_model(value) or len(known) >= strangers)


def _request(value: dict[str, Any]) -> Iterator[Evidence]:
    """A request body around a session."""
    session = value.get("session")
    if not isinstance(session, dict) or not value.keys() <= {"session", "expires_after", "sdp"}:
        return
    inner = next(_session(session), None)
    if inner is not None:
        kind = "call-create" if "sdp" in value else "client-secret"
        translates = inner.kind == "translation-session" and kind == "client-secret"
        yield Evidence(f"{kind}/translation" if translates else kind, "certain", f"`session` has {inner.why}")
    elif "sdp" in value:
        yield Evidence("call-create", "certain", "`sdp` beside `session`")


_RECOGNISERS = (_client_event, _server_event, _returned, _session, _request)


def _translates(session: Any) -> bool:
    if not isinstance(session, dict) or "type" in session:
        return False
    audio = session.get("audio")
    output = audio.get("output") if isinstance(audio, dict) else None
    return isinstance(output, dict) and "language" in output


def _family(model: Any) -> str | None:
    fact = models().get(model) if isinstance(model, str) else None
    return fact.family if fact else None


def text(value: Any, key: str) -> str:
    """The text under a key of an object; empty when there is none."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""
