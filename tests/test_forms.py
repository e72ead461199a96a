"""One payload, however it is written: the same diagnostics, each at exactly the key or the value it is about."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sdk.generate import REQUESTS, SEED, Request, payloads
from sdk.judge import TODAY
from sdk.mutate import mutants

import rtlint
from rtlint.facts.dialects import dialects

#: A way through the choices of a writer: `pick(n)` is a number below `n`.
Pick = Callable[[int], int]
Way = tuple[str | int, ...]
Place = tuple[int, int]

#: Mutants of each request type that are written in every form.
MUTANTS = 6

#: Rules about a key, not its value.
ABOUT_KEYS = {
    "RT101", "RT103", "RT106", "RT206", "RT301", "RT305", "RT306", "RT524", "RT525", "RT601", "RT602", "RT603",
    "RT802",
}  # fmt: skip

WORDS = ["a comment", "größer", "世界 🌍", "\u0301 combining", "key: value", '"quoted', "- x", "{", "x # y", "\u200b"]


class Sheet:
    """A text in the making, which knows where it has put every key and every value."""

    def __init__(self, pick: Pick, newline: str = "\n", *, comments: bool = True) -> None:
        self.pick, self.newline, self.comments = pick, newline, comments
        self.text = ""
        self.literal = False  # whether the last value was a block scalar, to which a comment behind it would belong
        self.keys: dict[Way, Place] = {}
        self.values: dict[Way, Place] = {}

    def put(self, text: str) -> Place:
        """Write something, and tell where it stands."""
        start = len(self.text)
        self.text += text.replace("\n", self.newline)
        return start, len(self.text)

    def words(self) -> str:
        """Something to say in a comment."""
        return WORDS[self.pick(len(WORDS))]

    def json(self, data: Any, way: Way = (), depth: int = 0) -> None:
        """Data as JSON, with comments if the form has any."""
        start = len(self.text)
        if isinstance(data, dict) and data:
            self.put("{")
            for number, (key, value) in enumerate(data.items()):
                self.put("," if number else "")
                self.json_gap(depth + 1)
                self.keys[way + (key,)] = self.put(json.dumps(key, ensure_ascii=bool(self.pick(2))))
                self.json_gap(None)
                self.put(":")
                self.json_gap(None)
                self.json(value, (*way, key), depth + 1)
            self.json_gap(depth)
            self.put("}")
        elif isinstance(data, list) and data:
            self.put("[")
            for number, value in enumerate(data):
                self.put("," if number else "")
                self.json_gap(depth + 1)
                self.json(value, (*way, number), depth + 1)
            self.json_gap(depth)
            self.put("]")
        else:
            self.put(json.dumps(data, ensure_ascii=bool(self.pick(2))))
        self.values[way] = start, len(self.text)

    def json_gap(self, depth: int | None) -> None:
        """What may stand between two tokens; None is a place where most people write a space at best."""
        if self.comments and self.pick(9) == 0:
            body = self.words()
            self.put(f" /* {body} */ " if self.pick(2) else f" // {body}\n")
        if depth is None:
            self.put(("", " ", " ", "\t", "\n")[self.pick(5)] if self.pick(4) == 0 else " ")
        else:
            self.put(("", "\n" + "  " * depth, "\n" + "\t" * depth, " ")[self.pick(4)])

    def flow(self, data: Any, way: Way = (), margin: int = 0) -> None:
        """Data as a YAML flow collection, on one line or several."""
        start = len(self.text)
        if isinstance(data, dict) and data:
            self.put("{")
            for number, (key, value) in enumerate(data.items()):
                self.put("," if number else "")
                self.flow_gap(margin)
                self.keys[way + (key,)] = self.put(self.scalar(key))
                self.put((": ", ":  ", ":\t", ":\n" + " " * (margin + 1))[self.pick(4) if self.pick(3) == 0 else 0])
                self.flow(value, (*way, key), margin)
            self.flow_gap(margin)
            self.put("}")
        elif isinstance(data, list) and data:
            self.put("[")
            for number, value in enumerate(data):
                self.put("," if number else "")
                self.flow_gap(margin)
                self.flow(value, (*way, number), margin)
            self.flow_gap(margin)
            self.put("]")
        else:
            self.put(self.scalar(data))
        self.values[way] = start, len(self.text)

    def flow_gap(self, margin: int) -> None:
        """Space, line ends and comments inside of brackets."""
        if self.comments and self.pick(9) == 0:
            self.put(f" # {self.words()}\n" + " " * (margin + 1))
        self.put((" ", "  ", "\t", "\n" + " " * (margin + 1))[self.pick(4) if self.pick(3) == 0 else 0])

    def block(self, data: Any, way: Way = (), margin: int = 0) -> None:
        """Data as a YAML block, with flow collections and block scalars here and there. Starts where its text does."""
        if isinstance(data, dict) and data and (not way or self.pick(8)):
            step = 1 + self.pick(3)
            for number, (key, value) in enumerate(data.items()):
                if number:
                    self.line(margin)
                self.keys[way + (key,)] = self.put(self.scalar(key))
                self.put(" :" if self.pick(20) == 0 else ":")
                self.behind(value, (*way, key), margin, step)
            self.values[way] = self.keys[way + (next(iter(data)),)][0], self.values[way + ([*data][-1],)][1]
        elif isinstance(data, list) and data and (not way or self.pick(3)):
            start = len(self.text)
            for number, value in enumerate(data):
                if number:
                    self.line(margin)
                self.put("-")
                gap = 1 + self.pick(3)
                if self.pick(6) == 0:
                    self.behind(value, (*way, number), margin, gap)
                else:
                    self.put(" " * gap)
                    self.block(value, (*way, number), margin + 1 + gap)
            self.values[way] = start, self.values[way + (len(data) - 1,)][1]
        else:
            self.flow(data, way, margin)

    def behind(self, value: Any, way: Way, margin: int, step: int) -> None:
        """A value behind its colon or dash."""
        if (
            isinstance(value, str)
            and self.pick(3) == 0
            and re.fullmatch(r"[^\s\W][^\t\r\x85\u2028\u2029]*[^\s]", value)
        ):
            start = self.put(" ")[1]
            self.put("|-" + (f" # {self.words()}" if self.comments and self.pick(4) == 0 else ""))
            for line in value.split("\n"):
                self.put("\n" + (" " * (margin + step) + line if line.strip() else ""))
            self.values[way] = start, len(self.text)
            self.literal = True
        elif value is None and self.pick(2):
            self.values[way] = (len(self.text),) * 2
        elif (isinstance(value, (dict, list)) and value) or self.pick(8) == 0:
            if self.comments and self.pick(5) == 0:
                self.put(f" # {self.words()}")
            self.line(margin + step)
            self.block(value, way, margin + step)
        else:
            tabs = isinstance(way[-1], str)  # behind a dash no parser takes one
            self.put((" ", "   ", "\t" if tabs else " ")[self.pick(3) if self.pick(4) == 0 else 0])
            self.flow(value, way, margin)

    def line(self, margin: int) -> None:
        """A new line, perhaps behind a comment and below others or empty ones."""
        if self.comments and not self.literal and self.pick(6) == 0:
            self.put(f" # {self.words()}")
        while self.pick(6) == 0:
            blank = "\n" if self.literal else "\n   "
            self.put(("\n", blank, f"\n{' ' * margin}# {self.words()}" if self.comments else "\n")[self.pick(3)])
        self.literal = False
        self.put("\n" + " " * margin)

    def scalar(self, data: Any) -> str:
        """A scalar on one line: plain or in single quotes where YAML allows it, else in double quotes."""
        if not isinstance(data, str):
            return json.dumps(data)
        choice = self.pick(3)
        if choice and re.fullmatch(r"[a-z][a-z_]*(?:[ /.-][a-z0-9]+)*", data) and data not in NO_TEXT:
            return data
        if choice == 1 and data.isprintable():
            return "'" + data.replace("'", "''") + "'"
        return json.dumps(data, ensure_ascii=data.isascii() or (max(data) <= "\uffff" and bool(self.pick(2))))


NO_TEXT = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def yaml_block(sheet: Sheet, data: Any) -> str:
    """Write block style; the answer is the name of the file, here and below."""
    sheet.block(data)
    sheet.line(0)
    return "x.yaml"


def yaml_flow(sheet: Sheet, data: Any) -> str:
    """Write flow style."""
    sheet.flow(data)
    sheet.line(0)
    return "x.yml"


def json_with_comments(sheet: Sheet, data: Any) -> str:
    """Write JSON as people do."""
    sheet.json_gap(0)
    sheet.json(data)
    return "x.jsonc"


def json_without(sheet: Sheet, data: Any) -> str:
    """Write strict JSON."""
    sheet.comments = False
    sheet.json(data)
    return "x.json"


def second_document(sheet: Sheet, data: Any) -> str:
    """Write block style behind another document."""
    sheet.put("--- # the first one\nname: 🌍\ntype: nothing\n...\n" if sheet.pick(2) else "name: [世界]\n")
    sheet.put("---\n" if sheet.pick(2) else "--- # here\n")
    return yaml_block(sheet, data)


FORMS = (yaml_block, yaml_flow, json_with_comments, json_without, second_document)


@cache
def pool(request: Request) -> tuple[Any, ...]:
    """Payloads with one mistake, always the same ones, and two without."""
    dice = random.Random(SEED)
    some = dice.sample(payloads(request), min(12, len(payloads(request))))
    every = [mutant for payload in some for mutant in mutants(payload)]
    chosen = dice.sample(every, min(MUTANTS, len(every)))
    return (*(mutant.value for mutant in chosen), payloads(request)[0].value, payloads(request)[-1].value)


def lint(request: Request, payload: Any, path: str = "<payload>") -> list[rtlint.Diagnostic]:
    """What is said of a payload, in data or in text."""
    report = rtlint.lint(payload, path=path, kind=request.kind, dialect=request.dialect, today=TODAY)
    return list(report.diagnostics)


def said(diagnostics: list[rtlint.Diagnostic]) -> list[tuple[str, ...]]:
    """Everything about diagnostics that does not depend on the form: pairs are spelt with or without quotes."""
    return sorted(
        (each.code, each.severity.value, each.pointer, each.message, (each.help or "").replace('"', ""))
        for each in diagnostics
    )


def steps(pointer: str, data: Any) -> Way:
    """The way that a pointer goes in `data`; what is not there is taken for keys."""
    way: list[str | int] = []
    for text in pointer.split("/")[1:]:
        step = text.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list) and step.isdecimal():
            way.append(int(step))
            data = data[int(step)]
        else:
            way.append(step)
            data = data.get(step) if isinstance(data, dict) else None
    return tuple(way)


def expected(diagnostic: rtlint.Diagnostic, data: Any, sheet: Sheet) -> Place:
    """Where a diagnostic belongs: its value, its key, or the key of what lacks a field, or the first key in that."""
    way = steps(diagnostic.pointer, data)
    if way in sheet.values and diagnostic.code not in ABOUT_KEYS:
        return sheet.values[way]
    while way and way not in sheet.values:
        way = way[:-1]
    inside = [other for other in sheet.keys if len(other) == len(way) + 1 and other[: len(way)] == way]
    return sheet.keys.get(way) or (sheet.keys[inside[0]] if inside else sheet.values[way])


def check(request: Request, data: Any, form: Callable[[Sheet, Any], str], sheet: Sheet, mark: str = "") -> None:
    """Write a payload in a form and lint it: as the data, and every place as written."""
    sheet.put(mark)
    path = form(sheet, data)
    last = int(form is second_document)
    found = [each for each in lint(request, sheet.text.encode(), path) if each.document == last]
    assert said(found) == said(lint(request, data)), sheet.text
    for each in found:
        assert each.range is not None
        place = each.range.start.offset, each.range.end.offset
        assert place == expected(each, data, sheet), f"{each.code} {each.pointer}\n{sheet.text}"
        for end in (each.range.start, each.range.end):
            lines = re.split("\r\n|\r|\n", sheet.text[: end.offset])
            assert (end.line, end.column) == (len(lines), len(lines[-1]) + 1)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
@pytest.mark.parametrize("request_type", REQUESTS, ids=str)
def test_a_payload_is_judged_alike_in_every_form(request_type: Request, form: Callable[[Sheet, Any], str]) -> None:
    """Codes, severities, pointers and messages are those of the data; a range is the key or the value, no more, no less."""
    dice = random.Random(f"{request_type} {form.__name__}")
    for number, data in enumerate(pool(request_type)):
        sheet = Sheet(dice.randrange, ("\n", "\r\n", "\n", "\r")[number % 4])
        check(request_type, data, form, sheet, "\ufeff" if number % 5 == 0 else "")


@settings(max_examples=120, deadline=None)
@given(st.data(), st.lists(st.integers(0, 59), max_size=80))
def test_layout_changes_nothing(data: st.DataObject, choices: list[int]) -> None:
    """The same with layouts that Hypothesis makes, so that a failure is a small one."""
    request_type = data.draw(st.sampled_from(REQUESTS))
    value = data.draw(st.sampled_from(pool(request_type)))
    form = data.draw(st.sampled_from(FORMS))
    newline = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    mark = data.draw(st.sampled_from(["", "\ufeff"]))
    ways = iter(choices)

    check(request_type, value, form, Sheet(lambda most: next(ways, most - 1) % most, newline), mark)


#: Code, pointer and characters of a mistake in a text with anchors.
SHARED = [
    ("x: &v mine\nsession: {type: realtime, audio: {output: {voice: *v}}}", "RT510", "/session/audio/output/voice", "*v"),
    ("x: &t {type: retention_ratio}\none: &s {type: realtime, truncation: *t}\ntwo: *s\nsession: *s", "RT103", "/session/truncation/retention_ratio", "truncation"),
    ("- &t {type: realtime, speed: 1}\n- *t\n- *t", "RT602", "/0/speed", "speed"),
    ("session:\n  type: realtime\n  tools:\n  - &t {type: function, name: a, foo: 1}\n  - {<<: *t, name: b}", "RT101",
     "/session/tools/0/foo", "foo"),
    ("x: &t {description: a}\nsession: {type: realtime, tools: [*t, *t]}", "RT402", "/session/tools/0/type", "description"),
    ("x: &t {name: a}\nsession: {type: realtime, tools: [{<<: *t}]}", "RT402", "/session/tools/0/type", "<<"),
    ("x: &b {voice: mine}\nsession: {type: realtime, audio: {output: {<<: *b, speed: 1}}}", "RT510",
     "/session/audio/output/voice", "mine"),
    ("x: &b {voice: mine}\nsession: {type: realtime, audio: {output: {<<: *b, voice: his}}}", "RT510",
     "/session/audio/output/voice", "his"),
    ("x: &b {speed: 9}\ny: &c {speed: 1}\nsession: {type: realtime, audio: {output: {<<: [*b, *c]}}}", "RT201",
     "/session/audio/output/speed", "9"),
    ("x: &y yes\nsession: {type: realtime, parallel_tool_calls: *y}", "RT008", "/session/parallel_tool_calls", "*y"),
    ("x: &y {type: server_vad, create_response: yes}\nsession: {type: realtime, audio: {input: {turn_detection: *y}}}",
     "RT008", "/session/audio/input/turn_detection/create_response", "yes"),
    ("x: &y {create_response: on}\ns:\n  type: realtime\n  audio: {input: {turn_detection: {type: server_vad, <<: *y}}}",
     "RT008", "/s/audio/input/turn_detection/create_response", "on"),
    ("type: realtime\naudio: {output: {voice: &v !!str  'mine'}}", "RT510", "/audio/output/voice", "'mine'"),
    ("type: realtime\ninstructions: hi\n&k foo : 1", "RT101", "/foo", "foo"),
    ("type: realtime\ninstructions: hi\n? 'foo'\n: 1", "RT101", "/foo", "'foo'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "pointer", "characters"), SHARED)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_mistake_that_is_shared_is_one_mistake(
    text: str, code: str, pointer: str, characters: str, newline: str
) -> None:
    """What anchors and merge keys bring in gets its code once, where it is written; a value that is an alias, there."""
    text = text.replace("\n", newline)
    found = rtlint.lint(text, path="x.yaml", today=TODAY).diagnostics
    (only,) = (each for each in found if each.code == code)

    assert only.range is not None
    assert (only.code, only.pointer) == (code, pointer)
    assert text[only.range.start.offset : only.range.end.offset] == characters


def test_an_object_that_is_not_told_is_told_so_once() -> None:
    """Which fields are missing beside the tag depends on the tag."""
    for item in ({"id": "a"}, {"role": "user"}, {"unheard_of": 1}, {}):
        found = rtlint.lint(item, kind="item", dialect="ga", today=TODAY).diagnostics
        assert [(each.code, each.pointer) for each in found] == [("RT103", "/type")]


@pytest.mark.parametrize("dialect", ["ga", "beta"])
def test_a_wrong_tag_hides_nothing_that_crashes(dialect: str) -> None:
    """Below a `type` that nobody knows the schema says nothing, so that rules meet values of any type."""
    values: tuple[Any, ...] = (
        None,
        True,
        5,
        1.5,
        "x",
        "${X}",
        [],
        {},
        [5],
        [[]],
        [None],
        ["x"],
        {"type": 5},
        {"type": []},
    )
    for fields in dialects()[dialect].fields.values():
        for way in {way for ways in fields.values() for way in ways if way}:
            for value in values:
                inner = value
                for step in reversed(way[1:]):
                    inner = [inner] if step == "*" else {str(step): inner}
                for tag in ("nope", "realtime", "${X}"):
                    payload = {"type": tag, str(way[0]): inner}
                    found = rtlint.lint(payload, kind="session", dialect=dialect, today=TODAY).diagnostics
                    assert "unexplained" not in {each.name for each in found}, payload
