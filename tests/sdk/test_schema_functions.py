"""The functions that schemas become agree with jsonschema, which explains: a wrong yes hides mistakes, a wrong no alarms."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from jsonschema import Draft7Validator, Draft202012Validator
from schema_folder import FILES, SCHEMAS, is_valid, subschemas

from rtlint.bundle import flatten, schema
from rtlint.explain import explain
from rtlint.facts.kinds import kinds
from rtlint.facts.targets import targets
from rtlint.rule import Context
from rtlint.schema import _test, holds, of_file
from rtlint.source.opaque import Opaque

from .generate import REQUESTS, Request, payloads
from .mutate import mutants

KINDS = [(kind.name, dialect) for kind in kinds().values() for dialect in kind.schemas]
NUMBERS = [0, 1, -1, 1.0, 0.5, 24000, 24000.0, 10**400, float("nan"), float("inf"), float("-inf")]
ODD: list[Any] = [
    None,
    True,
    False,
    "",
    "type",
    "realtime",
    *NUMBERS,
    [],
    {},
    [[]],
    {"type": 1},
    {"type": []},
    Opaque("$A", "unknown"),
]
Schema = dict[str, Any]


def mistakes(value: Any, kind: str, dialect: str) -> list[Any]:
    """What jsonschema has against a payload."""
    context = Context((), kind, dialect, "certain", "unknown", targets()["openai"], date(2026, 11, 21), "json")
    return explain(value, context, ())


@some.composite
def values(draw: some.DrawFn, whole: Schema, part: Schema) -> Any:
    """A value that `part` of the schema `whole` admits, but for a mistake here and there."""
    chance = draw(some.integers(0, 15))
    if chance == 0:
        return draw(some.sampled_from(ODD))
    while "$ref" in part:
        part = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
    if "oneOf" in part:
        return draw(values(whole, draw(some.sampled_from(part["oneOf"]))))
    if "const" in part or "enum" in part:
        return draw(some.sampled_from(part.get("enum", [part.get("const")])))
    if part.get("type") == "array":
        return draw(some.lists(values(whole, part.get("items", {})), max_size=2))
    if "properties" in part or part.get("type") == "object":
        fields = part.get("properties", {})
        missing = part.get("required", [None])[0] if chance == 1 else None
        names = {
            *part.get("required", ()),
            *draw(some.sets(some.sampled_from(sorted(fields)), max_size=4) if fields else some.just(set())),
        }
        made = {name: draw(values(whole, fields.get(name, {}))) for name in sorted(names - {missing})}
        return made | ({"unheard_of": 1} if chance == 2 else {})
    scalars: dict[str, list[Any]] = {"string": ["", "text"], "boolean": [True, False], "null": [None]}
    return draw(some.sampled_from(scalars.get(part.get("type", ""), NUMBERS)))


@pytest.mark.parametrize(("kind", "dialect"), KINDS, ids="-".join)
def test_yes_and_no_as_jsonschema_says(kind: str, dialect: str) -> None:
    """For payloads with and without mistakes, unknown values and odd numbers among them."""
    whole = flatten(kind, dialect)
    verdict = set()

    @settings(max_examples=40, deadline=None, derandomize=True, database=None)
    @given(values(whole, whole))
    def agree(value: Any) -> None:
        valid = holds(value, kind, dialect)
        verdict.add(valid)
        assert valid == (not mistakes(value, kind, dialect))

    agree()
    assert verdict == {True, False}


@pytest.mark.parametrize("request_type", REQUESTS, ids=str)
def test_yes_and_no_of_what_the_sdk_sends(request_type: Request) -> None:
    """For payloads of the official types, and for those with one mistake."""
    right = payloads(request_type)
    wrong = [mutant for payload in right[:3] for mutant in mutants(payload)]
    for value in (*(payload.value for payload in right), *(mutant.value for mutant in wrong[::5])):
        valid = holds(value, request_type.kind, request_type.dialect)
        assert valid == (not mistakes(value, request_type.kind, request_type.dialect)), value


@pytest.mark.parametrize("file", FILES)
def test_every_part_of_every_schema_judges_as_any_validator_does(file: str) -> None:
    """Whatever stands at a place, the function for it says what jsonschema says of the plain schema."""
    values: list[Any] = [
        None,
        True,
        0,
        3,
        2.5,
        -1,
        10**9,
        "",
        "text",
        "auto",
        "inf",
        [],
        ["text"],
        [1],
        {},
        {"type": "text"},
        {"a": "b"},
    ]
    for where, part in subschemas(SCHEMAS[file]):
        judged = _test(part, file)
        assert [judged(value) for value in values] == [is_valid(file, where, value) for value in values], where


KEYWORDS: list[Schema] = [
    {"type": "null"}, {"type": "boolean"}, {"type": "integer"}, {"type": "number"}, {"type": "string"}, {"type": "array"},
    {"type": "object"}, {"const": True}, {"const": "a"}, {"const": None}, {"enum": [True, "a"]}, {"enum": [False]},
    {"minimum": 1}, {"minimum": 1.5}, {"exclusiveMinimum": 1}, {"maximum": 1}, {"maximum": 1.5}, {"minLength": 1},
    {"minLength": 2}, {"minItems": 1}, {"minItems": 2}, {"type": "array", "uniqueItems": True, "items": {"type": "string"}},
    {"pattern": "^a$"}, {"pattern": "b"}, {"items": {"type": "string"}}, {"propertyNames": {"pattern": "^a"}},
    {"anyOf": [{"type": "null"}, {"const": "a"}]}, {"required": ["a"]}, {"properties": {"a": {"type": "integer"}}},
    {"additionalProperties": False}, {"properties": {"a": {}}, "additionalProperties": False},
    {"properties": {"a": {}}, "additionalProperties": {"type": "null"}}, {"type": "object", "required": ["a", "b"]},
    {"oneOf": [{"type": "string"}, {"type": "array", "items": {"const": 1}}, {"type": "number", "maximum": 1}]},
]  # fmt: skip
BOUNDS: list[Any] = [
    None, True, False, 0, 1, 2, 1.0, 1.5, 2.0, -1, "", "a", "ab", "abc", "b", [], [1], ["a"], ["a", "a"], ["a", "b"], [1, "a"],
    {}, {"a": 1}, {"a": "x"}, {"a": None}, {"b": 1}, {"b": None}, {"a": 1, "b": None}, {"a": 1, "b": 2},
]  # fmt: skip


@pytest.mark.parametrize("asked", KEYWORDS, ids=str)
def test_every_keyword_at_its_bounds(asked: Schema) -> None:
    """At the bound, beside it, and for values that the keyword does not speak of."""
    judged, theirs = _test(asked, ""), Draft202012Validator(asked)

    assert [judged(value) for value in BOUNDS] == [theirs.is_valid(value) for value in BOUNDS]
    assert judged(Opaque("$A", "unknown")) or asked.keys() & {"anyOf"}


JSON_SCHEMA = schema("json-schema.json")
VALUES: list[Any] = [
    None, True, 0, 1, -1, 2.0, 1.5, "a", "#", "1 a", [], ["a"], ["a", "a"], [1], [True], [{}], [{"type": "x"}], {}, {"a": {}},
    {"a": 1}, {"a": True}, {"a": ["b"]}, {"type": "string"}, {"type": "x"}, "string", ["string", "null"], ["string", "string"],
    ["x"], "http://json-schema.org/draft-07/schema#", "http://json-schema.org/draft-04/schema#",
]  # fmt: skip


@pytest.mark.parametrize("keyword", JSON_SCHEMA["$defs"]["keywords"]["properties"])
def test_surely_a_json_schema(keyword: str) -> None:
    """What our schema of schemas accepts is one by 2020-12 and by draft 7, and of what they both accept it refuses little."""
    ours = of_file("json-schema.json")
    refused = set()
    for value in VALUES:
        made = {"properties": {"a": {"type": "array", "items": {keyword: value}}}}
        theirs = [draft(draft.META_SCHEMA).is_valid(made) for draft in (Draft202012Validator, Draft7Validator)]
        assert all(theirs) or not ours(made), value
        if all(theirs) and not ours(made):
            refused.add(str(value))
    assert not refused or keyword == "$schema"
