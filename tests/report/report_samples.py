"""Diagnostics for the tests of every form: one that has everything, one that has nothing, and any whatever."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from rtlint.diagnostic import (
    Diagnostic,
    Edit,
    Failure,
    Fix,
    Payload,
    Range,
    Related,
    Report,
    ServerError,
    Severity,
)  # fmt: skip
from rtlint.rules import all_rules
from rtlint.source.text import Position, Text

ROOT = "/work"
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
    related=(Related("`server_vad` is chosen here", "/audio/input/turn_detection/type", RANGE),),
    server=ServerError("unknown_parameter", "session.audio.input.turn_detection.eagerness"),
    fix=Fix("remove `eagerness`", safe=True, edits=(Edit(RANGE, ""), Edit(RANGE, "x"))),
)
BARE = Diagnostic("RT001", "syntax", Severity.WARNING, "this cannot be read", None, "<data>", 1, "", None)
NOTICE = replace(FULL, severity=Severity.INFO, path="a/b.json", range=None, fix=None, related=())
MISSING = Failure("gone.yaml", "it does not exist")
REPORT = Report((FULL, BARE, NOTICE), (PAYLOAD,), (MISSING,), files=3, skipped=1)
EMPTY = Report(files=2, skipped=2)
CLEAN = Report((), (PAYLOAD,), files=1)

#: Texts with all that could break out of a form: line ends, controls, marks of each syntax, surrogates.
# (`st.text` of both would melt them into one alphabet, in which the few that matter are never met.)
SPECIAL = "\n\r\t\v\f\0\x1b\x85\u2028\u202e\ud800\udcff\ufffe\uffff%:,=;&<>\"'[](){}0\\/#~"
anything = st.lists(st.characters() | st.sampled_from(SPECIAL), max_size=8).map("".join)
pointers = st.lists(anything.map(lambda key: key.replace("~", "~0").replace("/", "~1"))).map(
    lambda keys: "".join(f"/{key}" for key in keys)
)
positions = st.builds(Position, st.integers(1, 9), st.integers(1, 9), st.integers(0, 99))
ranges = st.tuples(positions, positions).map(
    lambda two: Range(*sorted(two, key=lambda one: (one.line, one.column, one.offset)))
).map(lambda one: one if one.start.offset <= one.end.offset else replace(one, end=replace(one.end, offset=99)))  # fmt: skip
related = st.builds(Related, anything, st.none() | pointers, st.none() | ranges)
fixes = st.builds(Fix, anything, st.booleans(), st.lists(st.builds(Edit, ranges, anything), min_size=1).map(tuple))
diagnostics = st.builds(
    lambda code, more: Diagnostic(code=code, name=all_rules()[code].name, **more),
    st.sampled_from(["RT001", "RT101", "RT510"]),
    st.fixed_dictionaries(
        {
            "severity": st.sampled_from(Severity),
            "message": anything,
            "help": st.none() | anything,
            "path": anything.filter(lambda path: "\0" not in path),
            "document": st.integers(0, 3),
            "pointer": pointers,
            "range": st.none() | ranges,
            "kind": st.none() | st.just("session"),
            "related": st.lists(related, max_size=2).map(tuple),
            "server": st.none() | st.builds(ServerError, anything, st.none() | anything, st.none() | anything),
            "fix": st.none() | fixes,
        }
    ),
)
reports = st.builds(
    lambda found, failures: Report(tuple(found), (PAYLOAD,), tuple(failures), files=1, texts=(("x", Text("")),)),
    st.lists(diagnostics, max_size=3),
    st.lists(st.builds(Failure, anything, anything), max_size=1),
)
