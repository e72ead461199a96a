"""The request types of the SDK as plain values: what may stand where, read from their TypedDicts and nothing else."""

from __future__ import annotations

import types
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from typing_extensions import NotRequired, Required, get_type_hints, is_typeddict


@dataclass(frozen=True, slots=True)
class Null:
    """JSON null."""


@dataclass(frozen=True, slots=True)
class Anything:
    """Any JSON value: the SDK says `object`."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, an integer, a number or a boolean, as the Python type that carries it."""

    type: type[str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """A Literal; open when the SDK also takes any other string."""

    values: tuple[str | int, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Array:
    """A list of one shape of items."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Table:
    """An object with free keys and one shape of values."""

    value: Shape


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object."""

    name: str
    shape: Shape
    required: bool


@dataclass(frozen=True, slots=True)
class Object:
    """A TypedDict; `type` is the class it was read from."""

    type: type
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of this name, or None."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class OneOf:
    """A Union, flat: no branch is itself one."""

    branches: tuple[Shape, ...]


Shape: TypeAlias = Null | Anything | Scalar | Choice | Array | Table | Object | OneOf


def shape_of(hint: Any) -> Shape:
    """The shape of a type hint. Raises TypeError for one that no request type has used so far."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in (None, type(None)):
        return Null()
    if hint is object:
        return Anything()
    if hint in (str, int, float, bool):
        return Scalar(hint)
    if is_typeddict(hint):
        hints = get_type_hints(hint, include_extras=True)
        return Object(hint, tuple(_field(hint, name, of) for name, of in hints.items()))
    if origin in (Required, NotRequired, Annotated):
        return shape_of(arguments[0])
    if origin is Literal:
        return Choice(arguments)
    if origin in (Union, types.UnionType):
        return _union([shape_of(argument) for argument in arguments])
    if origin in (list, Iterable, Sequence):
        return Array(shape_of(arguments[0]))
    if origin is dict:
        return Table(shape_of(arguments[1]))
    raise TypeError(f"no shape for {hint!r}")


def _field(owner: Any, name: str, hint: Any) -> Field:
    # __required_keys__ is wrong here: the SDK's annotations are strings when the class is made.
    origin = get_origin(hint)
    return Field(name, shape_of(hint), origin is Required or (owner.__total__ and origin is not NotRequired))


def _union(branches: list[Shape]) -> Shape:
    flat = [part for branch in branches for part in (branch.branches if isinstance(branch, OneOf) else (branch,))]
    if Scalar(str) in flat and any(isinstance(branch, Choice) for branch in flat):
        flat = [
            Choice(branch.values, open=True) if isinstance(branch, Choice) else branch
            for branch in flat
            if branch != Scalar(str)
        ]
    return flat[0] if len(flat) == 1 else OneOf(tuple(flat))


def branches(shape: Shape) -> tuple[Shape, ...]:
    """The branches of a union; of any other shape the shape itself."""
    return shape.branches if isinstance(shape, OneOf) else (shape,)


def matches(shape: Shape, value: object) -> bool:
    """Whether a value has this shape; keys that the type does not declare count as a mismatch."""
    match shape:
        case Null():
            return value is None
        case Anything():
            return True
        case Scalar(type=kind):
            # JSON knows one sort of number, Python says that a bool is an int.
            return type(value) is kind or (kind is float and type(value) is int)
        case Choice(values=values, open=is_open):
            return value in values or (is_open and isinstance(value, str))
        case Array(item=item):
            return isinstance(value, list) and all(matches(item, each) for each in value)
        case Table(value=inner):
            return isinstance(value, dict) and all(matches(inner, each) for each in value.values())
        case Object():
            return isinstance(value, dict) and _matches_object(shape, value)
        case OneOf(branches=parts):
            return any(matches(part, value) for part in parts)


def _matches_object(shape: Object, value: dict[str, object]) -> bool:
    fields = {field.name: field for field in shape.fields}
    if any(field.required and field.name not in value for field in shape.fields):
        return False
    return all(name in fields and matches(fields[name].shape, each) for name, each in value.items())
