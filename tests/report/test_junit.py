"""The report as JUnit's XML, and its schema."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from report_samples import BARE, CLEAN, EMPTY, FULL, MISSING, NOTICE, PAYLOAD, REPORT, ROOT, reports
from xmlschema import XMLSchema

from rtlint.diagnostic import Report, Severity
from rtlint.report.junit import render_junit


@cache
def schema() -> XMLSchema:
    """The schema that Jenkins reads by."""
    return XMLSchema(Path(__file__).parents[1] / "data" / "jenkins-junit.xsd")


def suites_of(report: Report, failing: Severity = Severity.ERROR) -> ET.Element:
    """The report as a reader of JUnit's XML sees it; it follows the schema."""
    text = render_junit(report, root=ROOT, failing=failing)
    assert text.isascii()
    suites = ET.fromstring(text)
    schema().validate(suites)
    return suites


def outcomes(suites: ET.Element) -> list[tuple[str | None, str | None, list[str]]]:
    """Suite, case and outcome of each case."""
    return [
        (suite.get("name"), case.get("name"), [part.tag for part in case])
        for suite in suites.iter("testsuite")
        for case in suite.iter("testcase")
    ]


def test_a_mistake_is_a_failed_case_of_its_file() -> None:
    """Rule and pointer are its name, the words are told, and the counts agree."""
    path = f"{ROOT}/session.yaml"
    suites = suites_of(Report((replace(FULL, path=path),), (replace(PAYLOAD, path=path),)))
    (suite,) = suites
    (case,) = suite
    (failure,) = case

    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("session.yaml", "1", "1")
    assert case.get("name") == "RT301 vad-field-mismatch at /audio/input/turn_detection/eagerness"
    assert failure.get("message") == "`eagerness` is not a field of `server_vad`"
    assert failure.text == (
        "`eagerness` is not a field of `server_vad`\n"
        "help: remove it, or use `type: semantic_vad`\n"
        "server: unknown_parameter at session.audio.input.turn_detection.eagerness\n"
        "at session.yaml:14:7"
    )


def test_a_clean_file_is_a_case_that_passes() -> None:
    """A file with a payload and no mistake is seen; one in which nothing was recognised is not."""
    report = replace(CLEAN, payloads=(replace(PAYLOAD, path=f"{ROOT}/session.yaml"),), files=5, skipped=4)

    assert outcomes(suites_of(report)) == [("session.yaml", "no problems", [])]


def test_what_does_not_fail_the_run_fails_no_case() -> None:
    """A warning passes with its words as output, unless `--fail-on` says that it fails."""
    report = Report((BARE, NOTICE))

    assert [tags for _, _, tags in outcomes(suites_of(report))] == [["system-out"], ["system-out"]]
    told = outcomes(suites_of(report, Severity.WARNING))
    assert {name: tags for _, name, tags in told}["RT001 syntax at the root of document 2"] == ["failure"]


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    """Not a failure: it was not judged."""
    suites = suites_of(Report(failures=(MISSING,)))

    assert [tags for _, _, tags in outcomes(suites)] == [["error"]]
    assert (suites.get("errors"), suites.get("failures")) == ("1", "0")


def test_nothing_recognised_is_skipped_and_not_passed() -> None:
    """An empty run says so."""
    assert [tags for _, _, tags in outcomes(suites_of(EMPTY))] == [["skipped"]]


def test_the_counts_are_those_of_the_cases() -> None:
    """Of the whole, and of each suite."""
    suites = suites_of(REPORT)

    assert suites.attrib == {"name": "rtlint", "tests": "4", "failures": "1", "errors": "1"}
    for suite in suites:
        assert suite.get("tests") == str(len(suite))


@settings(deadline=None)
@given(reports)
def test_any_report_is_well_formed_and_follows_the_schema(report: Report) -> None:
    """Whatever a file holds: XML takes it, and there is a case for each diagnostic."""
    told = outcomes(suites_of(report))

    failed = [tags for _, _, tags in told if tags in (["failure"], ["system-out"])]
    assert len(failed) == len(report.diagnostics)
