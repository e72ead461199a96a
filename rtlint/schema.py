"""Whether a value is valid, yes or no: the schemas become functions, each when it is first asked. `explain` says why not.

jsonschema takes 75 ms to import and 1 ms for a session, these functions 1 ms to make and some 20 µs. They know the
keywords that our schemas use and no other, and judge as `explain` does: an unknown value is valid everywhere.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from posixpath import dirname, join, normpath
from typing import Any

from rtlint.bundle import BASE, Schema, root, schema
from rtlint.source.opaque import Opaque, Partial

Test = Callable[[Any], bool]


def holds(value: Any, kind: str, dialect: str) -> bool:
    """Whether `value` is a valid payload of the kind, as far as it is known."""
    return _of_kind(kind, dialect)(value)


@cache
def _of_kind(kind: str, dialect: str) -> Test:
    return _test(root(kind, dialect), "")


@cache
def of_file(name: str) -> Test:
    """The test that the schema file `name` is, such as `config.json`."""
    return _test(schema(name), name)


def json_type(value: Any) -> str:
    """The JSON type of plain data; whole numbers are integers, however they are written."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer()):
        return "integer"
    if isinstance(value, dict):
        return "object"
    return {float: "number", str: "string", list: "array"}[type(value)]


def types_of(schema: Mapping[str, Any]) -> tuple[str, ...]:
    """The JSON types a schema without references admits; empty when it does not say."""
    if "type" in schema:
        named = schema["type"]
        return (named,) if isinstance(named, str) else tuple(named)
    if "const" in schema:
        return (json_type(schema["const"]),)
    if "enum" in schema:
        return tuple(dict.fromkeys(json_type(value) for value in schema["enum"]))
    return ("object",) if "properties" in schema or "x-tag" in schema else ()


def tag_values(branch: Mapping[str, Any], tag: str) -> tuple[str, ...]:
    """What a branch of a union wants its tag to say."""
    said = branch.get("properties", {}).get(tag, {})
    return (said["const"],) if "const" in said else tuple(said.get("enum", ()))


def fits(value: Any, schema: Mapping[str, Any]) -> bool:
    """Whether a value has a JSON type that a schema without references admits."""
    types, found = types_of(schema), json_type(value)
    return not types or found in types or (found == "integer" and "number" in types)


def is_measurable(value: Any) -> bool:
    """Whether a range can be asked of it; that a number is not finite is said by the reader."""
    return value.__class__ is int or (value.__class__ is float and math.isfinite(value))


def _test(schema: Schema, file: str) -> Test:
    """All that a schema, which stands in `file`, asks of a value."""
    tests = [make(schema, file) for keyword, make in _MAKERS.items() if keyword in schema]
    if schema.keys() & _OF_OBJECTS:
        tests.append(_object(schema, file))
    if len(tests) == 1:
        return tests[0]

    def test(value: Any) -> bool:
        for each in tests:  # noqa: SIM110  # a loop takes half the time of `all`
            if not each(value):
                return False
        return True

    return test


def _later(schema: Schema, file: str) -> Test:
    """The test of a schema that is made when it is first asked: most of what a schema can say, a payload does not."""
    made: Test | None = None

    def test(value: Any) -> bool:
        nonlocal made
        made = made or _test(*_followed(schema, file))
        return made(value)

    return test


def _followed(schema: Schema, file: str) -> tuple[Schema, str]:
    """What a reference leads to, and the file that has it."""
    while "$ref" in schema:
        file, schema = _target(schema["$ref"], file)
    return schema, file


@cache
def _target(reference: str, file: str) -> tuple[str, Schema]:
    address, _, place = reference.partition("#")
    if address:
        file = address.removeprefix(BASE) if address.startswith(BASE) else normpath(join(dirname(file), address))
    found = schema(file)
    for step in place.split("/")[1:]:
        found = found[step]
    return file, found


def _type(schema: Schema, file: str) -> Test:
    classes = {Opaque, *_CLASSES[schema["type"]]}
    if schema["type"] == "integer":
        return lambda value: value.__class__ in classes or (value.__class__ is float and value.is_integer())
    return lambda value: value.__class__ in classes


def _choice(schema: Schema, file: str) -> Test:
    choices = schema["enum"] if "enum" in schema else [schema["const"]]
    classes = {type(choice) for choice in choices}  # by which true is not 1
    return lambda value: (value.__class__ in classes and value in choices) or value.__class__ is Opaque


def _minimum(schema: Schema, file: str) -> Test:
    least = schema["minimum"]
    return lambda value: not is_measurable(value) or value >= least


def _above(schema: Schema, file: str) -> Test:
    bound = schema["exclusiveMinimum"]
    return lambda value: not is_measurable(value) or value > bound


def _maximum(schema: Schema, file: str) -> Test:
    most = schema["maximum"]
    return lambda value: not is_measurable(value) or value <= most


def _length(schema: Schema, file: str) -> Test:
    least = schema["minLength"]
    return lambda value: not isinstance(value, str) or len(value) >= least


def _size(schema: Schema, file: str) -> Test:
    least = schema["minItems"]
    return lambda value: not isinstance(value, list) or len(value) >= least


def _unique(schema: Schema, file: str) -> Test:
    """Repeats are looked for among texts, which is all that our schemas ask of."""
    return lambda value: not isinstance(value, list) or len(set(map(str, value))) == len(value)


def _pattern(schema: Schema, file: str) -> Test:
    pattern = re.compile(schema["pattern"])
    return lambda value: not isinstance(value, str) or pattern.search(value) is not None


def _items(schema: Schema, file: str) -> Test:
    test = _test(schema["items"], file)
    return lambda value: not isinstance(value, list) or all(map(test, value))


def _names(schema: Schema, file: str) -> Test:
    test = _test(schema["propertyNames"], file)
    return lambda value: not isinstance(value, dict) or all(map(test, value))


def _any_of(schema: Schema, file: str) -> Test:
    tests = [_test(branch, file) for branch in schema["anyOf"]]
    return lambda value: any(test(value) for test in tests)


def _object(schema: Schema, file: str) -> Test:
    """The fields of an object: those it must have, those it may, and all others."""
    required: Sequence[str] = schema.get("required", ())
    known = {name: _test(inner, file) for name, inner in schema.get("properties", {}).items()}
    others = schema.get("additionalProperties", True)
    other = _test(others, file) if isinstance(others, dict) else lambda _: bool(others)

    def test(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        for name in required:
            if name not in value:
                return False
        for name, inner in value.items():  # noqa: SIM110  # as above
            if not known.get(name, other)(inner):
                return False
        return True

    return test


def _union(schema: Schema, file: str) -> Test:
    """The first branch for values of its JSON type; of objects with a tag, the one that the tag names."""
    branches = [(_followed(branch, file)[0], _later(branch, file)) for branch in reversed(schema["oneOf"])]
    by_type = {name: test for branch, test in branches for name in _admitted(branch)}
    tag = schema.get("x-tag")
    by_tag = {name: test for branch, test in branches if tag for name in tag_values(branch, tag)}

    def test(value: Any) -> bool:
        if value.__class__ is Opaque:
            return True
        if tag and isinstance(value, dict):
            said = value.get(tag)
            if said.__class__ is Opaque:
                return value.__class__ is dict or any(test(value) for test in by_tag.values())
            return said.__class__ is str and said in by_tag and by_tag[said](value)
        name = json_type(value)
        return name in by_type and by_type[name](value)

    return test


def _admitted(branch: Schema) -> tuple[str, ...]:
    """The JSON types of a branch, by the names that `json_type` gives."""
    types = types_of(branch)
    return (*types, "integer") if "number" in types else types


_MAKERS: Mapping[str, Callable[[Schema, str], Test]] = {
    "$ref": _later,
    "oneOf": _union,
    "anyOf": _any_of,
    "type": _type,
    "const": _choice,
    "enum": _choice,
    "minimum": _minimum,
    "exclusiveMinimum": _above,
    "maximum": _maximum,
    "minLength": _length,
    "minItems": _size,
    "uniqueItems": _unique,
    "pattern": _pattern,
    "items": _items,
    "propertyNames": _names,
}

_OF_OBJECTS = ("properties", "required", "additionalProperties")

_CLASSES: Mapping[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "string": (str,),
    "array": (list,),
    "object": (dict, Partial),
}
