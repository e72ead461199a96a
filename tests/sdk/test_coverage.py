"""Every property and every literal of the official request types is in our schemas or tables, or listed with a reason.

A newer SDK makes these tests fail with the list of what it has more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rtlint.bundle import flatten
from rtlint.facts.kinds import kinds
from rtlint.facts.models import models
from rtlint.facts.voices import voices

from .generate import REQUESTS, Request
from .shape import Array, Choice, Object, OneOf, Shape, Table

#: Literals of the types that the schemas do not have, and why.
EXCEPTIONS = {
    ("rate", 24000): "a rule says it, with a better message than a schema could",
}

Part = tuple[str, str | int]


def of_types(shape: Shape, path: str = "") -> Iterator[Part]:
    """What the types have: the path of each property, and each literal under its path."""
    if isinstance(shape, OneOf):
        for branch in shape.branches:
            yield from of_types(branch, path)
    elif isinstance(shape, Array):
        yield from of_types(shape.item, f"{path}[]")
    elif isinstance(shape, Table):
        yield from of_types(shape.value, f"{path}.*")
    elif isinstance(shape, Object):
        for field in shape.fields:
            yield f"{path}.{field.name}", "property"
            yield from of_types(field.shape, f"{path}.{field.name}")
    elif isinstance(shape, Choice):
        for value in shape.values:
            yield path, value


def of_schema(schema: dict[str, Any], definitions: dict[str, Any], path: str = "") -> Iterator[Part]:
    """What a schema has, in the same words."""
    if "$ref" in schema:
        yield from of_schema(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions, path)
    for branch in schema.get("oneOf", ()):
        yield from of_schema(branch, definitions, path)
    for name, inner in schema.get("properties", {}).items():
        yield f"{path}.{name}", "property"
        yield from of_schema(inner, definitions, f"{path}.{name}")
    if isinstance(schema.get("items"), dict):
        yield from of_schema(schema["items"], definitions, f"{path}[]")
    if isinstance(schema.get("additionalProperties"), dict):
        yield from of_schema(schema["additionalProperties"], definitions, f"{path}.*")
    for value in (*schema.get("enum", ()), *([schema["const"]] if "const" in schema else [])):
        yield path, value


def missing(request: Request) -> list[Part]:
    """What the types of a request have and rtlint does not know."""
    known: set[Part] = set()
    for kind in (request.kind, f"{request.kind}/translation"):
        if kind in kinds() and request.dialect in kinds()[kind].schemas:
            schema = flatten(kind, request.dialect)
            known.update(of_schema(schema, schema["$defs"]))
    tables = {".model": set(models()), ".voice": set(voices())}
    return [
        (path, value)
        for path, value in dict.fromkeys(of_types(request.shape))
        if (path, value) not in known
        and not any(path.endswith(end) and value in table for end, table in tables.items())
        and (path.rpartition(".")[2], value) not in EXCEPTIONS
    ]


@pytest.mark.parametrize("request_type", REQUESTS, ids=str)
def test_nothing_of_the_types_is_unknown(request_type: Request) -> None:
    """What a client may send according to the SDK is in the schema of its kind."""
    assert missing(request_type) == []


def test_the_exceptions_are_needed() -> None:
    """An exception that no type needs any more is to be removed."""
    named = {(path.rpartition(".")[2], value) for request in REQUESTS for path, value in of_types(request.shape)}

    assert set(EXCEPTIONS) <= named
