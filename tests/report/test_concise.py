"""The report for grep."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rtlint.diagnostic import Diagnostic, Failure, Range, Report, Severity
from rtlint.report.concise import render_concise
from rtlint.source.text import Position

PLACED = Diagnostic(
    "RT101", "unknown-field", Severity.ERROR, "unknown field `instrutions` in session", "did you mean `instructions`?",
    "./conf/b1.yaml", 0, "/instrutions", Range(Position(4, 1, 36), Position(4, 12, 47)),
)  # fmt: skip

anything = st.lists(st.characters() | st.sampled_from("\n\r\t\v\f\x1c\x85\u2028\ud800\x1b")).map("".join)


def test_a_diagnostic_is_one_line() -> None:
    """Path as given, line, column, rule, message, help."""
    assert render_concise(Report((PLACED,))) == (
        "./conf/b1.yaml:4:1: error RT101 unknown-field: "
        "unknown field `instrutions` in session; did you mean `instructions`?\n"
    )


def test_without_help_the_line_ends_with_the_message() -> None:
    """Nothing stands for what there is not."""
    line = render_concise(Report((replace(PLACED, help=None, severity=Severity.INFO),)))
    assert line == "./conf/b1.yaml:4:1: info RT101 unknown-field: unknown field `instrutions` in session\n"


def test_plain_data_is_placed_by_pointer() -> None:
    """Without lines and columns the pointer takes their place."""
    line = render_concise(Report((replace(PLACED, path="<data>", range=None, help=None),)))
    assert line.startswith("<data>:/instrutions: error RT101 ")


def test_files_that_cannot_be_read_have_a_line_too() -> None:
    """They come last; a clean report is empty."""
    report = Report((replace(PLACED, help=None),), failures=(Failure("gone.yaml", "no such file"),))
    assert render_concise(report).splitlines()[1] == "gone.yaml: error: cannot read: no such file"
    assert render_concise(Report(files=3)) == ""


@given(st.lists(st.tuples(anything, anything, anything, anything)))
def test_nothing_breaks_the_line(words: list[tuple[str, str, str, str]]) -> None:
    """There are as many lines as diagnostics, whatever they say, and all can be written as UTF-8."""
    found = [replace(PLACED, message=m, help=h, path=p, pointer=q, range=None) for m, h, p, q in words]
    text = render_concise(Report((*found, PLACED)))
    assert len(text.splitlines()) == len(found) + 1
    assert text.count("\n") == len(found) + 1
    text.encode("utf-8")
