"""The report for programs, and its schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rtlint.diagnostic import Diagnostic, Failure, Payload, Range, Related, Report, ServerError, Severity
from rtlint.report.json_report import render_json
from rtlint.source.text import Position

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.json").read_text("utf-8"))

RANGE = Range(Position(14, 7, 310), Position(14, 16, 319))
PAYLOAD = Payload("session.yaml", 0, "", "session", "ga", "certain", "`type: realtime`")
FULL = Diagnostic(
    code="RT301",
    name="vad-field-mismatch",
    severity=Severity.ERROR,
    message="`eagerness` is not a field of `server_vad`",
    help="remove it, or use `type: semantic_vad`",
    path="session.yaml",
    document=0,
    pointer="/audio/input/turn_detection/eagerness",
    range=RANGE,
    kind="session",
    dialect="ga",
    url="https://example.com/RT301",
    related=(Related("`server_vad` is chosen here", "/audio/input/turn_detection/type", RANGE),),
    server=ServerError("unknown_parameter", "session.audio.input.turn_detection.eagerness"),
)
BARE = Diagnostic("RT001", "syntax", Severity.WARNING, "\ud800", None, "<data>", 1, "", None)

text = st.text(st.characters())
pointers = st.lists(text.map(lambda key: key.replace("~", "~0").replace("/", "~1"))).map(
    lambda keys: "".join(f"/{key}" for key in keys)
)
positions = st.builds(Position, st.integers(1), st.integers(1), st.integers(0))
ranges = st.builds(Range, positions, positions)
diagnostics = st.builds(
    Diagnostic,
    code=st.just("RT101"),
    name=st.just("unknown-field"),
    severity=st.sampled_from(Severity),
    message=text,
    help=st.none() | text,
    path=text,
    document=st.integers(0),
    pointer=pointers,
    range=st.none() | ranges,
    kind=st.none() | text,
    dialect=st.none() | text,
    url=st.none() | text,
    related=st.tuples(st.builds(Related, text, st.none() | pointers, st.none() | ranges)) | st.just(()),
    server=st.none() | st.builds(ServerError, text, st.none() | text, st.none() | text),
)


def rendered(report: Report) -> dict[str, Any]:
    """The report as a program reads it."""
    value: dict[str, Any] = json.loads(render_json(report, rtlint_version="0.1.0", facts_date="2026-11-21"))
    return value


def test_every_key_is_there() -> None:
    """What is known is told, what is not known is null, no key is ever left out."""
    place = {"start": {"line": 14, "column": 7, "offset": 310}, "end": {"line": 14, "column": 16, "offset": 319}}
    report = Report((FULL, BARE), (PAYLOAD,), (Failure("gone.yaml", "no such file"),), files=3, skipped=2)
    assert rendered(report) == {
        "format_version": 1,
        "rtlint_version": "0.1.0",
        "facts_date": "2026-11-21",
        "summary": {
            "files": 3, "documents": 1, "skipped": 2, "errors": 1, "warnings": 1, "infos": 0, "fixable": 0,
            "baselined": 0,
        },
        "documents": [
            {
                "path": "session.yaml", "document": 0, "pointer": "", "kind": "session", "dialect": "ga",
                "confidence": "certain", "why": "`type: realtime`",
            },
        ],
        "diagnostics": [
            {
                "code": "RT301", "name": "vad-field-mismatch", "severity": "error",
                "message": "`eagerness` is not a field of `server_vad`",
                "help": "remove it, or use `type: semantic_vad`",
                "url": "https://example.com/RT301", "path": "session.yaml", "document": 0,
                "kind": "session", "dialect": "ga", "pointer": "/audio/input/turn_detection/eagerness",
                "range": place,
                "related": [
                    {
                        "message": "`server_vad` is chosen here",
                        "pointer": "/audio/input/turn_detection/type",
                        "range": place,
                    },
                ],
                "server": {
                    "code": "unknown_parameter",
                    "param": "session.audio.input.turn_detection.eagerness",
                    "message": None,
                },
                "fix": None,
            },
            {
                "code": "RT001", "name": "syntax", "severity": "warning", "message": "\ud800", "help": None,
                "url": None, "path": "<data>", "document": 1, "kind": None, "dialect": None, "pointer": "",
                "range": None, "related": [], "server": None, "fix": None,
            },
        ],
    }  # fmt: skip


def test_lone_surrogates_can_be_printed() -> None:
    """The text is ASCII, so any stream takes it, and ends with a newline like any text."""
    text = render_json(Report((BARE,)), rtlint_version="0.1.0", facts_date="2026-11-21")
    assert text.isascii()
    assert r'"message": "\ud800"' in text
    assert text.endswith("}\n")


@given(st.lists(diagnostics, max_size=3), st.lists(st.sampled_from([PAYLOAD]), max_size=2), st.dates())
def test_a_report_follows_its_schema(found: list[Diagnostic], payloads: list[Payload], day: date) -> None:
    """Whatever was found, `schemas/report.json` describes the object, and the summary agrees with the lists."""
    report = Report(tuple(found), tuple(payloads), files=1)
    value = json.loads(render_json(report, rtlint_version="0.1.0", facts_date=day.isoformat()))
    Draft202012Validator(SCHEMA).validate(value)
    summary = value["summary"]
    assert summary["documents"] == len(value["documents"])
    assert summary["errors"] + summary["warnings"] + summary["infos"] == len(value["diagnostics"])


def objects(schema: object) -> Iterator[dict[str, object]]:
    """Every subschema of an object type."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)


def test_the_schema_is_closed() -> None:
    """Every object lists all of its keys as required and admits no other, each with a description."""
    Draft202012Validator.check_schema(SCHEMA)
    assert len(list(objects(SCHEMA))) == 11
    for part in objects(SCHEMA):
        properties = part["properties"]
        assert isinstance(properties, dict)
        assert part["additionalProperties"] is False
        assert part["required"] == list(properties)
        assert all(field["description"].endswith(".") for field in properties.values())


def test_the_schema_knows_fixes() -> None:
    """A fix has a title, a safety and edits; the format has room for it."""
    value = rendered(Report((FULL,)))
    (entry,) = value["diagnostics"]
    place = entry["range"]
    entry["fix"] = {"title": "remove `eagerness`", "safe": True, "edits": [{"range": place, "text": ""}]}
    assert Draft202012Validator(SCHEMA).is_valid(value)
    entry["fix"] = {"title": "remove `eagerness`", "edits": []}
    assert not Draft202012Validator(SCHEMA).is_valid(value)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("code", "X1"), ("name", "Unknown Field"), ("severity", "fatal"), ("pointer", "voice"), ("document", -1),
        ("range", {"start": 1, "end": 2}), ("related", None), ("server", {"code": "x"}),
    ],
)  # fmt: skip
def test_the_schema_refuses(field: str, wrong: object) -> None:
    """The schema says more than that there is a key."""
    value = rendered(Report((FULL,)))
    (entry,) = value["diagnostics"]
    entry[field] = wrong
    assert not Draft202012Validator(SCHEMA).is_valid(value)
