"""Whatever a file holds, and whatever it is said to be, it is judged in the words of a report."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import rtlint
from rtlint.facts.kinds import kind_names, kinds

from .payloads import TODAY, lint, payload, said

CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 10
ROOTS: list[Any] = [
    None,
    True,
    False,
    0,
    7,
    -1.5,
    "",
    "text",
    "a\n",
    "auto",
    "inf",
    "1",
    "null",
    [],
    [[]],
    [{}],
    ["text"],
    {},
    {"": 1},
    {"type": []},
]


@pytest.mark.parametrize(("kind", "dialect"), [(name, each) for name in kind_names() for each in kinds()[name].schemas])
def test_a_root_of_any_type(kind: str, dialect: str) -> None:
    """What is no object is a mistake of its type, and never a crash."""
    for root in ROOTS:
        report = rtlint.lint(json.dumps(root), path="x.json", kind=kind, dialect=dialect, today=TODAY)
        if root is not None and not isinstance(root, dict):
            assert [(one.name, one.pointer) for one in report.diagnostics if one.severity is rtlint.Severity.ERROR] == [
                ("wrong-type", "")
            ]


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_any_payload_is_judged(seed: int) -> None:
    """With mistakes of every type at every place: each is said once, with a message, and what to do about it."""
    value = payload(seed)
    report = lint(json.dumps(value.data), "x.json", value.kind)
    assert len(said(report)) == len({tuple(each) for each in said(report)})
    for one in report.diagnostics:
        assert one.message
        assert one.help or one.severity is rtlint.Severity.INFO
        assert one.range is not None


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["type", "realtime", "session"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "session", "audio", "voice", "tools", "model", ""]) | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=ANYTHING, kind=st.sampled_from([None, *kind_names()]))
def test_any_data_is_judged(data: Any, kind: str | None) -> None:
    """Plain data as text, too: NaN, infinities and whatever characters included."""
    for content in (data, json.dumps(data)):
        for one in lint(content, "x.json", kind).diagnostics:
            assert one.message
