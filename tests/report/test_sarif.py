"""The report for code scanning, and the schema of SARIF."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from hypothesis import given, settings
from jsonschema import Draft4Validator
from report_samples import BARE, CLEAN, EMPTY, FULL, MISSING, REPORT, ROOT, reports

import rtlint
from rtlint.diagnostic import Report
from rtlint.report.sarif import render_sarif
from rtlint.source.text import Text

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def run_of(report: Report, root: str = ROOT) -> dict[str, Any]:
    """The one run of the log, which follows the schema."""
    text = render_sarif(report, root=root, rtlint_version="0.1.0", facts_date="2026-11-21")
    log = json.loads(text)
    VALIDATOR.validate(log)
    assert text.isascii()
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_a_result_has_words_place_pointer_and_fingerprint() -> None:
    """The rule by its index, message and help, region, pointer, and what explains it."""
    run = run_of(Report((replace(FULL, path=f"{ROOT}/session.yaml"),)))
    file = {"uri": "session.yaml", "uriBaseId": "SRCROOT"}
    region = {
        "startLine": 14, "startColumn": 7, "endLine": 14, "endColumn": 16, "charOffset": 310, "charLength": 9,
    }  # fmt: skip
    (result,) = run["results"]
    fingerprint = result.pop("partialFingerprints")["rulePathPointer/v1"]
    assert len(fingerprint) == 32
    assert result == {
        "ruleId": "RT301",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "`eagerness` is not a field of `server_vad`; remove it, or use `type: semantic_vad`"},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": file, "region": region},
                "logicalLocations": [
                    {"name": "eagerness", "fullyQualifiedName": "/audio/input/turn_detection/eagerness"}
                ],
            }
        ],
        "relatedLocations": [
            {
                "id": 0,
                "message": {"text": "`server_vad` is chosen here"},
                "physicalLocation": {"artifactLocation": file, "region": region},
                "logicalLocations": [{"name": "type", "fullyQualifiedName": "/audio/input/turn_detection/type"}],
            }
        ],
        "fixes": [
            {
                "description": {"text": "remove `eagerness`"},
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [
                            {"deletedRegion": region},
                            {"deletedRegion": region, "insertedContent": {"text": "x"}},
                        ],
                    }
                ],
            }
        ],
        "properties": {"document": 0, "kind": "session", "dialect": "ga"},
    }
    assert run["columnKind"] == "unicodeCodePoints"


def test_every_rule_that_spoke_brings_its_page() -> None:
    """One descriptor a rule, in the order of codes, with default level and a page as text and as Markdown."""
    rules = run_of(REPORT)["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["RT001", "RT301"]
    assert rules[1]["name"] == "vad-field-mismatch"
    assert rules[1]["defaultConfiguration"] == {"enabled": True, "level": "error"}
    assert rules[1]["help"]["text"].startswith("RT301 vad-field-mismatch (error; ")
    assert "wrong:\n\n```yaml\n" in rules[1]["help"]["markdown"]
    assert rules[1]["fullDescription"]["text"].startswith("`server_vad` listens for silence")
    assert "helpUri" not in rules[1]


def test_a_page_on_the_web_is_the_help_of_its_rule() -> None:
    """`helpUri` is there when a diagnostic has an address."""
    (rule,) = run_of(Report((replace(FULL, url="https://example.com/RT301"),)))["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.com/RT301"


def test_the_level_is_that_of_the_diagnostic() -> None:
    """Severities of a configuration count, not those of the rules."""
    assert [result["level"] for result in run_of(REPORT)["results"]] == ["error", "warning", "note"]


def test_an_unsafe_fix_says_so() -> None:
    """SARIF has no word for it, so the description does."""
    assert FULL.fix is not None
    (result,) = run_of(Report((replace(FULL, fix=replace(FULL.fix, safe=False)),)))["results"]
    assert result["fixes"][0]["description"] == {"text": "remove `eagerness` (unsafe)"}


def test_uris_are_relative_to_the_root_and_encoded() -> None:
    """A file of the checkout has a relative URI, another one a whole one, and any byte of a name survives."""
    paths = [f"{ROOT}/a b/%é:.yaml", "/else/where.yaml", f"{ROOT}/\udcff.yaml"]
    run = run_of(Report(tuple(replace(BARE, path=path) for path in paths)))
    files = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]

    assert files[0] == {"uri": "a%20b/%25%C3%A9%3A.yaml", "uriBaseId": "SRCROOT"}
    assert files[1] == {"uri": "file:///else/where.yaml"}
    assert unquote_to_bytes(files[2]["uri"]) == b"\xff.yaml"
    assert set(run["originalUriBaseIds"]) == {"SRCROOT"}


def test_a_byte_order_mark_does_not_count() -> None:
    """The standard says that columns and offsets do not depend on it; below the first line columns never do."""
    plain = Text('{"type": "realtime", "model": "gpt-realtime-2.1", "x": 1,\n  "y": 2}')
    data = f"\ufeff{plain.content}".encode()
    report = rtlint.lint(data, path=f"{ROOT}/a.json", today=date(2026, 11, 21))
    first, second = (result["locations"][0]["physicalLocation"]["region"] for result in run_of(report)["results"])

    for region, key in ((first, '"x"'), (second, '"y"')):
        start = plain.position(plain.content.index(key))
        assert (region["startLine"], region["startColumn"]) == (start.line, start.column)
        assert (region["charOffset"], region["charLength"]) == (start.offset, 3)


def test_fingerprints_survive_moved_lines_and_tell_twins_apart() -> None:
    """A place is its rule, file, document and pointer; the same mistake twice there has two fingerprints."""

    def prints(*found: rtlint.Diagnostic) -> list[str]:
        return [result["partialFingerprints"]["rulePathPointer/v1"] for result in run_of(Report(found))["results"]]

    moved = replace(FULL, range=None, message="in other words", path="./session.yaml")
    assert prints(FULL) == prints(moved)
    others = (FULL, FULL, replace(FULL, document=1), replace(FULL, pointer="/a"), replace(FULL, path="b"))
    assert len(set(prints(*others))) == len(others)


def test_what_could_not_be_read_is_told() -> None:
    """A file that was named fails the run, another one is a warning; each is named."""
    unnamed = replace(MISSING, named=False)
    (named,), (found,) = (run_of(Report(failures=(one,)))["invocations"] for one in (MISSING, unnamed))

    assert named["executionSuccessful"] is False
    assert [note["level"] for note in named["toolConfigurationNotifications"]] == ["error"]
    assert found["executionSuccessful"] is True
    assert [note["level"] for note in found["toolConfigurationNotifications"]] == ["warning"]


def test_nothing_recognised_is_no_quiet_success() -> None:
    """The log says that nothing was checked; after a payload without mistakes it says nothing."""
    (empty,), (clean,) = run_of(EMPTY)["invocations"], run_of(CLEAN)["invocations"]

    assert "RT003" in empty["toolConfigurationNotifications"][0]["message"]["text"]
    assert clean["toolConfigurationNotifications"] == []


def test_a_quoted_file_makes_no_link_and_no_placeholder() -> None:
    """What a viewer would turn into a link, or fill in, is taken apart."""
    (result,) = run_of(Report((replace(BARE, message="`[here](https://evil.example)` {0} {type: x}"),)))["results"]
    assert result["message"]["text"] == "`[here] (https://evil.example)` {{0}} {type: x}"


@settings(deadline=None)
@given(reports)
def test_any_report_follows_the_schema_of_sarif(report: Report) -> None:
    """Whatever a file holds: the schema is content, indices lead somewhere, fingerprints differ, all is Unicode."""
    run = run_of(report)
    results = run["results"]

    assert len(results) == len(report.diagnostics)
    assert all(run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    assert len({one["partialFingerprints"]["rulePathPointer/v1"] for one in results}) == len(results)
    json.dumps(run, ensure_ascii=False).encode("utf-8")
