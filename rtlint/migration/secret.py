"""Moving the lifetime of a client secret out of the session, into the request for the secret around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.facts.migration import listed
from rtlint.migration.step import Left, Step
from rtlint.rule import Context, Subject
from rtlint.source.change import Move, Remove
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer

_REQUEST = "client-secret"
_HOLDER = "client_secret"
_LIFETIME = "expires_after"
_SESSION = "session"

_ABSENT = object()


def kind_afterwards(session: Mapping[str, Any], context: Context) -> str:
    """What a payload is once it is moved: a document that is a session with the lifetime of a secret becomes a request.

    One that has a session in it is a request already, whatever the user says.
    """
    if _SESSION in session:
        return context.kind
    alone = context.root == () and context.kind in (_SESSION, "transcription-session") and not _is_update(context)
    return _REQUEST if alone and _lifetimes(session) else context.kind


def secret_steps(subject: Subject, request: Mapping[str, Any], context: Context) -> Iterator[Step]:
    """What becomes of the secret in a session, and of its lifetime, once the rest of the session is moved.

    `request` is the payload of `context`: what is around the session, or the session itself.
    """
    is_request = kind_afterwards(subject.value, context) == _REQUEST
    at, known = subject.pointer, _ABSENT
    if is_request and at == context.root:
        at = (*at, _SESSION)
        yield Move(context.root, at)
    elif is_request:
        known = request.get(_LIFETIME, _ABSENT)
    stays = False
    for way, value in _lifetimes(subject.value):
        before = subject.pointer + way
        if _is_update(context):
            advice = "it goes; set it in the request for the secret, beside `session`"
            yield Left(before, value, "an event cannot set the lifetime of a secret", advice)
        elif not is_request:
            advice = f"write it as `{_LIFETIME}` into the request for the secret, beside `session`"
            yield Left(before, value, "the lifetime of a secret is no part of a session", advice, stop=True)
            stays = True
            continue
        elif known is _ABSENT:
            known = value
            yield Move(at + way, (*context.root, _LIFETIME))
            continue
        elif known != value:
            advice = f"keep the one that was meant, as `{_LIFETIME}` beside `session`"
            yield Left(before, value, "the lifetime of the secret is said twice, differently", advice, stop=True)
            stays = True
            continue
        if len(way) == 1:
            yield Remove(at + way)
    if _HOLDER in subject.value and not stays:
        yield Remove((*at, _HOLDER))


def _is_update(context: Context) -> bool:
    """Whether a session that runs is changed, whose secret was made long before."""
    return context.kind == "event" or context.phase == "update"


def _lifetimes(session: Mapping[str, Any]) -> list[tuple[Pointer, Any]]:
    """Where a session says how long a secret lives, and what; the moment of its end is not said but returned."""
    holder = session.get(_HOLDER)
    places: list[tuple[Pointer, Any]] = [((_LIFETIME,), session[_LIFETIME])] if _LIFETIME in session else []
    if isinstance(holder, dict):
        places += [((_HOLDER, key), holder[key]) for key in listed("lifetimes") if key in holder]
    return [(way, value) for way, value in places if isinstance(value, (dict, Opaque))]
