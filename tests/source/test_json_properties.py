"""Whatever JSON is written, and however it is broken, rtlint reads and refuses it as the standard library does."""

from __future__ import annotations

import json
import os
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rtlint.source.document import Document
from rtlint.source.json_scan import scan
from rtlint.source.limits import MAX_DIGITS
from rtlint.source.placeholder import placeholder
from rtlint.source.read import read_text

from .json_writing import Writer, broken

#: How many texts of each sort; the long run asks for more.
CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 4
SEEDS = st.integers(0, 2**32)


class Seen:
    """What the standard library saw in a text on the way."""

    def __init__(self) -> None:
        self.repeated: list[Any] = []
        self.long = False

    def mapping(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """An object, of which the last of equal keys counts."""
        if len(dict(pairs)) < len(pairs):
            self.repeated.append(pairs)
        return dict(pairs)

    def number(self, text: str) -> float:
        """A number, as Python reads it."""
        self.long |= len(text) > MAX_DIGITS
        return float(text) if set(text) & set(".eE") else int(text)


def loads(text: str) -> tuple[Any, set[str]] | None:
    """The data by the standard library, and the problems rtlint should see; None where it is no JSON."""
    seen = Seen()
    try:
        data = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=seen.mapping, parse_int=seen.number, parse_float=seen.number
        )
    except ValueError:
        return None
    everything = [data, seen.repeated]
    problems = {"duplicate-key"} if seen.repeated else set()
    problems |= {"limit"} if seen.long else set()
    problems |= {"non-finite-number"} if not is_finite(everything) else set()
    problems |= (
        {"syntax"}
        if any("\ud800" <= each <= "\udfff" for each in json.dumps(everything, ensure_ascii=False))
        else set()
    )
    return data, problems


def is_finite(data: Any) -> bool:
    """Whether all numbers in the data are."""
    try:
        json.dumps(data, allow_nan=False)
    except ValueError:
        return False
    return True


def known(data: Any) -> Any:
    """The data with its placeholders made unknown."""
    if isinstance(data, dict):
        return {key: known(value) for key, value in data.items()}
    if isinstance(data, list):
        return [known(item) for item in data]
    return placeholder(data) or data if isinstance(data, str) else data


def only(path: str, text: str) -> Document:
    """The one document of a text."""
    (document,) = read_text(path, text)
    return document


def check_same(text: str) -> bool:
    """Read a text both ways; whether it is JSON."""
    document = only("x.json", text)
    problems = {problem.name for problem in document.problems}
    expected = loads(text)
    if expected is None and ("not-strict-json" in problems or scan(text).root is None):
        scanned = scan(text)
        characters = list(text)
        for span in (*scanned.comments, *scanned.trailing_commas):
            characters[span.start : span.end] = " " * (span.end - span.start)
        text = "".join(characters)
        expected = loads(text)
        problems -= {"not-strict-json"}
        if not text.removeprefix("\ufeff").strip(" \t\r\n"):
            assert document.readable is not bool(problems)
            return False
    if expected is None:
        assert not document.readable
        assert problems & {"syntax", "limit"}
        return False
    data, expected_problems = expected
    if document.readable:
        assert problems == expected_problems
        assert repr(document.data) == repr(known(data))
    else:
        assert problems & expected_problems & {"syntax", "limit"}
    return True


@pytest.mark.parametrize("odd", [0, 0.3], ids=["ordinary", "odd"])
def test_json_is_read_as_by_the_standard_library(odd: float) -> None:
    """Whatever the white space, escapes, numbers, repeated keys; the problems are those that it lets through."""

    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=SEEDS)
    def check(seed: int) -> None:
        assert check_same(Writer(Random(seed), odd).text())

    check()


def test_broken_json_is_refused_as_by_the_standard_library() -> None:
    """Both refuse a text, or both read the same in it; but for comments and trailing commas, which are told of."""
    count: Counter[bool] = Counter()

    @settings(max_examples=2 * CASES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=SEEDS)
    def check(seed: int) -> None:
        random = Random(seed)
        count[check_same(broken(random, Writer(random, 0.1).text()))] += 1

    check()

    assert min(count.values()) > sum(count.values()) / 10
