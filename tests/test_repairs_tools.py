"""Repairs of functions and of the tool choice, under which conditions they are proposed, and as what."""

from __future__ import annotations

from typing import Any

import pytest
from repairing import proposed

NONE = {"type": "object", "properties": {}}
FIND = {"type": "function", "name": "find_order", "description": "Find an order by its number."}
TEXT = {"type": "string"}


def offering(*tools: object, **fields: Any) -> dict[str, Any]:
    """A session with these tools."""
    return {"type": "realtime", "tools": [*tools], **fields}


def asking(**parameters: Any) -> dict[str, Any]:
    """A session with a function that has these parameters."""
    return offering({**FIND, "parameters": parameters})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"function": {"name": "go", "parameters": NONE}}, {"name": "go", "parameters": NONE}),
        ({"function": {"name": "go", "strict": True}}, {"name": "go"}),
        ({"function": {"name": "${NAME}"}}, {"name": "${NAME}"}),
        (
            {"name": "go", "function": {"name": "go", "description": "Go now."}},
            {"name": "go", "description": "Go now."},
        ),
        ({"name": "stay", "function": {"name": "go"}}, None),
        ({"function": {"description": "Go now."}}, None),
        ({"function": {}}, None),
    ],
)
def test_a_nested_function_moves_up_and_loses_nothing(before: dict[str, Any], after: dict[str, Any] | None) -> None:
    """What only other APIs know is left out; two values for one key are for their author to sort out."""
    wanted = None if after is None else (offering({"type": "function", **after}), True)
    assert proposed("nested-tool-function", offering({"type": "function", **before})) == wanted


@pytest.mark.parametrize(
    ("function", "after", "safe"),
    [
        ({"name": "find_order"}, "find_order", True),
        ("find_order", "find_order", True),
        ({"name": "${FORCED}"}, "${FORCED}", True),
        ({"name": "find_order", "arguments": {}}, "find_order", False),
        ({"name": 5}, None, None),
        ({}, None, None),
    ],
)
def test_a_nested_choice_moves_up(function: object, after: str | None, safe: bool | None) -> None:
    """The name is moved, not copied; what else stands beside it would be lost."""
    before = offering(FIND, tool_choice={"type": "function", "function": function})
    wanted = None if after is None else (offering(FIND, tool_choice={"type": "function", "name": after}), safe)
    assert proposed("nested-tool-choice", before) == wanted


def test_nothing_has_to_be_called_where_there_is_nothing() -> None:
    """The choice is left to the model."""
    body = {"session": {"type": "realtime", "model": "gpt-realtime-2.1", "tool_choice": FIND | {"description": None}}}
    body["session"]["tool_choice"] = {"type": "function", "name": "go"}
    after = {"session": {**body["session"], "tool_choice": "auto"}}
    assert proposed("tool-choice-without-tools", body, kind="client-secret") == (after, False)


@pytest.mark.parametrize(
    ("tool", "kind", "safe"),
    [
        ({"name": "go", "parameters": NONE}, "function", True),
        ({"name": "go"}, "function", False),
        ({"server_label": "shop", "server_url": "https://shop.example.com/mcp"}, "mcp", True),
    ],
)
def test_a_tool_gets_the_type_that_its_fields_tell(tool: dict[str, Any], kind: str, safe: bool) -> None:
    """A name with parameters is a function, a label a server; a name alone may be something else."""
    assert proposed("tool-type-missing", offering(tool)) == (offering({"type": kind, **tool}), safe)


@pytest.mark.parametrize(
    ("name", "after"),
    [("orders.find", "orders_find"), ("Größe ändern", "Gr_e_ndern"), ("", None), ("日本", None), ("find order", None)],
)
def test_a_name_is_spelt_with_what_is_allowed(name: str, after: str | None) -> None:
    """The tool choice follows; no name is made of nothing, nor one that another tool has."""

    def named(word: str) -> dict[str, Any]:
        tools = ({**FIND, "name": word}, FIND)
        return offering(*tools, tool_choice={"type": "function", "name": word})

    wanted = None if after is None else (named(after), False)
    assert proposed("tool-name-characters", named(name)) == wanted


def test_a_long_name_is_cut() -> None:
    """But not to the name of another tool."""
    long, cut = {**FIND, "name": "f" * 70}, {**FIND, "name": "f" * 64}
    assert proposed("tool-name-length", offering(long)) == (offering(cut), False)
    assert proposed("tool-name-length", offering(cut, long)) is None


def test_no_parameters_are_an_empty_object() -> None:
    """That is what leaving them out means."""
    assert proposed("tool-parameters-missing", offering(FIND), select=["RT825"]) == (asking(**NONE), True)


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({}, {"type": "object"}, True),
        ({"properties": {"a": TEXT}}, {"type": "object", "properties": {"a": TEXT}}, True),
        ({"a": TEXT}, {"type": "object", "properties": {"a": TEXT}}, False),
        ({"type": {"type": "string"}}, {"type": "object", "properties": {"type": TEXT}}, False),
        ({"a": "text"}, None, None),
        ({"type": "string", "properties": {"a": TEXT}}, {"type": "object", "properties": {"a": TEXT}}, False),
        ({"type": "array", "items": TEXT}, None, None),
    ],
)
def test_parameters_become_an_object(before: dict[str, Any], after: dict[str, Any] | None, safe: bool | None) -> None:
    """Bare properties are wrapped; a single value has no name, so that it cannot be one."""
    wanted = None if after is None else (asking(**after), safe)
    assert proposed("tool-parameters-type", asking(**before)) == wanted


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("int", "integer", True),
        ("STRING", "string", True),
        ("strng", "string", False),
        (None, "null", False),
        (["str", None], ["string", None], True),
        (["string", "str"], ["string"], True),
        ("varchar", None, None),
    ],
)
def test_a_type_of_another_language_is_translated(before: object, after: object, safe: bool | None) -> None:
    """Each wrong name by itself; a type that is in the list already is not added again."""
    wanted = None if after is None else (asking(type="object", properties={"a": {"type": after}}), safe)
    assert proposed("tool-schema-type", asking(type="object", properties={"a": {"type": before}})) == wanted


def test_what_may_be_anything_has_no_type() -> None:
    """But parameters are an object, so their type stays to be said."""
    before = asking(type="object", properties={"a": {"type": "any", "description": "What to find."}})
    after = asking(type="object", properties={"a": {"description": "What to find."}})
    assert proposed("tool-schema-type", before) == (after, True)
    assert proposed("tool-schema-type", asking(type="any")) is None
    assert proposed("tool-schema-type", asking(type="dict")) == (asking(type="object"), True)


@pytest.mark.parametrize(
    ("flag", "required", "after"),
    [
        (True, None, ["a"]),
        (True, ["b"], ["b", "a"]),
        (True, ["a"], ["a"]),
        (False, ["b"], ["b"]),
        (False, None, None),
    ],
)
def test_a_flag_is_moved_into_the_list(flag: bool, required: list[str] | None, after: list[str] | None) -> None:
    """What is not required needs no word."""
    before = {"type": "object", "properties": {"a": {**TEXT, "required": flag}, "b": TEXT}}
    wanted = {"type": "object", "properties": {"a": TEXT, "b": TEXT}}
    given = {} if required is None else {"required": required}
    assert proposed("tool-required-flag", asking(**before, **given)) == (
        asking(**wanted, **({} if after is None else {"required": after})),
        False,
    )


def test_a_flag_that_belongs_to_no_property_goes() -> None:
    """The name `properties` of a property is no keyword."""
    before = {"type": "object", "properties": {"properties": {"type": "array", "items": {**TEXT, "required": True}}}}
    after = {"type": "object", "properties": {"properties": {"type": "array", "items": TEXT}}}
    assert proposed("tool-required-flag", asking(**before)) == (asking(**after), False)


@pytest.mark.parametrize(
    ("required", "after"),
    [
        (["numbr"], {"required": ["number"]}),
        (["number", "numbr"], {"required": ["number"]}),
        (["number", "date"], {"required": ["number"]}),
        (["date"], {}),
    ],
)
def test_a_required_name_is_one_of_the_properties(required: list[str], after: dict[str, Any]) -> None:
    """The near name where it is not required already; otherwise what the model cannot know is not asked for."""
    schema = {"type": "object", "properties": {"number": TEXT}}
    assert proposed("tool-required-unknown", asking(**schema, required=required)) == (asking(**schema, **after), False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string", "enum": [1, 2]}, {"type": "integer", "enum": [1, 2]}),
        ({"type": "integer", "enum": [1, 2.5]}, {"type": "number", "enum": [1, 2.5]}),
        ({"type": "integer", "enum": ["1"]}, {"type": "string", "enum": ["1"]}),
        ({"type": "string", "enum": ["a", None]}, {"type": ["string", "null"], "enum": ["a", None]}),
        (
            {"type": ["string", "integer"], "enum": ["a", None]},
            {"type": ["string", "integer", "null"], "enum": ["a", None]},
        ),
        ({"type": "string", "enum": []}, {"type": "string"}),
        ({"type": "string", "enum": ["a", 1]}, None),
        ({"type": "string", "enum": [1, "${OTHER}"]}, None),
    ],
)
def test_the_type_follows_the_values(before: dict[str, Any], after: dict[str, Any] | None) -> None:
    """Where they have one in common, as far as they are known."""
    wanted = None if after is None else (asking(type="object", properties={"a": after}), False)
    assert proposed("tool-enum-mismatch", asking(type="object", properties={"a": before})) == wanted


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({"a": {**TEXT, "minLength": "3"}}, {"a": {**TEXT, "minLength": 3}}, True),
        ({"a": {**TEXT, "minLength": "-3"}}, None, None),
        ({"a": {**TEXT, "minLength": "03"}}, None, None),
        ({"a": {**TEXT, "description": None}}, {"a": TEXT}, True),
        ({"a": TEXT, "b": None}, {"a": TEXT}, False),
        ({"a": "string"}, {"a": TEXT}, False),
        ({"a": "a name"}, None, None),
        ({"a": {**TEXT, "enum": "up"}}, {"a": {**TEXT, "enum": ["up"]}}, False),
        ({"a": {"type": "object", "required": ["b", "b"], "properties": {"b": TEXT}}},
         {"a": {"type": "object", "required": ["b"], "properties": {"b": TEXT}}}, True),
    ],
)  # fmt: skip
def test_a_keyword_gets_the_form_that_json_schema_wants(
    before: dict[str, Any], after: dict[str, Any] | None, safe: bool | None
) -> None:
    """Numerals, nulls that say nothing and repeats are safe to put right; the rest is a guess."""
    wanted = None if after is None else (asking(type="object", properties=after), safe)
    assert proposed("tool-schema-invalid", asking(type="object", properties=before)) == wanted


def test_every_call_is_asked_for_and_no_name_is_allowed_twice() -> None:
    """Both change what happens, so neither is safe; an empty list is for its author to fill."""
    server = {"type": "mcp", "server_label": "shop", "server_url": "https://shop.example.com/mcp"}
    assert proposed("mcp-never-asks", offering({**server, "require_approval": "never"})) == (
        offering({**server, "require_approval": "always"}),
        False,
    )
    asked = {**server, "require_approval": "always"}
    assert proposed("mcp-allowed-tools", offering({**asked, "allowed_tools": ["a", "b", "a"]})) == (
        offering({**asked, "allowed_tools": ["a", "b"]}),
        False,
    )
    assert proposed("mcp-allowed-tools", offering({**asked, "allowed_tools": []})) is None
