"""Fuzz detection, rules and reports: every report follows its schema, and every diagnostic has its place."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from inputs import Input, taken_apart
from jsonschema import Draft4Validator, Draft202012Validator
from shapes import SHAPES

import rtlint
from rtlint.facts.targets import targets
from rtlint.hosts import is_streamed
from rtlint.report.formats import FORMATS, Manner

SUFFIXES = (".yaml", ".json", ".jsonc", "", ".py", ".ts", ".md", ".jsonl", ".log", ".ipynb")

#: The day of the tables, the days of beta, and one when the tables are old.
DAYS = (date(2026, 11, 21), date(2025, 6, 1), date(2028, 1, 1))
MANNER = Manner("0.1.0", "2026-11-21", root="/work")
ROOT = Path(__file__).parents[2]

#: Control characters and marks of direction, which do things to a terminal. A tab is a space to it.
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def check(data: bytes) -> None:
    """Lint a file twice, and show the report in one of the forms."""
    given = taken_apart(data)
    report = _lint(given)
    texts = dict(report.texts)
    for diagnostic in report.diagnostics:
        assert diagnostic.message
        assert diagnostic.help or diagnostic.severity is rtlint.Severity.INFO
        assert diagnostic.range is not None
        text = texts[diagnostic.path]
        if not is_streamed(diagnostic.path):
            _check_range(diagnostic.range, text)
            for related in diagnostic.related:
                if related.range is not None:
                    _check_range(related.range, text)
    form = given.choice(3, tuple(FORMATS))
    shown = FORMATS[form](report, MANNER)
    shown.encode()
    _FORMS[form](shown, report)
    assert FORMATS[form](_lint(given), MANNER) == shown


def _lint(given: Input) -> rtlint.Report:
    kind, dialect = given.choice(1, SHAPES)
    target, day = given.choice(2, [(target, day) for target in targets() for day in DAYS])
    path = f"x{given.choice(0, SUFFIXES)}"
    return rtlint.lint(given.content, path=path, kind=kind, dialect=dialect, target=target, today=day, select=("RT",))


def _check_range(place: rtlint.Range, text: Any) -> None:
    assert 0 <= place.start.offset <= place.end.offset <= len(text.content)
    for position in (place.start, place.end):
        assert text.position(position.offset) == position


def _check_words(shown: str, report: rtlint.Report) -> None:
    """Nothing in it does anything to a terminal."""
    assert ACTIVE.search(shown) is None


def _check_json(shown: str, report: rtlint.Report) -> None:
    _report_schema().validate(json.loads(shown))


def _check_lines(shown: str, report: rtlint.Report) -> None:
    for line in shown.splitlines():
        assert isinstance(json.loads(line), dict)


def _check_sarif(shown: str, report: rtlint.Report) -> None:
    _sarif_schema().validate(json.loads(shown))


def _check_commands(shown: str, report: rtlint.Report) -> None:
    """One command for each diagnostic, and a line that sums up."""
    *commands, _ = shown.removesuffix("\n").split("\n")
    assert all(re.match(r"::(?:error|warning|notice) [^\r\n]*::", line) for line in commands)
    assert len(report.diagnostics) <= len(commands) <= len(report.diagnostics) + 1
    _check_words(shown, report)


def _check_issues(shown: str, report: rtlint.Report) -> None:
    assert len(json.loads(shown)) == len(report.diagnostics)


def _check_xml(shown: str, report: rtlint.Report) -> None:
    assert ET.fromstring(shown).tag == "testsuites"


@cache
def _report_schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((ROOT / "schemas" / "report.json").read_text("utf-8")))


@cache
def _sarif_schema() -> Draft4Validator:
    return Draft4Validator(json.loads((ROOT / "tests" / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8")))


_FORMS = {
    "full": _check_words,
    "concise": _check_words,
    "json": _check_json,
    "jsonl": _check_lines,
    "sarif": _check_sarif,
    "github": _check_commands,
    "gitlab": _check_issues,
    "junit": _check_xml,
}
