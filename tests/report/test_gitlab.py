"""The report as GitLab's code quality."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from report_samples import BARE, CLEAN, FULL, MISSING, NOTICE, ROOT, reports

from rtlint.diagnostic import Diagnostic, Report
from rtlint.report.gitlab import render_gitlab


def issues_of(report: Report) -> list[dict[str, Any]]:
    """The issues as GitLab reads them."""
    text = render_gitlab(report, root=ROOT)
    assert text.isascii()
    issues = json.loads(text)
    assert isinstance(issues, list)
    return issues


def test_an_issue_has_words_rule_severity_and_place() -> None:
    """The fields that GitLab asks for, and no other."""
    (issue,) = issues_of(Report((replace(FULL, path=f"{ROOT}/a/session.yaml"),)))

    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "description": (
            "RT301 vad-field-mismatch: `eagerness` is not a field of `server_vad`; "
            "remove it, or use `type: semantic_vad`"
        ),
        "check_name": "RT301",
        "severity": "major",
        "location": {"path": "a/session.yaml", "lines": {"begin": 14}},
    }


def test_severities_are_those_of_gitlab() -> None:
    """Errors are major, warnings minor, advice is information; without a text the line is the first."""
    issues = issues_of(Report((FULL, BARE, NOTICE)))

    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[1]["location"]["lines"] == {"begin": 1}


def test_files_that_cannot_be_read_are_issues() -> None:
    """A missing file is never a report without issues; a clean run is an empty array."""
    (issue,) = issues_of(Report(failures=(MISSING,)))

    assert (issue["severity"], issue["description"]) == (
        "major",
        f"cannot read {issue['location']['path']}: it does not exist",
    )
    assert issues_of(CLEAN) == []


def test_fingerprints_stay_when_lines_move() -> None:
    """GitLab compares them between branches, so neither lines nor words are in them."""

    def fingerprint(diagnostic: Diagnostic) -> str:
        (issue,) = issues_of(Report((diagnostic,)))
        return str(issue["fingerprint"])

    assert fingerprint(FULL) == fingerprint(replace(FULL, range=None, message="else", help=None))
    assert fingerprint(FULL) != fingerprint(replace(FULL, pointer="/else"))


@settings(deadline=None)
@given(reports)
def test_any_report_can_be_read(report: Report) -> None:
    """Whatever a file holds: as many issues as there are, each with its own fingerprint, and all is Unicode."""
    issues = issues_of(report)

    assert (
        len({issue["fingerprint"] for issue in issues}) == len(issues) == len(report.diagnostics) + len(report.failures)
    )
    assert all("\n" not in issue["description"] for issue in issues)
    json.dumps(issues, ensure_ascii=False).encode("utf-8")
