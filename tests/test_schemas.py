"""The JSON Schemas are well formed, say what each property is, and keep to the few forms that can be explained well."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from schema_folder import BASE, FILES, SCHEMAS, absolute, errors, followed, subschemas

from rtlint.schema import _MAKERS, _OF_OBJECTS

ANNOTATIONS = {"$schema", "$defs", "title", "description", "default", "examples", "x-tag"}
OF_OBJECTS = {"properties", "required", "additionalProperties"}
ASSERTIONS = {"$ref", "oneOf", "type", "const", "enum", "items", "minItems", "minimum", "maximum"} | OF_OBJECTS
LIBRARIES = {"audio.json", "common.json", "returned.json", "returned-items.json", "tools.json"}
RETURNED = {
    "client-secret-object.json",
    "returned.json",
    "returned-items.json",
    "server-events.json",
    "session-object.json",
}


def named(names: set[str]) -> list[str]:
    """The schema files of these names, in both dialects."""
    return [file for file in FILES if Path(file).name in names]


def differing(names: set[str]) -> list[str]:
    """The schema files of other names, in both dialects."""
    return [file for file in FILES if Path(file).name not in names]


@pytest.mark.parametrize("file", FILES)
def test_schema_is_valid(file: str) -> None:
    """Every file is a JSON Schema 2020-12 without an address, so that references go by file names, and has a title."""
    schema = SCHEMAS[file]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in schema
    assert schema["title"]


@pytest.mark.parametrize("file", FILES)
def test_references_resolve(file: str) -> None:
    """Every `$ref` is relative, leads somewhere, and stands beside annotations alone."""
    for where, schema in subschemas(SCHEMAS[file]):
        if "$ref" in schema:
            assert not schema["$ref"].startswith(("http", "/")), where
            assert set(schema) - ANNOTATIONS == {"$ref"}, where
            assert followed(file, schema), where


def test_definitions_are_used() -> None:
    """No definition is left over: each is referred to from somewhere."""
    used = {
        absolute(file, inner["$ref"])
        for file, schema in SCHEMAS.items()
        for _, inner in subschemas(schema)
        if "$ref" in inner
    }
    defined = {f"{BASE}{file}#/$defs/{name}" for file, schema in SCHEMAS.items() for name in schema.get("$defs", {})}
    assert not defined - used


@pytest.mark.parametrize("file", FILES)
def test_properties_are_described(file: str) -> None:
    """Every property of every object says in one sentence what it is."""
    for where, schema in subschemas(SCHEMAS[file]):
        for name, inner in schema.get("properties", {}).items():
            assert inner.get("description", "").endswith("."), f"{where}/properties/{name}"


@pytest.mark.parametrize("file", FILES)
def test_keywords_are_the_known_few(file: str) -> None:
    """Only keywords occur that can be explained one mistake at a time, and a `type` is a single one."""
    for where, schema in subschemas(SCHEMAS[file]):
        assert set(schema) <= ANNOTATIONS | ASSERTIONS, where
        assert isinstance(schema.get("type", ""), str), where


def test_every_keyword_has_its_function() -> None:
    """A keyword that no function is made of would be passed over in silence."""
    assert {*_MAKERS, *_OF_OBJECTS} >= ASSERTIONS


@pytest.mark.parametrize("file", differing(RETURNED))
def test_input_objects_are_closed(file: str) -> None:
    """An input object with properties refuses any other, unless a union inside it does."""
    for where, schema in subschemas(SCHEMAS[file]):
        if "properties" in schema and "oneOf" not in schema:
            assert schema["additionalProperties"] is False, where


@pytest.mark.parametrize("file", named(RETURNED))
def test_returned_objects_are_lenient(file: str) -> None:
    """What the server adds or leaves out is no mistake of the user; only the tag of an event is needed."""
    for where, schema in subschemas(SCHEMAS[file]):
        assert "additionalProperties" not in schema, where
        assert schema.get("required", ["type"]) == ["type"], where


@pytest.mark.parametrize("file", FILES)
def test_unions_are_told_apart(file: str) -> None:
    """The branches of a union differ by JSON type, its objects by a required constant of the key that `x-tag` names."""
    for where, schema in subschemas(SCHEMAS[file]):
        branches = [followed(file, branch) for branch in schema.get("oneOf", [])]
        objects = [branch for branch in branches if branch.get("type") == "object"]
        others = [branch["type"] for branch in branches if branch.get("type") != "object"]
        assert len(others) == len(set(others)), where
        assert "x-tag" in schema if len(objects) > 1 else "x-tag" not in schema or objects, where
        if "x-tag" in schema:
            tags = [branch["properties"][schema["x-tag"]]["const"] for branch in objects]
            assert len(tags) == len(set(tags)), where
            assert all(schema["x-tag"] in branch["required"] for branch in objects), where


@pytest.mark.parametrize("file", named(LIBRARIES))
def test_libraries_hold_definitions_only(file: str) -> None:
    """A file that is no kind of payload by itself asserts nothing at its root."""
    assert not set(SCHEMAS[file]) & ASSERTIONS


def _examples() -> list[tuple[str, Any]]:
    return [(file, example) for file in differing(LIBRARIES) for example in SCHEMAS[file]["examples"]]


@pytest.mark.parametrize(("file", "example"), _examples())
def test_examples_are_accepted(file: str, example: object) -> None:
    """Every kind of payload comes with examples, and its schema accepts them."""
    assert errors(file, example) == []


def test_every_kind_has_an_example() -> None:
    """No schema of a payload lacks examples."""
    assert {file for file, _ in _examples()} == set(differing(LIBRARIES))
