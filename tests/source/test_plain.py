"""Python values become plain data."""

from __future__ import annotations

import enum
from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from rtlint.source.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES
from rtlint.source.opaque import Opaque
from rtlint.source.read import of_data


class Voice(str, enum.Enum):
    """A text with a class."""

    MARIN = "marin"


class Rate(enum.IntEnum):
    """A number with a class."""

    HIGH = 24000


def test_data_becomes_plain() -> None:
    """Keys are text as JSON writes them, subclasses their plain type, tuples lists, mappings dicts."""
    document = of_data(MappingProxyType({2: (Voice.MARIN, Rate.HIGH), None: True, True: 1.5, Voice.MARIN: {}}))
    assert document.data == {"2": ["marin", 24000], "null": True, "true": 1.5, "marin": {}}
    assert isinstance(document.data, dict)
    assert {type(key) for key in document.data} == {str}
    assert [type(item) for item in document.data["2"]] == [str, int]
    assert (document.format, document.text, document.problems) == ("data", None, ())


def test_what_json_has_no_word_for_is_unknown() -> None:
    """Bytes, dates, sets; placeholders too."""
    document = of_data({"a": b"x", "b": date(2026, 11, 21), "c": "${X}"})
    assert document.data == {
        "a": Opaque("<bytes>", "a Python `bytes`"),
        "b": Opaque("<date>", "a Python `date`"),
        "c": Opaque("${X}", "an environment variable"),
    }
    assert document.has_opaque


def nested(depth: int) -> list[Any]:
    """Lists in lists."""
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


def test_cycles_depth_and_size_are_limits() -> None:
    """Nothing recurses; one value in two places is no cycle."""
    cycle: list[object] = []
    cycle.append({"a": cycle})
    shared = [1]
    bomb: list[object] = ["x"]
    for _ in range(30):
        bomb = [bomb] * 9
    assert of_data([shared, shared]).data == [[1], [1]]
    assert of_data(nested(MAX_DEPTH)).readable
    assert of_data(cycle).problems[0].message == "this data has a value that holds itself"
    for value in (cycle, nested(MAX_DEPTH + 1), nested(100_000), bomb, [0] * MAX_NODES, 10**MAX_DIGITS):
        document = of_data(value)
        assert (document.readable, document.data) == (False, None)
        assert [problem.name for problem in document.problems] == ["limit"]


@pytest.mark.parametrize(
    ("value", "name", "pointer"),
    [
        ({"a": [float("nan")]}, "non-finite-number", ("a", 0)),
        ({"a": {1: 1, "1": 2}}, "duplicate-key", ("a", "1")),
        ({"a": "\ud800"}, "syntax", ("a",)),
        ({"\ud800": 1}, "syntax", ("\ud800",)),
    ],
)
def test_problems_have_pointers(value: object, name: str, pointer: tuple[str | int, ...]) -> None:
    """There is no text to point at."""
    (problem,) = of_data(value).problems
    assert (problem.name, problem.pointer) == (name, pointer)
