"""rtlint agrees with the official SDK: what its types allow is no error, and one mistake is reported where it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from .generate import REQUESTS, Request, payloads
from .judge import false_alarms, verdicts
from .shape import Array, Choice, Object, Shape, Table, branches, matches

MUTANTS = 400  # per request type; all of them with `python -m tests.sdk.sweep`

# A Python repr: None, True, False; a quoted string or a list of them; a class; the path of a jsonschema error.
PYTHON = re.compile(r"\b(?:None|True|False)\b|<class|\$\.|\[['\]]|(?<!\w)'[^']*'|deque\(|\bdict\b|\bNoneType\b")

# Literals of content parts that the types allow and the server refuses, whoever sends them:
# audio parts are its own, Missing required parameter: 'item.content[0].text' is what a client gets for one.
REFUSED = {"output_audio", "audio"}

# Without these an update of a translation session cannot be told from one of a realtime session.
TRANSLATION = {"type", "session/audio", "session/audio/output", "session/audio/output/language"}

Trait = tuple[str, ...]

each_request = pytest.mark.parametrize("request_type", REQUESTS, ids=str)


@each_request
def test_payloads_have_the_types_of_the_sdk(request_type: Request) -> None:
    """Every payload is valid for pydantic too, which reads the SDK's types on its own."""
    adapter = TypeAdapter(request_type.type)
    for payload in payloads(request_type):
        assert matches(request_type.shape, payload.value), payload
        _exhaust(adapter.validate_python(payload.value, strict=True))


@each_request
def test_every_field_and_every_literal_is_sent(request_type: Request) -> None:
    """The payloads of a request type leave out no field of it and no literal, but for what the server refuses."""
    sent = {trait for payload in payloads(request_type) for trait in _traits_of(request_type.shape, payload.value)}
    unsent = set(_traits(request_type.shape)) - sent
    assert not [trait for trait in unsent if not (trait[0].endswith("content.type") and trait[1] in REFUSED)]


@each_request
def test_mutants_are_invalid_for_the_types_too(request_type: Request) -> None:
    """A mutant that the SDK's types allow is one of a range, or of a field that the types leave in one flat object."""
    for verdict in verdicts(request_type, MUTANTS):
        mutant = verdict.mutant
        if matches(request_type.shape, mutant.value):
            assert mutant.mistake.startswith("out of range") or "turn_detection/" in mutant.path, mutant


@each_request
def test_no_false_alarms(request_type: Request) -> None:
    """At least 99 of 100 payloads that the SDK's types allow have no error."""
    alarms = false_alarms(request_type)
    assert len(alarms) <= 0.01 * len(payloads(request_type)), _list(alarms)


@each_request
def test_mistakes_are_reported_in_place(request_type: Request) -> None:
    """At least 98 of 100 mutants have an error at the pointer of the mistake."""
    every = verdicts(request_type, MUTANTS)
    missed = [verdict for verdict in every if not verdict.at_place]
    assert len(missed) <= 0.02 * len(every), _list(missed)


@each_request
def test_one_mistake_is_one_error(request_type: Request) -> None:
    """At least 98 of 100 mutants have one error and no second one that follows from it."""
    unclear = TRANSLATION if request_type.name == "translation" else set()
    every = [verdict for verdict in verdicts(request_type, MUTANTS) if verdict.mutant.path not in unclear]
    doubled = [verdict for verdict in every if len(verdict.errors) > 1]
    assert len(doubled) <= 0.02 * len(every), _list(doubled)


def test_messages_speak_json_not_python() -> None:
    """No message and no help shows a value, a type or a path as Python writes it."""
    said = {
        text
        for request in REQUESTS
        for verdict in verdicts(request, MUTANTS)
        for diagnostic in verdict.diagnostics
        for text in (diagnostic.message, diagnostic.help)
        if text
    }
    assert len(said) > 1000
    assert not [text for text in sorted(said) if PYTHON.search(text)]


def _traits(shape: Shape, at: str = "") -> Iterator[Trait]:
    """What a shape can show: its fields, by the objects they are in, and their literals."""
    for branch in branches(shape):
        match branch:
            case Object(type=owner, fields=fields):
                for field in fields:
                    here = f"{at or owner.__name__}.{field.name}"
                    yield (here,)
                    yield from _traits(field.shape, here)
            case Array(item=inner) | Table(value=inner):
                yield from _traits(inner, at)
            case Choice(values=values):
                yield from ((at, str(value)) for value in values)


def _traits_of(shape: Shape, value: Any, at: str = "") -> Iterator[Trait]:
    """What a value shows of them."""
    branch = next(branch for branch in branches(shape) if matches(branch, value))
    match branch:
        case Object(type=owner, fields=fields):
            for field in fields:
                if field.name in value:
                    here = f"{at or owner.__name__}.{field.name}"
                    yield (here,)
                    yield from _traits_of(field.shape, value[field.name], here)
        case Array(item=inner):
            for each in value:
                yield from _traits_of(inner, each, at)
        case Table(value=inner):
            for each in value.values():
                yield from _traits_of(inner, each, at)
        case Choice():
            yield at, str(value)


def _exhaust(value: Any) -> None:
    """Read all of a validated value: pydantic looks at the items of an Iterable only when they are taken."""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, Iterable) and not isinstance(value, str):
        for each in value:
            _exhaust(each)


def _list(lines: Iterable[object]) -> str:
    return "\n" + "\n".join(f"  {line}" for line in list(lines)[:20])
