"""One mistake per payload: what is changed, and the JSON Pointers at which that may be reported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from .facts import VAD_FIELDS
from .generate import Payload, minimal
from .shape import Anything, Array, Choice, Field, Null, Object, OneOf, Scalar, Shape, Table, branches, matches

FOR_MOST = "out of range for most models"

Pointer = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A payload with one mistake. `path` is its place in the type: a pointer with `*` for every list index."""

    payload: Payload
    mistake: str
    path: str
    value: Any
    pointer: str

    def __str__(self) -> str:
        """One line: the mistake, where it is, and the payload."""
        return f"{self.payload.request} {self.mistake} at {self.pointer}: {json.dumps(self.value)}"


# Just outside of documented ranges.
OUTSIDE: dict[str, tuple[Any, ...]] = {
    "idle_timeout_ms": (4999, 30001),
    "max_output_tokens": (0, -1),
    "max_response_output_tokens": (0, -1),
    "post_instructions": (-1,),
    "prefix_padding_ms": (-1,),
    "retention_ratio": (-0.1, 1.1),
    "seconds": (9, 7201),
    "silence_duration_ms": (-1,),
    "speed": (0.2, 1.6),
    "temperature": (0.5, 1.3),
    "threshold": (-0.1, 1.1),
}

# Null where the types have none and the docs (or the server) take it: how a feature is turned off.
NULL_IS_OFF = {
    "noise_reduction", "transcription", "input_audio_noise_reduction", "input_audio_transcription", "turn_detection",
    "tracing",
}  # fmt: skip

# Literals of the beta types that the docs leave open: new values came without a new SDK.
OPEN = {"model"}

# Types of values that the docs take and the types do not know: in beta the server asks for `tool_choice.name`.
OBJECT_TOO = {"tool_choice"}

# Outside for most models: how bad it is depends on the model, so that a warning is as good as an error.
OUTSIDE_FOR_MOST = {"max_output_tokens": (4097,), "max_response_output_tokens": (4097,)}


def mutants(payload: Payload) -> Iterator[Mutant]:
    """Every mutant of a payload, in the order of its keys."""
    for mistake, pointer, change in _mistakes(payload.request.shape, payload.value, ()):
        value = json.loads(json.dumps(payload.value))  # unlike deepcopy it parts values that are shared
        change(value)
        path = "/".join("*" if isinstance(step, int) else step for step in pointer)
        text = "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in pointer)
        yield Mutant(payload, mistake, path, value, text)


Mistake = tuple[str, Pointer, Callable[[Any], None]]


def _mistakes(shape: Shape, value: Any, at: Pointer) -> Iterator[Mistake]:
    branch = _branch(shape, value)
    match branch:
        case Object():
            yield "unknown key", (*at, "unheard_of"), _put((*at, "unheard_of"), 1)
            yield from _foreign(shape, branch, value, at)
            for field in branch.fields:
                if field.name in value:
                    yield from _field_mistakes(field, value[field.name], (*at, field.name))
        case Array(item=item):
            for index, each in enumerate(value):
                yield from _wrong_types(item, (*at, index))
                yield from _mistakes(item, each, (*at, index))
        case Table(value=inner) if not isinstance(inner, Anything):
            for key, each in value.items():
                yield from _wrong_types(inner, (*at, key))
                yield from _mistakes(inner, each, (*at, key))


def _field_mistakes(field: Field, value: Any, at: Pointer) -> Iterator[Mistake]:
    if isinstance(field.shape, Anything):
        return
    if field.required:
        yield "missing key", at, _remove(at)
    taken = (*branches(field.shape), Object(dict, ())) if field.name in OBJECT_TOO else branches(field.shape)
    yield from _wrong_types(OneOf(taken), at)
    if Null() not in branches(field.shape) and field.name not in NULL_IS_OFF:
        yield "null", at, _put(at, None)
    if _is_closed(field.shape) and field.name not in OPEN:
        yield "unknown value", at, _put(at, "unheard_of" if not _is_number(field.shape) else 16000)
    for outside in OUTSIDE.get(field.name, ()):
        yield f"out of range {outside}", at, _put(at, outside)
    for outside in OUTSIDE_FOR_MOST.get(field.name, ()):
        yield FOR_MOST, at, _put(at, outside)
    yield from _mistakes(field.shape, value, at)


def _wrong_types(shape: Shape, at: Pointer) -> Iterator[Mistake]:
    for candidate in _other_types(shape):
        yield f"wrong type {json.dumps(candidate)}", at, _put(at, candidate)


def _foreign(union: Shape, branch: Object, value: dict[str, Any], at: Pointer) -> Iterator[Mistake]:
    """Fields of the other branches of the union, with values that are right there."""
    objects = [other for other in branches(union) if isinstance(other, Object) and other != branch]
    others = {field.name: field for other in objects for field in other.fields if not branch.field(field.name)}
    if value.get("type") in VAD_FIELDS:  # the beta types have one object for both
        unlike = {name for kind, names in VAD_FIELDS.items() if kind != value["type"] for name in names}
        others |= {field.name: field for field in branch.fields if field.name in unlike}
    for name, field in sorted(others.items()):
        yield "field of another branch", (*at, name), _put((*at, name), minimal(field.shape))


def _branch(shape: Shape, value: Any) -> Shape:
    return next(branch for branch in branches(shape) if matches(branch, value))


def _is_closed(shape: Shape) -> bool:
    """Whether the only strings (or numbers) allowed are listed ones."""
    choices = [branch for branch in branches(shape) if isinstance(branch, Choice)]
    return bool(choices) and not any(choice.open for choice in choices)


def _is_number(shape: Shape) -> bool:
    return any(isinstance(branch, Choice) and isinstance(branch.values[0], int) for branch in branches(shape))


def _other_types(shape: Shape) -> Iterator[Any]:
    """Values of every JSON type that no branch has; null is a mistake of its own."""
    candidates: tuple[Any, ...] = ("text", "1", "true", 7, 0.5, True, [], {})
    for candidate in candidates:
        if not any(_same_type(part, candidate) for part in branches(shape)):
            yield candidate


def _same_type(shape: Shape, value: Any) -> bool:
    match shape:
        case Anything():
            return True
        case Scalar(type=kind):
            return type(value) is kind or (kind is float and type(value) is int)
        case Choice(values=values):
            return type(value) is type(values[0])
        case Array():
            return isinstance(value, list)
        case Object() | Table():
            return isinstance(value, dict)
        case _:
            return False


def _holder(value: Any, at: Pointer) -> Any:
    for step in at[:-1]:
        value = value[step]
    return value


def _put(at: Pointer, new: Any) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        _holder(value, at)[at[-1]] = new

    return change


def _remove(at: Pointer) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        del _holder(value, at)[at[-1]]

    return change
