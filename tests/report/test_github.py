"""The report as annotations of GitHub Actions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from report_samples import BARE, CLEAN, EMPTY, FULL, MISSING, NOTICE, ROOT, reports

from rtlint.diagnostic import Range, Report
from rtlint.report.columns import shown
from rtlint.report.github import place, render_github
from rtlint.source.text import Position

COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^:]*)::(?P<message>.*)")


def as_runner(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it: split first, then the escapes."""
    match = COMMAND.fullmatch(line)
    assert match, line
    pairs = (pair.partition("=") for pair in match["properties"].split(","))
    escapes = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}

    def read(text: str) -> str:
        return re.sub("|".join(escapes), lambda escape: escapes[escape[0]], text)

    return match["name"], {key: read(value) for key, _, value in pairs}, read(match["message"])


def test_an_annotation_has_place_title_and_words() -> None:
    """File, lines, columns with the last one in, the rule, message and help."""
    report = Report((replace(FULL, path=f"{ROOT}/session.yaml"),))
    assert render_github(report, root=ROOT) == (
        "::error file=session.yaml,line=14,endLine=14,col=7,endColumn=15,title=RT301 vad-field-mismatch"
        "::`eagerness` is not a field of `server_vad`%0Ahelp: remove it, or use `type: semantic_vad`\n"
        "Found 1 error; --fix repairs 1.\n"
    )


def test_levels_are_those_of_github() -> None:
    """Advice is a notice."""
    lines = render_github(Report((FULL, BARE, NOTICE)), root=ROOT).splitlines()
    assert [as_runner(line)[0] for line in lines[:-1]] == ["error", "warning", "notice"]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ((2, 3), (2, 4), {"line": "2", "endLine": "2", "col": "3", "endColumn": "3"}),
        ((2, 3), (2, 3), {"line": "2", "endLine": "2", "col": "3", "endColumn": "3"}),
        ((2, 3), (4, 5), {"line": "2", "endLine": "4"}),
        ((2, 3), (4, 1), {"line": "2", "endLine": "3"}),
        ((2, 3), (3, 1), {"line": "2", "endLine": "2", "col": "3", "endColumn": "3"}),
    ],
)
def test_columns_are_told_on_one_line_only(start: tuple[int, int], end: tuple[int, int], told: dict[str, str]) -> None:
    """GitHub refuses columns where the lines differ; a stretch that ends before a line is not on it."""
    assert place(Range(Position(*start, 0), Position(*end, 9))) == told


def test_files_that_cannot_be_read_and_empty_runs_are_annotated() -> None:
    """Neither passes without a word; a clean run has its summary only."""
    missing = render_github(Report(failures=(MISSING,)), root=ROOT).splitlines()[0]
    empty = render_github(EMPTY, root=ROOT).splitlines()[0]

    assert as_runner(missing)[0] == "error"
    assert "it does not exist" in missing
    assert as_runner(empty)[0] == "warning"
    assert "RT003" in empty
    assert render_github(CLEAN, root=ROOT) == "1 file checked, 1 payload: no problems.\n"


@settings(deadline=None)
@given(reports)
def test_nothing_breaks_out_of_a_command(report: Report) -> None:
    """Whatever a file or its name holds: one command a diagnostic, with its own title, level and file name."""
    text = render_github(report, root=ROOT)
    lines = text.split("\n")

    assert "\r" not in text
    assert lines.pop() == ""
    assert not lines.pop().startswith("::")
    commands = [as_runner(line) for line in lines]
    found = commands[: len(report.diagnostics)]
    assert [properties["title"] for _, properties, _ in found] == [
        f"{one.code} {one.name}" for one in report.diagnostics
    ]
    assert len(commands) == len(report.diagnostics) + len(report.failures)
    for one, (name, properties, message) in zip(report.diagnostics, found, strict=True):
        assert name == {"error": "error", "warning": "warning", "info": "notice"}[one.severity.value]
        assert set(properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert properties["file"].endswith(shown(one.path.rpartition("/")[2]).removesuffix("."))
        assert message.count("\n") == (one.help is not None and one.help != "")
