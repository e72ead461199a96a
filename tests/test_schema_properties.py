"""Whatever the payload, the functions made of the schemas say yes and no as jsonschema does, and as what explains the no."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date
from functools import cache
from math import inf, isinf
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from schema_instances import instance, mutated, places, replaced

from rtlint.bundle import flatten, schema
from rtlint.explain import explain
from rtlint.facts.kinds import kinds
from rtlint.facts.targets import targets
from rtlint.rule import Context
from rtlint.schema import holds, of_file
from rtlint.source.opaque import Opaque, partial

#: How many payloads in all; the long run asks for more.
CASES = int(os.environ.get("RTLINT_CASES", "1000"))
KINDS = [(kind.name, dialect) for kind in kinds().values() for dialect in kind.schemas]
SEEDS = st.integers(0, 2**32)
SETTINGS = settings(max_examples=CASES // len(KINDS), deadline=None, suppress_health_check=list(HealthCheck))

#: What jsonschema says no to and rtlint does not, with the reason.
DIFFERENT: list[tuple[str, str, str, Any]] = [
    ("the reader says that a number is infinite, so no range is asked of it", "session", "ga", {"type": "realtime", "audio": {"output": {"speed": inf}}}),
]  # fmt: skip


@cache
def whole(kind: str, dialect: str) -> dict[str, Any]:
    """The schema of a kind as one, with local references."""
    return flatten(kind, dialect)


def explained(value: Any, kind: str, dialect: str) -> bool:
    """Whether there is nothing to explain."""
    context = Context((), kind, dialect, "certain", "unknown", targets()["openai"], date(2026, 11, 21), "json")
    return not explain(value, context, ())


def payload(seed: int, schema: dict[str, Any], depth: int = 6) -> Any:
    """A payload with no mistake, one, or two."""
    random = Random(seed)
    value = instance(random, schema, schema, depth)
    for _ in range(random.choice((0, 1, 1, 2))):
        value = mutated(random, value)
    return value


def is_infinite(value: Any) -> bool:
    """Whether an infinite number is in a value."""
    return any(isinstance(each, float) and isinf(each) for _, each in places(value))


@pytest.mark.parametrize(("kind", "dialect"), KINDS)
def test_yes_and_no_as_jsonschema_says_it(kind: str, dialect: str) -> None:
    """NaN, -0.0, 1.0, huge numbers, keys that are no text, halves of surrogate pairs and final newlines included."""
    validator = Draft202012Validator(whole(kind, dialect))
    verdicts: Counter[bool] = Counter()

    @SETTINGS
    @given(seed=SEEDS)
    def agree(seed: int) -> None:
        value = payload(seed, whole(kind, dialect))
        if not is_infinite(value):
            valid = holds(value, kind, dialect)
            verdicts[valid] += 1
            assert valid == validator.is_valid(value) == explained(value, kind, dialect), value

    agree()

    assert min(verdicts[True], verdicts[False]) > sum(verdicts.values()) / 10


@pytest.mark.parametrize(("reason", "kind", "dialect", "value"), DIFFERENT)
def test_where_they_differ(reason: str, kind: str, dialect: str, value: Any) -> None:
    """A row that no longer holds can go."""
    assert holds(value, kind, dialect), reason
    assert explained(value, kind, dialect), reason
    assert not Draft202012Validator(whole(kind, dialect)).is_valid(value), reason


@pytest.mark.parametrize(("kind", "dialect"), KINDS)
def test_what_is_unknown_makes_nothing_wrong(kind: str, dialect: str) -> None:
    """A payload stays valid whatever in it becomes unknown; what is wrong beside that is wrong, and explained."""

    @SETTINGS
    @given(seed=SEEDS)
    def agree(seed: int) -> None:
        random, value = Random(seed), payload(seed, whole(kind, dialect))
        valid = holds(value, kind, dialect)
        for _ in range(random.choice((1, 2, 3))):
            pointer, _ = random.choice(list(places(value)))
            value = replaced(value, pointer, lambda _: Opaque("${X}", "an environment variable"))
        assert holds(value, kind, dialect) == explained(value, kind, dialect), value
        assert holds(value, kind, dialect) or not valid, value

    agree()


@pytest.mark.parametrize(("kind", "dialect"), KINDS)
def test_what_is_not_written_makes_nothing_wrong(kind: str, dialect: str) -> None:
    """A valid object stays valid when entries are taken out of it and it is known that some are not written."""

    @SETTINGS
    @given(seed=SEEDS)
    def agree(seed: int) -> None:
        random, value = Random(seed), payload(seed, whole(kind, dialect))
        valid = holds(value, kind, dialect)
        incomplete = [pointer for pointer, each in places(value) if isinstance(each, dict) and random.random() < 0.5]
        for pointer in incomplete:
            value = replaced(value, pointer, lambda each: without_one(each, random))
        value = partial(value, (), incomplete)
        assert holds(value, kind, dialect) == explained(value, kind, dialect), value
        assert holds(value, kind, dialect) or not valid, value

    agree()


def without_one(value: dict[Any, Any], random: Random) -> dict[Any, Any]:
    """An object without one of its entries that hold no objects, whose places are remembered."""
    scalars = [key for key, item in value.items() if not isinstance(item, (dict, list))]
    gone = random.choice(scalars) if scalars else None
    return {key: item for key, item in value.items() if key != gone}


@pytest.mark.parametrize("file", ["config.json", "json-schema.json"])
def test_other_schemas_too(file: str) -> None:
    """Those of configuration files and of tools."""
    validator, test = Draft202012Validator(schema(file)), of_file(file)

    @SETTINGS
    @given(seed=SEEDS)
    def agree(seed: int) -> None:
        value = payload(seed, schema(file), 2)
        if not is_infinite(value):
            assert test(value) == validator.is_valid(value), value

    agree()
