"""What changes of data do, and where they bring what was somewhere."""

from __future__ import annotations

from typing import Any

import pytest

from rtlint.source.change import Change, Move, Remove, Rename, Set, changed, followed
from rtlint.source.pointer import Pointer

DATA = {"a": {"b": [{"c": 1}, {"c": 2}], "d": 3}, "e": 4}


def at(data: Any, pointer: Pointer) -> Any:
    """The value at a pointer."""
    for step in pointer:
        data = data[step]
    return data


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        (("a", "d"), [Rename(("a",), "f")], ("f", "d")),
        (("a", "d"), [Move(("a", "d"), ("g", "h"))], ("g", "h")),
        (("a", "b", 1, "c"), [Move(("a", "b"), ("b",))], ("b", 1, "c")),
        (("a", "b", 1, "c"), [Remove(("a", "b", 0))], ("a", "b", 0, "c")),
        (("a", "b", 0, "c"), [Remove(("a", "b", 1))], ("a", "b", 0, "c")),
        (("a", "b", 1), [Move(("a", "b", 0), ("first",)), Rename(("a",), "z")], ("z", "b", 0)),
        (("a", "b"), [Remove(("a", "b", 0))], ("a", "b")),
        (("e",), [Set(("a",), 1)], ("e",)),
        (("a", "d"), [Move((), ("session",)), Rename(("session", "a"), "z")], ("session", "z", "d")),
        ((), [Move((), ("session",))], ("session",)),
    ],
    ids=str,
)
def test_what_moves_can_be_followed(before: Pointer, changes: list[Change], after: Pointer) -> None:
    """The value is found again at the place that is told, unless it is one that the changes reach into."""
    assert followed(before, changes) == after
    if not isinstance(at(DATA, before), (dict, list)):
        assert at(changed(DATA, changes), after) == at(DATA, before)


@pytest.mark.parametrize(
    ("pointer", "to", "after"),
    [
        ((), ("x",), {"x": DATA}),
        (("e",), ("e", "x", "y"), {"a": DATA["a"], "e": {"x": {"y": 4}}}),
        (("a", "b", 0), ("a", "b", 0, "x"), {"a": {"b": [{"x": {"c": 1}}, {"c": 2}], "d": 3}, "e": 4}),
    ],
)
def test_what_moves_into_itself_is_wrapped(pointer: Pointer, to: Pointer, after: Any) -> None:
    """It stays where it is, an item of a list too, and what is behind it is where it was."""
    assert changed(DATA, [Move(pointer, to)]) == after
    assert followed(("a", "b", 1), [Move(("a", "b", 0), ("a", "b", 0, "x"))]) == ("a", "b", 1)


@pytest.mark.parametrize(
    ("pointer", "changes"),
    [
        (("a", "d"), [Remove(("a",))]),
        (("a", "d"), [Remove(("a", "d"))]),
        (("a", "d"), [Set(("a",), {"d": 5})]),
        (("a", "b", 0, "c"), [Remove(("a", "b", 0))]),
    ],
    ids=str,
)
def test_what_is_gone_is_nowhere(pointer: Pointer, changes: list[Change]) -> None:
    """What is removed, or lies in something that is replaced, has no place any more; a place that is set is still one."""
    assert followed(pointer, changes) is None
    assert followed(("a",), [Set(("a",), 1)]) == ("a",)
