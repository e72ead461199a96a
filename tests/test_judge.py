"""Which of several things that could be said of one place is said."""

from __future__ import annotations

from typing import Any

import pytest

import rtlint


def said(payload: dict[str, Any], **words: Any) -> list[tuple[str, str]]:
    """The codes and pointers of the errors and warnings in a payload."""
    report = rtlint.lint(payload, dialect="ga", **words)
    return [(item.code, item.pointer) for item in report.diagnostics if item.severity is not rtlint.Severity.INFO]


PCM = {"type": "audio/pcm", "rate": 24000}


@pytest.mark.parametrize("kind", ["session", "call-accept"])
def test_advice_hides_no_error(kind: str) -> None:
    """Advice about a format (a phone call, two codecs) leaves what is wrong inside of it to be said."""
    audio = {"input": {"format": PCM | {"rate": "1"}}, "output": {"format": {"type": "audio/pcmu", "rate": 16000}}}

    assert said({"type": "realtime", "model": "gpt-realtime-2.1", "audio": audio}, kind=kind) == [
        ("RT102", "/audio/input/format/rate"),
        ("RT524", "/audio/output/format/rate"),
    ]


def test_no_advice_about_a_refused_value() -> None:
    """A connector that does not exist is not also deprecated."""
    tool = {"type": "mcp", "server_label": "docs", "connector_id": "unheard_of", "authorization": "${TOKEN}"}

    assert said({"type": "realtime", "tools": [tool]}, kind="session") == [("RT104", "/tools/0/connector_id")]


def test_an_ignored_rule_leaves_no_second_one_behind() -> None:
    """Who ignores a rule does not get the same mistake under the name of a more general one."""
    payload = {"type": "realtime", "max_output_tokens": "infinite", "voice": "marin"}

    assert said(payload, kind="session", ignore=["RT202", "RT602"]) == []
