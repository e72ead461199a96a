"""Payloads that are right for the SDK's request types: minimal, maximal, each field alone, each literal, mixtures."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from openai.types import realtime as ga
from openai.types.beta import realtime as beta
from openai.types.beta.realtime import response_create_event_param as beta_response

from .facts import settle
from .shape import Array, Choice, Field, Null, Object, OneOf, Scalar, Shape, Table, branches, matches, shape_of
from .values import usual

SEED = 20261121
MIXTURES = 40  # per request type


@dataclass(frozen=True, slots=True)
class Request:
    """A request type of the SDK and what rtlint calls it."""

    kind: str
    dialect: str
    name: str
    type: Any

    @property
    def shape(self) -> Shape:
        """What the type says."""
        return _shape(self.type)

    def __str__(self) -> str:
        """As shown in test output: `ga event client event`."""
        return f"{self.dialect} {self.kind} ({self.name})"


@dataclass(frozen=True, slots=True)
class Payload:
    """One request body; the label says what it is about."""

    request: Request
    label: str
    value: Any

    def __str__(self) -> str:
        """One line: whose payload, which one, and the payload."""
        return f"{self.request} [{self.label}] {json.dumps(self.value)}"


REQUESTS: tuple[Request, ...] = (
    Request("session", "ga", "realtime", ga.RealtimeSessionCreateRequestParam),
    Request("session", "ga", "transcription", ga.RealtimeTranscriptionSessionCreateRequestParam),
    Request("transcription-session", "ga", "transcription", ga.RealtimeTranscriptionSessionCreateRequestParam),
    Request("translation-session", "ga", "translation", ga.RealtimeTranslationSessionCreateRequestParam),
    Request("response", "ga", "response.create", ga.RealtimeResponseCreateParamsWithReferencesParam),
    Request("item", "ga", "item", ga.ConversationItemParam),
    Request("event", "ga", "client event", ga.RealtimeClientEventParam),
    Request("event", "ga", "with references", ga.ResponseCreateEventWithReferencesParam),
    Request("event", "ga", "translation", ga.RealtimeTranslationClientEventParam),
    Request("client-secret", "ga", "client secret", ga.ClientSecretCreateParams),
    Request("call-create", "ga", "call", ga.CallCreateParams),
    Request("call-accept", "ga", "call", ga.CallAcceptParams),
    Request("call-refer", "ga", "call", ga.CallReferParams),
    Request("call-reject", "ga", "call", ga.CallRejectParams),
    Request("session", "beta", "session", beta.SessionCreateParams),
    Request("transcription-session", "beta", "transcription", beta.TranscriptionSessionCreateParams),
    Request("response", "beta", "response.create", beta_response.Response),
    Request("item", "beta", "item", beta.ConversationItemParam),
    Request("event", "beta", "client event", beta.RealtimeClientEventParam),
)


@cache
def _shape(hint: Any) -> Shape:
    return shape_of(hint)


def payloads(request: Request) -> tuple[Payload, ...]:
    """Every payload of a request type, always the same ones, none twice."""
    dice = random.Random(SEED)
    top = [(label or "minimal", value) for label, value in _variants(Field("", request.shape, required=True), object)]
    mixed = [(f"mixture {turn}", _mixture(request.shape, dice)) for turn in range(MIXTURES)]
    distinct = {json.dumps(value, sort_keys=True): (label, value) for label, value in reversed(top + mixed)}
    return tuple(Payload(request, label, value) for label, value in reversed(distinct.values()))


def minimal(shape: Shape) -> Any:
    """The smallest value: of an object only what is required."""
    match shape:
        case Object(type=owner, fields=fields):
            return settle(owner, {field.name: _first(field, owner) for field in fields if field.required})
        case Array(item=item):
            return [minimal(item)]
        case Table(value=value):
            return {"key": minimal(value)}
        case OneOf():
            return minimal(_present(shape)[0])
        case Choice(values=values):
            return values[0]
        case Scalar(type=kind):
            return {str: "text", int: 1, float: 0.5, bool: True}[kind]
        case Null():
            return None
        case _:
            return {"key": "text"}


def maximal(shape: Shape) -> Any:
    """The largest value: every field, and in a list one item of every sort."""
    match shape:
        case Object(type=owner, fields=fields):
            return settle(owner, {field.name: _first(field, owner, most=True) for field in fields})
        case Array(item=item):
            return [maximal(branch) for branch in _present(item)]
        case Table(value=value):
            return {f"key_{number}": maximal(branch) for number, branch in enumerate(_present(value))}
        case OneOf():
            # Objects last in a union say more than the mode strings before them.
            return maximal(max(_present(shape), key=lambda branch: isinstance(branch, Object)))
        case _:
            return minimal(shape)


def _present(shape: Shape) -> list[Shape]:
    return [branch for branch in branches(shape) if branch != Null()]


def _usual(field: Field, owner: type) -> list[Any]:
    values = [value for value in usual(owner, field.name) if matches(field.shape, value)]
    return [*values, None] if values and Null() in branches(field.shape) else values


def _first(field: Field, owner: type, *, most: bool = False) -> Any:
    values = _usual(field, owner)
    return values[0] if values else (maximal if most else minimal)(field.shape)


def _variants(field: Field, owner: type) -> Iterator[tuple[str, Any]]:
    """Every value of a field worth sending, one aspect varied at a time, with a label for it."""
    values = _usual(field, owner)
    if values:
        yield from ((json.dumps(value), value) for value in values)
        return
    for branch in branches(field.shape):
        match branch:
            case Object():
                yield from _object_variants(branch)
            case Array(item=item):
                if field.name in ("tools", "input", "include"):  # where nothing at all is a setting
                    yield "[]", []
                yield "all", maximal(branch)
                yield from (
                    (f"[] {label}", [value]) for label, value in _variants(Field("", item, required=True), owner)
                )
            case Table(value=inner):
                yield "{}", {}
                yield from (
                    (f"{{}} {label}", {"key": value})
                    for label, value in _variants(Field("", inner, required=True), owner)
                )
            case Choice(values=literals):
                yield from ((json.dumps(value), value) for value in literals)
            case Scalar() if branch.type is bool:
                yield from (("true", True), ("false", False))
            case _:
                yield json.dumps(minimal(branch)), minimal(branch)


def _object_variants(shape: Object) -> Iterator[tuple[str, Any]]:
    required = {field.name: _first(field, shape.type) for field in shape.fields if field.required}
    yield "", settle(shape.type, required)
    yield "maximal", maximal(shape)
    for field in shape.fields:
        for label, value in _variants(field, shape.type):
            yield f"{field.name} {label}".strip(), settle(shape.type, {**required, field.name: value})


def _mixture(shape: Shape, dice: random.Random) -> Any:
    match shape:
        case Object(type=owner, fields=fields):
            chosen = [field for field in fields if field.required or dice.random() < 0.5]
            return settle(owner, {field.name: _mixed(field, owner, dice) for field in chosen})
        case Array(item=item):
            sorts = _present(item)  # one of a sort: two tools of one name are a mistake
            return [_mixture(branch, dice) for branch in dice.sample(sorts, dice.randint(1, len(sorts)))]
        case Table(value=value):
            return {f"key_{number}": _mixture(value, dice) for number in range(dice.randint(0, 3))}
        case OneOf(branches=parts):
            return _mixture(dice.choice(parts), dice)
        case Choice(values=values):
            return dice.choice(values)
        case Scalar() if shape.type is bool:
            return dice.random() < 0.5
        case _:
            return minimal(shape)


def _mixed(field: Field, owner: type, dice: random.Random) -> Any:
    values = _usual(field, owner)
    return dice.choice(values) if values else _mixture(field.shape, dice)
