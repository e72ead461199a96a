"""From a payload to the changes that move all of it: its keys and values, its `type`, and what is around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rtlint.detect import places_of, walk
from rtlint.evidence import likely
from rtlint.facts.dialects import dialects, home
from rtlint.facts.kinds import event_of, kinds, session_types, words
from rtlint.facts.migration import event_now, into, listed
from rtlint.migration.items import is_old_item, item_steps
from rtlint.migration.keys import key_steps
from rtlint.migration.secret import kind_afterwards, secret_steps
from rtlint.migration.step import Left, Plan, Step, Wishes, changes_of, left_of
from rtlint.rule import Context, Subject
from rtlint.source.change import Remove, Set
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer

#: The field that is looked at in a payload that is moved already: a model may be shut down after that.
_MODEL = "model"

_REQUEST = "client-secret"


def plan(value: Any, context: Context, wishes: Wishes | None = None) -> Plan:
    """The plan that moves `value`, the payload of `context`; pointers are those of its document.

    It is empty for what is moved already, except that a model that is shut down is replaced, or left. Nothing is said of
    kinds that a server returns. Notes only go with changes.
    """
    wishes = wishes or Wishes()
    if kinds()[context.kind].phase == "returned" or not isinstance(value, dict):
        return Plan((), (), context.kind)
    subjects = (*_subjects(value, context),)
    is_old = _is_old(value, subjects, context)
    kind = context.kind
    steps: list[Step] = []
    for subject in subjects:
        steps += _subject_steps(subject, context, wishes) if is_old else _model_steps(subject, context, wishes)
    if is_old:
        event = event_of(value) if context.kind == "event" else None
        renamed = event_now(event.type) if event is not None and "type" in value else None
        steps += _event_steps(value, renamed, context) if renamed else ()
        for subject in subjects:
            if subject.shape in session_types().values():
                steps += secret_steps(subject, value, context)
                kind = kind_afterwards(subject.value, context)
    changes = changes_of(steps)
    if changes and kind == context.kind:
        steps += _notes(value, context)
    return Plan(changes, tuple(left for left in left_of(steps) if changes or not left.note), kind)


def _event_steps(value: dict[str, Any], renamed: str, context: Context) -> Iterator[Step]:
    """What becomes of an event that has another name now: it does not go before its session."""
    session = value.get("session")
    if isinstance(session, Opaque):
        why = "nobody knows from here what it holds"
        advice = f"move it where it is made, and then the event, whose `type` is `{renamed}` now"
        yield Left((*context.root, "session"), session, why, advice, stop=True)
    else:
        yield Set((*context.root, "type"), renamed)


def _subjects(value: dict[str, Any], context: Context) -> Iterator[Subject]:
    """The objects in a payload that have fields; a bare session is one also where a request around it was expected."""
    if _is_bare(value, context):
        seen = likely(value)
        shape = session_types().get(str(value.get("type"))) or (seen.kind if seen is not None else "session")
        yield Subject(shape, context.root, value)
        return
    for place in places_of(value, context.kind, into()):
        yield Subject(place.shape, context.root + place.pointer, place.value)


def _is_bare(value: dict[str, Any], context: Context) -> bool:
    """Whether something that was called a request is a session without a request around it."""
    return context.kind == _REQUEST and "session" not in value and not {*value} <= {*listed("lifetimes")}


def _is_old(value: dict[str, Any], subjects: tuple[Subject, ...], context: Context) -> bool:
    """Whether something in a payload is not of the dialect that it is moved to."""
    event = event_of(value) if context.kind == "event" else None
    if context.dialect != into() or (event is not None and event.dialect not in (None, into())):
        return True
    if _is_bare(value, context):
        return True
    return any(_is_old_subject(subject, context) for subject in subjects)


def _is_old_subject(subject: Subject, context: Context) -> bool:
    if subject.shape == "item":
        return is_old_item(subject.value)
    if context.confidence == "certain" and _tag(subject, context) is not None:
        return True
    found = ((home(key, subject.shape, into()), at[len(subject.pointer) :]) for key, _, at in _keys(subject))
    return any(there is not None and there.pointer != way for there, way in found)


def _subject_steps(subject: Subject, context: Context, wishes: Wishes) -> Iterator[Step]:
    """What becomes of one object: its `type` first, then key by key as they stand in the file."""
    if subject.shape == "item":
        yield from item_steps(subject.value, subject.pointer)
        return
    tag = _tag(subject, context)
    if tag is not None:
        yield Set((*subject.pointer, "type"), tag, first=True)
    for key, value, at in _keys(subject):
        if key in words("server_only") and not (key == "client_secret" and tag_of(subject.shape)):
            yield Remove(at)
        else:
            yield from key_steps(key, value, at, subject, context, wishes)


def _keys(subject: Subject) -> Iterator[tuple[str, Any, Pointer]]:
    """The keys of an object, and behind them those of another dialect that somebody put into its `audio` as they were."""
    for key, value in subject.value.items():
        yield key, value, (*subject.pointer, key)
    places = {place for known in dialects()[into()].fields.get(subject.shape, {}).values() for place in known}
    for pattern in (("audio",), ("audio", "input"), ("audio", "output")):
        for pointer, holder in walk(subject.value, pattern, ()):
            for key, value in holder.items() if isinstance(holder, dict) else ():
                if (*pointer, key) not in places and home(key, subject.shape, into()) is not None:
                    yield key, value, (*subject.pointer, *pointer, key)


def _model_steps(subject: Subject, context: Context, wishes: Wishes) -> Iterator[Step]:
    if _MODEL in subject.value:
        at = (*subject.pointer, _MODEL)
        yield from key_steps(_MODEL, subject.value[_MODEL], at, subject, context, wishes)


def _tag(subject: Subject, context: Context) -> str | None:
    """The `type` that an object lacks; something that is completed elsewhere lacks none."""
    return None if "type" in subject.value or context.phase == "fragment" else tag_of(subject.shape)


def tag_of(shape: str) -> str | None:
    """What the `type` of a session of this shape says."""
    return next((tag for tag, named in session_types().items() if named == shape), None)


def _notes(value: dict[str, Any], context: Context) -> Iterator[Left]:
    """What is to be known of a payload that could also have been taken for another kind."""
    if context.kind == "session" and context.phase != "update":
        why = "it is left as a bare session"
        advice = (
            f"as the body of a request for a client secret it belongs under `session`: `--kind {_REQUEST}` does that"
        )
        yield Left(context.root, value, why, advice, note=True)
    elif context.kind == "transcription-session" and context.confidence == "likely":
        why = "it is read as a transcription session, as all of it is about transcription"
        yield Left(
            context.root, value, why, "say `--kind session` if it is a part of a session with answers", note=True
        )
