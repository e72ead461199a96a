"""What a document is: which payloads are in it, of which kind and dialect, and what betrays it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.evidence import Confidence, Evidence, certain, likely, names_model, strong, text
from rtlint.facts.dialects import assumed, dialects, session_keys
from rtlint.facts.foreign import Foreign, foreign
from rtlint.facts.kinds import (
    Hold,
    event_of,
    holders,
    kinds,
    server_events,
    session_types,
    words,
)
from rtlint.facts.targets import Target
from rtlint.source.document import Hint
from rtlint.source.pointer import Pointer

_SILENT = "assumed, nothing in it tells"


@dataclass(frozen=True, slots=True)
class Found:
    """A payload: where it sits in its document, what it is read as, how sure that is, and why."""

    pointer: Pointer
    kind: str
    dialect: str
    confidence: Confidence
    why: str
    phase: str
    service: Foreign | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where the user says that a payload sits, by `said_by`; None means to find out."""

    pointer: Pointer
    kind: str | None
    dialect: str | None
    phase: str | None
    said_by: str


@dataclass(frozen=True, slots=True)
class Place:
    """An object in a payload whose shape is known."""

    shape: str
    pointer: Pointer
    value: Mapping[str, Any]


def detect(
    data: Any, target: Target, *, kind: str | None = None, dialect: str | None = None, spots: tuple[Spot, ...] = ()
) -> tuple[Found, ...]:
    """The payloads in `data`. A `kind` or `dialect` given by the user is taken as it is; None means to find out.

    They outrank what `spots` say. Where a spot leads to something, payloads are there and nowhere else.
    """
    told = {
        found.pointer: found
        for spot in reversed(spots)
        for found in _at(spot, data, target, kind=kind, dialect=dialect)
    }
    if told:
        return tuple(told.values())
    if kind is not None:
        return (_found((), data, _named(kind, data, f"`--kind {kind}`"), target, dialect, named=True),)
    return _apart(
        _found(pointer, value, seen, target, dialect, around=_around(pointer, data))
        for pointer, value, seen in _search(data)
    )


def detect_within(data: Any, hint: Hint | None, target: Target, *, dialect: str | None = None) -> tuple[Found, ...]:
    """The payloads in an object that stands in code or prose, where `hint` is what its surroundings say.

    They are only those that their own shape or the surroundings make certain.
    """
    if hint is not None and hint.kind is not None:
        seen: list[tuple[Pointer, Any, Evidence]] = [((), data, _named(hint.kind, data, hint.why))]
    else:
        seen = list(_search(data, sure=True))
    silent = hint.dialect if hint is not None else None
    found = [
        _found(pointer, value, evidence, target, dialect, around=_around(pointer, data), silent=silent)
        for pointer, value, evidence in seen
    ]
    phase = hint.phase if hint is not None else None
    return _apart(each if phase is None or each.phase == "returned" else replace(each, phase=phase) for each in found)


def holds_payload(data: Any, hint: Hint | None) -> bool:
    """Whether there is a payload in an object that stands in code or prose."""
    return (hint is not None and hint.kind is not None) or any(True for _ in _search(data, sure=True))


def places_of(data: Any, kind: str, dialect: str | None) -> Iterator[Place]:
    """The objects of known shape in a payload of `kind`, what it is about first; `dialect` None where it is not known yet."""
    event = event_of(data) if kind == "event" else None
    for hold in (*(event.holds if event else ()), *kinds()[kind].holds):
        for pointer, value in walk(data, hold.at, ()):
            if isinstance(value, dict):
                yield Place(_shape(hold, value, dialect), pointer, value)


def walk(value: Any, steps: Pointer, pointer: Pointer) -> Sequence[tuple[Pointer, Any]]:
    """Every place that `steps` leads to from `value`; `*` is each item of a list."""
    for taken, step in enumerate(steps):
        if step == "*":
            here, left = pointer + steps[:taken], steps[taken + 1 :]
            items = enumerate(value) if isinstance(value, list) else ()
            return [place for index, item in items for place in walk(item, left, (*here, index))]
        if not isinstance(value, dict) or step not in value:
            return ()
        value = value[step]
    return ((pointer + steps, value),)


def _at(spot: Spot, data: Any, target: Target, *, kind: str | None, dialect: str | None) -> Iterator[Found]:
    """The payload at a spot, if the document has that place."""
    for pointer, value in _follow(spot.pointer, data):
        if kind is not None:
            evidence: Evidence | None = _named(kind, value, f"`--kind {kind}`")
        elif spot.kind is not None:
            evidence = _named(spot.kind, value, spot.said_by)
        else:
            evidence = certain(value) or likely(value)
        if evidence is not None:
            sure = replace(evidence, confidence="certain")
            said_by = spot.said_by if dialect is None else None
            found = _found(pointer, value, sure, target, dialect or spot.dialect, named=True, said_by=said_by)
            yield replace(found, phase=spot.phase or found.phase)


def _follow(steps: Pointer, data: Any) -> Iterator[tuple[Pointer, Any]]:
    """The value that a pointer written as text leads to, with indexes as numbers; nothing when it leads nowhere."""
    pointer: Pointer = ()
    for step in steps:
        if isinstance(data, list) and re.fullmatch("0|[1-9][0-9]{0,8}", str(step)) and int(step) < len(data):
            pointer, data = (*pointer, int(step)), data[int(step)]
        elif isinstance(data, dict) and step in data:
            pointer, data = (*pointer, step), data[step]
        else:
            return
    yield pointer, data


def _named(kind: str, value: Any, why: str) -> Evidence:
    """The evidence that the word for it is, for the variant of the kind that the value is."""
    seen = certain(value)
    variant = seen is not None and seen.kind.startswith(f"{kind}/")
    return Evidence(seen.kind if seen is not None and variant else kind, "certain", why)


def _search(data: Any, *, sure: bool = False) -> Iterator[tuple[Pointer, Any, Evidence]]:
    """The payloads in a document: the root, or else what is certain below it, or stands where applications keep one.

    With `sure` only what is certain, which takes more for a session: an object in code may be anything.
    """
    evidence = certain(data) or (None if sure else likely(data))
    if sure and evidence is not None and not _is_ours(evidence, data):
        evidence = None
    if evidence is not None:
        yield (), data, evidence
        return
    pending: list[tuple[Pointer, Any]] = [((), data)]
    seen: set[int] = set()
    found: set[int] = set()
    while pending:
        pointer, value = pending.pop()
        if not isinstance(value, (dict, list)):
            continue
        # An alias may stand where applications keep a payload, and its anchor where they do not.
        evidence = _nested(pointer, value) if pointer and id(value) not in found else None
        if sure and evidence is not None and evidence.confidence != "certain":
            evidence = None
        if evidence is not None:
            found.add(id(value))
            yield pointer, value, evidence
        elif id(value) in seen or id(value) in found:
            continue
        elif isinstance(value, list):
            seen.add(id(value))
            pending.extend(((*pointer, index), item) for index, item in reversed(list(enumerate(value))))
        else:
            seen.add(id(value))
            inside = [((*pointer, key), item) for key, item in value.items() if key not in words("opaque_containers")]
            pending.extend(reversed(inside))


def _is_ours(evidence: Evidence, data: Any) -> bool:
    """Whether what looks like a payload has a word of ours in it: others send `session.update`, and transcribe, too."""
    if evidence.kind == "session":
        return strong(data) or (names_model(data) and session_types().get(text(data, "type")) == "session")
    session = data.get("session") if evidence.kind == "event" else None
    return not isinstance(session, dict) or not session or not session_keys().isdisjoint(session)


def _nested(pointer: Pointer, value: Any) -> Evidence | None:
    """What an object inside of some other file is. More is asked of it than of a file's root."""
    if not isinstance(value, dict):
        return None
    held = holders().get(str(pointer[-1]))
    listed = all(isinstance(step, int) for step in pointer)
    evidence = certain(value)
    if value.keys() == {"session"} and not listed:
        return None  # settings of an application: the session itself is found inside
    if evidence is not None and (listed or held or evidence.kind != "session" or strong(value)):
        inside = value.get("session") if evidence.kind == "event" else None
        known = inside is None or not isinstance(inside, dict) or strong(inside) or "type" in inside
        return evidence if known or listed else None
    evidence = likely(value) if held else None
    return Evidence(held or "", evidence.confidence, evidence.why) if evidence else None


def _around(pointer: Pointer, data: Any) -> tuple[Mapping[str, Any], ...]:
    """The two objects that what sits at `pointer` lies in: settings beside a payload tell whom it goes to."""
    objects: list[Mapping[str, Any]] = []
    for step in pointer:
        objects += [data] if isinstance(data, dict) else []
        data = data[step]
    return tuple(objects[-2:])


def _apart(payloads: Iterable[Found]) -> tuple[Found, ...]:
    """The payloads, of which a list that holds one of another service holds nothing else of interest: it is a log."""
    found = tuple(payloads)
    logs = {each.pointer[:-1]: each for each in reversed(found) if each.service and _is_listed(each)}
    return tuple(each for each in found if logs.get(each.pointer[:-1], each) is each)


def _is_listed(found: Found) -> bool:
    return bool(found.pointer) and isinstance(found.pointer[-1], int)


def _found(
    pointer: Pointer,
    value: Any,
    evidence: Evidence,
    target: Target,
    dialect: str | None,
    *,
    named: bool = False,
    said_by: str | None = None,
    around: tuple[Mapping[str, Any], ...] = (),
    silent: str | None = None,
) -> Found:
    """What is found at a pointer. `silent` is the dialect that its surroundings name for when nothing in it tells."""
    kind = evidence.kind
    places = tuple(places_of(value, kind, None))
    service = next((other for other in foreign() if _is_of(other, places, around)), None)
    if dialect is not None:
        spoken, reason = dialect, said_by or f"`--dialect {dialect}`"
    elif target.dialect is not None:
        spoken, reason = target.dialect, f"`--target {target.name}`"
    else:
        spoken, reason = _dialect(value, kind, places) or (silent or assumed(), _SILENT)
    if spoken not in kinds()[kind].schemas:
        spoken, reason = next(iter(kinds()[kind].schemas)), "the only one that has it"
    return Found(
        pointer,
        kind,
        spoken,
        evidence.confidence,
        f"{evidence.why}; {spoken}: {reason}",
        kinds()[kind].phase,
        None if named else service,
    )


def _dialect(data: Any, kind: str, places: tuple[Place, ...]) -> tuple[str, str] | None:
    """The dialect a payload speaks, and what betrays it; None when nothing does."""
    said = text(data, "type")
    event = event_of(data) if kind == "event" else None
    named = event.dialect if event else server_events().get(said) if kind == "server-event" else None
    if named is not None:
        return named, f"it has `{event.type if event else said}`"
    itself = (Place("session", (), data),) if kind == "session-object" and isinstance(data, dict) else ()
    looked_at = places or itself
    for dialect in dialects().values():
        for place in looked_at:
            shape = "session" if place.shape == "transcription-session" else place.shape
            betraying = dialect.evidence.get(shape, frozenset())
            key = next((key for key in place.value if key in betraying), None)
            if key is not None:
                return dialect.name, f"`{key}`"
            for steps, values in dialect.tell_tales.get(shape, {}).items():
                texts = (value for _, value in walk(place.value, steps, ()) if isinstance(value, str))
                told = next((value for value in texts if value in values), None)
                if told is not None:
                    return dialect.name, f"`{told}`"
    return None


def _shape(hold: Hold, value: Mapping[str, Any], dialect: str | None) -> str:
    if hold.shape == "session" and dialect in (None, assumed()):
        return session_types().get(text(value, "type"), hold.shape)
    return hold.shape


def _is_of(service: Foreign, places: tuple[Place, ...], around: tuple[Mapping[str, Any], ...]) -> bool:
    if any(not service.keys.isdisjoint(place.value) for place in places):
        return True
    return any(
        service.takes(value, steps)
        for told in (*(place.value for place in places), *around)
        for steps in service.values
        if steps[0] in told
        for _, value in walk(told, steps, ())
    )
