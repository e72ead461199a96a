"""A pytest plugin that notes which test ran which lines, and how long it took: `-p mutation.record`, under coverage."""

from __future__ import annotations

import json
import os
from collections.abc import Generator

import coverage
import pytest

#: What coverage is told. A program that a test starts gets the test's name from the variable that pytest sets.
SETTINGS = """
[run]
source = {package}
data_file = {folder}/coverage
context = ${{PYTEST_CURRENT_TEST}}
parallel = true
disable_warnings = no-data-collected, module-not-measured, module-not-imported, already-imported
"""

_seconds: dict[str, float] = {}
_failed: set[str] = set()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Give what runs now the name of the test."""
    running = coverage.Coverage.current()
    if running:
        running.switch_context(item.nodeid)
    return (yield)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Add up what a test took."""
    _seconds[report.nodeid] = _seconds.get(report.nodeid, 0) + report.duration
    if not report.passed:
        _failed.add(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write down the seconds of all tests that passed, where all results come together."""
    if not hasattr(session.config, "workerinput"):
        with open(os.environ["MUTANTS_SECONDS"], "w", encoding="utf-8") as file:
            json.dump({name: took for name, took in _seconds.items() if name not in _failed}, file)
