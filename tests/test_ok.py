"""Files that must stay silent do: other services' bodies, and payloads that work."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import rtlint
from rtlint.facts import table

HERE = Path(__file__).parent
TODAY = date.fromisoformat(table("models")["checked"])
NAMED = "RT009"
"""The one line that a file of another service may get: it names the service."""


def files(folder: Path) -> list[Path]:
    """The JSON and YAML files of a folder."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".json", ".jsonc", ".yaml", ".yml"))


def test_there_are_enough_of_them() -> None:
    """A folder that went missing would make this file pass for nothing."""
    assert len(files(HERE / "ok" / "lookalikes")) >= 30
    assert len(files(HERE / "ok" / "payloads")) >= 30


@pytest.mark.parametrize("path", files(HERE / "ok" / "lookalikes"), ids=lambda path: path.name)
def test_a_lookalike_is_left_alone(path: Path) -> None:
    """What belongs to another service gets nothing, or the one line that names the service."""
    report = rtlint.lint(path.read_bytes(), path=path.name, today=TODAY)

    assert [item.code for item in report.diagnostics if item.code != NAMED] == []
    assert len(report.diagnostics) <= 1


@pytest.mark.parametrize("path", files(HERE / "ok" / "payloads"), ids=lambda path: path.name)
def test_a_working_payload_has_no_problem(path: Path) -> None:
    """A payload that works gets advice at most."""
    report = rtlint.lint(path.read_bytes(), path=path.name, today=TODAY)

    assert [item for item in report.diagnostics if item.severity is not rtlint.Severity.INFO] == []


@pytest.mark.parametrize("path", files(HERE.parent / "examples"), ids=lambda path: path.name)
def test_an_example_is_recognised_and_clean(path: Path) -> None:
    """The examples of the project are payloads without a problem."""
    report = rtlint.lint(path.read_bytes(), path=path.name, today=TODAY)

    assert report.payloads
    assert report.diagnostics == ()
