"""What is announced, runs out and is off, to the day."""

from __future__ import annotations

from datetime import date

import pytest

import rtlint


def lifecycle(payload: dict[str, object], day: str) -> list[tuple[str, str]]:
    """The codes and severities of the errors and warnings in a payload on a day."""
    report = rtlint.lint(payload, today=date.fromisoformat(day))
    return [
        (item.code, item.severity.value) for item in report.diagnostics if item.severity is not rtlint.Severity.INFO
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-07-19", []),
        ("2026-07-20", [("RT503", "warning")]),
        ("2027-01-20", [("RT503", "warning")]),
        ("2027-01-21", [("RT502", "error")]),
    ],
)
def test_the_day_of_a_shutdown_is_a_day_of_service(day: str, said: list[tuple[str, str]]) -> None:
    """From the announcement on a warning, on the last day too; an error from the day after."""
    assert lifecycle({"type": "realtime", "model": "gpt-realtime"}, day) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-09-14", []),
        ("2025-09-15", [("RT601", "warning")]),
        ("2026-05-12", [("RT601", "warning")]),
        ("2026-05-13", [("RT601", "error")]),
    ],
)
def test_beta_ends_in_the_same_way(day: str, said: list[tuple[str, str]]) -> None:
    """The beta interface is announced to end, ends, and is off."""
    payload: dict[str, object] = {
        "type": "session.update",
        "session": {"modalities": ["text"], "instructions": "Be brief."},
    }

    assert lifecycle(payload, day) == said
