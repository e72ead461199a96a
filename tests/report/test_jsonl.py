"""The report as lines of JSON."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from jsonschema import Draft202012Validator
from report_samples import CLEAN, REPORT, reports

from rtlint.diagnostic import Report
from rtlint.report.json_report import render_json
from rtlint.report.jsonl import render_jsonl

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.json").read_text("utf-8"))
LINE = Draft202012Validator({"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"], "properties": SCHEMA["properties"]})


def lines_of(report: Report) -> list[dict[str, object]]:
    """The objects, one a line."""
    text = render_jsonl(report, rtlint_version="0.1.0", facts_date="2026-11-21")
    assert text.isascii()
    assert text.endswith("}\n")
    return [json.loads(line) for line in text.splitlines()]


def test_lines_hold_what_json_holds() -> None:
    """First the diagnostics as in `json`, then the rest of it without the payloads."""
    whole = json.loads(render_json(REPORT, rtlint_version="0.1.0", facts_date="2026-11-21"))
    *diagnostics, last = lines_of(REPORT)

    assert diagnostics == whole["diagnostics"]
    assert last == {key: whole[key] for key in ("format_version", "rtlint_version", "facts_date", "summary")}


def test_a_clean_run_has_a_last_line_too() -> None:
    """So that a reader can tell it from a run that was cut off."""
    (last,) = lines_of(CLEAN)
    assert "summary" in last


@settings(deadline=None)
@given(reports)
def test_every_line_follows_the_schema(report: Report) -> None:
    """Whatever was found, `$defs/line` of `schemas/report.json` describes it."""
    for line in lines_of(report):
        LINE.validate(line)
