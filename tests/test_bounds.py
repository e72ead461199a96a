"""A limit admits what is at it, and refuses what is beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

import rtlint
from rtlint.facts import table

TODAY = date.fromisoformat(table("models")["checked"])

Payload = Callable[[Any], dict[str, Any]]


def session(**fields: Any) -> dict[str, Any]:
    """A realtime session."""
    return {"type": "realtime", "model": "gpt-realtime-2.1", **fields}


def turns(**fields: Any) -> dict[str, Any]:
    """One with turn detection."""
    return session(audio={"input": {"turn_detection": {"type": "server_vad", **fields}}})


def respond(**fields: Any) -> dict[str, Any]:
    """A request for a response."""
    return {"type": "response.create", "response": fields}


def tool(**fields: Any) -> dict[str, Any]:
    """A session with a function."""
    return session(tools=[{"type": "function", "name": "look", "description": "Looks for things.", **fields}])


def nested(depth: int) -> dict[str, Any]:
    """Parameters so many objects deep."""
    return {"type": "object", "properties": {"inner": nested(depth - 1)}} if depth else {"type": "string"}


BOUNDS: dict[str, tuple[Payload, list[Any], list[Any], str]] = {
    "speed": (lambda n: session(audio={"output": {"speed": n}}), [0.25, 1, 1.5], [0.24, 1.51, 0], "RT201"),
    "threshold": (lambda n: turns(threshold=n), [0, 0.5, 1, 1.0], [-0.01, 1.01], "RT201"),
    "idle timeout": (lambda n: turns(idle_timeout_ms=n), [5000, 30000], [4999, 30001], "RT201"),
    "silence": (lambda n: turns(silence_duration_ms=n), [10, 500], [-1], "RT201"),
    "looks like seconds": (lambda n: turns(silence_duration_ms=n), [0, 10], [1, 9], "RT304"),
    "unusual silence": (lambda n: turns(silence_duration_ms=n), [50, 10000, 1, 9], [10, 49, 10001], "RT805"),
    "unusual padding": (lambda n: turns(prefix_padding_ms=n), [0, 1, 5000], [5001], "RT805"),
    "tokens": (lambda n: session(model="gpt-realtime-1.5", max_output_tokens=n), [1, 4096, "inf"], [0, 4097, 1.5], "RT202"),
    "few tokens": (lambda n: session(max_output_tokens=n), ["inf", 4096], [1], "RT807"),
    "ratio": (
        lambda n: session(truncation={"type": "retention_ratio", "retention_ratio": n}), [0.01, 1, 1.0], [-0.1, 100], "RT2",
    ),
    "context": (
        lambda n: session(truncation={"type": "retention_ratio", "retention_ratio": 0.8, "token_limits": {"post_instructions": n}}),
        [96000, 100800], [100801, 128000], "RT222",
    ),
    "secret lives": (
        lambda n: {"expires_after": {"anchor": "created_at", "seconds": n}, "session": {"type": "realtime"}}, [10, 7200], [9, 7201],
        "RT201",
    ),
    "event id": (lambda n: {"type": "response.create", "event_id": "x" * n}, [1, 512], [513, 600], "RT237"),
    "metadata entries": (lambda n: respond(metadata={str(key): "a" for key in range(n)}), [1, 16], [17, 30], "RT224"),
    "metadata key": (lambda n: respond(metadata={"k" * n: "a"}), [1, 64], [65], "RT224"),
    "metadata value": (lambda n: respond(metadata={"key": "v" * n}), [0, 512], [513], "RT224"),
    "tool name": (lambda n: tool(name="n" * n), [1, 64], [65], "RT405"),
    "tools": (lambda n: session(tools=[tool(name=f"tool_{k}")["tools"][0] for k in range(n)]), [1, 20], [21], "RT823"),
    "description": (lambda n: tool(description="d" * n), [10, 11], [0, 9], "RT824"),
    "deep schema": (lambda n: tool(parameters=nested(n)), [1, 8], [9], "RT826"),
    "wide schema": (
        lambda n: tool(parameters={"type": "object", "properties": {str(key): {"type": "string"} for key in range(n)}}),
        [1, 100], [101], "RT826",
    ),
}  # fmt: skip

BETA: dict[str, tuple[Payload, list[Any], list[Any], str]] = {
    "temperature": (lambda n: {"temperature": n, "modalities": ["text"]}, [0.6, 0.8, 1.2], [0.59, 1.21, 0, 2], "RT203"),
    "tokens": (
        lambda n: {"max_response_output_tokens": n, "modalities": ["text"]},
        [1, 4096, "inf"],
        [0, 4097],
        "RT202",
    ),
}


def said(payload: dict[str, Any], dialect: str, code: str) -> list[str]:
    """The codes that begin so, of what is said of a payload by any rule."""
    kind = "client-secret" if "expires_after" in payload else "session"
    kind = "event" if payload.get("type") == "response.create" else kind
    report = rtlint.lint(payload, kind=kind, dialect=dialect, today=TODAY, select=("RT",))
    return [item.code for item in report.diagnostics if item.code.startswith(code)]


@pytest.mark.parametrize("name", [*BOUNDS, *(f"beta {name}" for name in BETA)])
def test_a_limit_is_where_it_is(name: str) -> None:
    """At it nothing is said, beside it is."""
    dialect = "beta" if name.startswith("beta ") else "ga"
    payload, good, bad, code = BETA[name.removeprefix("beta ")] if dialect == "beta" else BOUNDS[name]

    assert {str(value): said(payload(value), dialect, code) for value in good} == {str(value): [] for value in good}
    assert [value for value in bad if not said(payload(value), dialect, code)] == []


@pytest.mark.parametrize(
    ("day", "left"), [("2027-01-20", "today"), ("2027-01-19", "tomorrow"), ("2027-01-18", "in 2 days")]
)
def test_the_last_days_are_counted(day: str, left: str) -> None:
    """The day of the shutdown is today, the one before it is not."""
    report = rtlint.lint({"type": "realtime", "model": "gpt-realtime"}, today=date.fromisoformat(day))

    assert [item.message for item in report.diagnostics if item.code == "RT503"] == [
        f"model `gpt-realtime` is deprecated and will be shut down on 2027-01-20, {left}"
    ]
