"""Repairs of names, labels, keys and approvals in lists of tools."""

from __future__ import annotations

from typing import Any

import pytest
from repairing import proposed

FUNCTION = {"type": "function", "name": "find", "description": "Find an order by its number."}
SERVER = {"type": "mcp", "server_label": "shop", "server_url": "https://mcp.example.com/shop"}


def having(*tools: dict[str, Any]) -> dict[str, Any]:
    """A session with these tools."""
    return {"type": "realtime", "tools": list(tools)}


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ({"strict": True}, {}, True),
        ({"cache_control": {"type": "ephemeral"}}, {}, True),
        ({"input_schema": {"type": "object"}}, {"parameters": {"type": "object"}}, False),
        ({"input_schema": "${SCHEMA}"}, {"parameters": "${SCHEMA}"}, False),
        ({"input_schema": {"type": "object"}, "parameters": {"type": "object"}}, None, None),
    ],
)
def test_a_key_of_another_api_goes_or_gets_its_name(before: Any, after: Any, safe: bool | None) -> None:
    """What has a name here gets it, unless it is taken; the rest was refused before."""
    wanted = None if safe is None else (having({**FUNCTION, **after}), safe)
    assert proposed("foreign-tool-key", having({**FUNCTION, **before})) == wanted


def test_a_second_function_gets_a_number_and_a_copy_goes() -> None:
    """A number that no other function has."""
    other = {**FUNCTION, "description": "Find an order by its date."}
    taken = {**FUNCTION, "name": "find_2"}

    assert proposed("duplicate-tool-name", having(FUNCTION, other, taken)) == (
        having(FUNCTION, {**other, "name": "find_3"}, taken),
        False,
    )
    assert proposed("duplicate-tool-name", having(FUNCTION, taken, FUNCTION)) == (having(FUNCTION, taken), False)


def test_a_second_server_gets_a_number() -> None:
    """Labels count apart from the names of functions."""
    function = {**FUNCTION, "name": "shop_2"}
    before = having(SERVER, function, SERVER)
    assert proposed("duplicate-server-label", before) == (
        having(SERVER, function, {**SERVER, "server_label": "shop_2"}),
        False,
    )


@pytest.mark.parametrize(
    ("never", "after"),
    [
        ({"tool_names": ["a", "b"]}, {"tool_names": ["b"]}),
        ({"tool_names": ["a"], "read_only": True}, {"read_only": True}),
        ({"tool_names": ["a"]}, None),
    ],
)
def test_a_tool_in_both_lists_asks(never: dict[str, Any], after: dict[str, Any] | None) -> None:
    """The careful way out; an empty filter, of which nobody knows what it allows, is not left behind."""
    always = {"always": {"tool_names": ["a"]}}
    before = having({**SERVER, "require_approval": {**always, "never": never}})
    wanted = having({**SERVER, "require_approval": {**always, "never": after} if after else always})
    assert proposed("contradictory-approval", before) == (wanted, False)


@pytest.mark.parametrize("said", [{}, {"require_approval": None}])
def test_the_default_of_approvals_is_written_out(said: dict[str, Any]) -> None:
    """It changes nothing, but whether it is what was wanted is for the author to say."""
    before = having({**SERVER, **said})
    assert proposed("approval-by-default", before) == (having({**SERVER, "require_approval": "always"}), False)


@pytest.mark.parametrize("choice", ["required", {"type": "function", "name": "find"}])
def test_a_session_that_forces_a_call_leaves_it_to_the_model(choice: object) -> None:
    """In whichever form it forces."""
    session = having(FUNCTION)
    assert proposed("forced-tool-loop", {**session, "tool_choice": choice}) == (
        {**session, "tool_choice": "auto"},
        False,
    )
