"""How often each rule spoke."""

from __future__ import annotations

from dataclasses import replace

from report_samples import BARE, CLEAN, FULL

from rtlint.diagnostic import Report
from rtlint.report.statistics import render_statistics


def test_rules_are_counted_the_most_frequent_first() -> None:
    """Columns line up, a rule without fixes says nothing of them, and equal counts go by code."""
    other = replace(FULL, code="RT101", name="unknown-field", fix=None)
    report = Report((BARE, *(FULL,) * 10, replace(FULL, fix=None), other, other))

    assert render_statistics(report) == (
        "11  RT301  vad-field-mismatch  10 fixable\n"
        " 2  RT101  unknown-field\n"
        " 1  RT001  syntax\n"
    )  # fmt: skip


def test_nothing_found_is_nothing_counted() -> None:
    """Not even a heading."""
    assert render_statistics(CLEAN) == ""
