"""Which mistakes are known, and the file that says so."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtlint.baseline import BrokenBaseline, Entry, known_among, parse, render

text = st.text(st.characters(), max_size=4)
entries = st.builds(
    Entry,
    path=text,
    document=st.integers(0, 3),
    pointer=st.lists(st.sampled_from(["a", "0", "1", "12", "0" * 5000]), max_size=3).map(
        lambda keys: "/".join(["", *keys])
    ),
    code=st.sampled_from(["RT101", "RT510"]),
    value=st.sampled_from(["missing", "0123456789abcdef"]),
    item=st.none() | st.sampled_from(["a" * 16, "b" * 16]),
)
counters = st.lists(entries, max_size=6).map(Counter)


def entry(pointer: str, value: str = "v", item: str | None = None, document: int = 0, path: str = "a.yaml") -> Entry:
    """An entry, most of it as usual."""
    return Entry(path, document, pointer, "RT101", value, item)


def new(found: list[Entry], *known: Entry) -> list[Entry]:
    """Those of the entries found that are not known."""
    matched, _ = known_among(found, Counter(known))
    return [one for index, one in enumerate(found) if index not in matched]


def test_each_entry_stands_for_one_mistake() -> None:
    """Two of the same need two entries, or one that counts two."""
    twice = [entry("/a"), entry("/a")]

    assert new(twice, entry("/a")) == [entry("/a")]
    assert new(twice, entry("/a"), entry("/a")) == []


def test_another_value_rule_place_or_file_is_new() -> None:
    """All of them count."""
    others = [entry("/a", "w"), entry("/b"), entry("/a/b"), entry("/a", path="b.yaml")]

    assert new([*others, Entry("a.yaml", 0, "/a", "RT102", "v")], entry("/a")) == [
        *others, Entry("a.yaml", 0, "/a", "RT102", "v"),
    ]  # fmt: skip


def test_an_item_may_move() -> None:
    """Another index, or another document of the file, is no difference; another key is."""
    assert new([entry("/tools/3/name")], entry("/tools/0/name")) == []
    assert new([entry("/name", document=2)], entry("/name")) == []
    assert new([entry("/tools/name")], entry("/tools/0")) != []


def test_what_has_no_value_moves_with_its_item_only() -> None:
    """The new one among items that lack the same field is the one that is reported."""
    old, added = entry("/tools/0/name", "missing", "old"), entry("/tools/0/name", "missing", "added")
    moved = entry("/tools/1/name", "missing", "old")

    assert new([added, moved], old) == [added]
    assert new([moved, added], old) == [added]
    assert new([entry("/tools/1/name", "missing", "added")], old) != []


def test_an_item_may_change_where_it_is() -> None:
    """What else changes in a list item is no reason to speak of what was wrong in it before."""
    assert new([entry("/tools/0/name", "missing", "edited")], entry("/tools/0/name", "missing", "old")) == []


def test_what_was_not_found_is_left_over() -> None:
    """Entries that match nothing come back, with what is left of their count; a mistake that cannot be known matches none."""
    matched, idle = known_among([entry("/a"), None], Counter({entry("/a"): 3, entry("/b"): 1}))

    assert matched == {0}
    assert idle == {entry("/a"): 2, entry("/b"): 1}


@given(counters, counters)
def test_as_many_are_known_as_are_matched(found: Counter[Entry], known: Counter[Entry]) -> None:
    """Every mistake that is known uses up one entry, no entry is used up twice, and what is exactly known is known."""
    several = list(found.elements())
    matched, idle = known_among(several, known)

    assert len(matched) + idle.total() == known.total()
    assert known_among(several, found)[0] == frozenset(range(len(several)))
    assert known_among(several, found)[1] == {}


@given(counters)
def test_what_is_written_is_read(known: Counter[Entry]) -> None:
    """The file holds everything, in ASCII, and does not depend on the order of finding."""
    written = render(known)

    assert written.isascii()
    assert parse(written) == known
    assert render(Counter(dict(reversed(known.items())))) == written


def test_the_file_has_a_line_for_each_entry() -> None:
    """In an order that people follow, and only with what is not usual said: differences between versions are small."""
    known = Counter([entry("/tools/10/name"), entry("/tools/9/name", "missing", "i", document=1), entry("/tools/9/x")])
    known[entry("/tools/9/x")] = 2

    assert render(known) == (
        '{\n  "format_version": 1,\n  "known": [\n'
        '    {"path": "a.yaml", "pointer": "/tools/9/x", "code": "RT101", "value": "v", "count": 2},\n'
        '    {"path": "a.yaml", "pointer": "/tools/10/name", "code": "RT101", "value": "v"},\n'
        '    {"path": "a.yaml", "document": 1, "pointer": "/tools/9/name", "code": "RT101", "value": "missing", "item": "i"}\n'
        "  ]\n}\n"
    )
    assert json.loads(render({})) == {"format_version": 1, "known": []}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it is not JSON: expecting value in line 1"),
        ('{"format_version": 1,\n<<<<<<< HEAD\n', "in line 2"),
        ("[" * 100_000, "it is not JSON that can be read"),
        ("9" * 5000, "it is not JSON that can be read"),
        ("[]", "it was not written by"),
        ('{"type": "session.update"}', "it was not written by"),
        ('{"format_version": 2}', "its format_version is 2, and this rtlint knows 1: update rtlint"),
        ('{"format_version": true, "known": []}', "it was not written by"),
        ('{"format_version": 1}', "it was not written by"),
        ('{"format_version": 1, "known": [5]}', "entry 1 of `known` is not as rtlint writes it"),
        ('{"format_version": 1, "known": [{"path": "a"}]}', "entry 1 of"),
    ],
)
def test_a_broken_file_says_why(text: str, why: str) -> None:
    """Whatever stands in it, the words are for the user."""
    with pytest.raises(BrokenBaseline) as caught:
        parse(text)
    assert why in str(caught.value)


@pytest.mark.parametrize(
    "change",
    [{"count": 0}, {"count": True}, {"document": -1}, {"item": 5}, {"line": 5}, {"path": None}, {"count": 1.5}],
)
def test_an_entry_is_as_it_is_written(change: dict[str, object]) -> None:
    """An entry with anything else in it is not obeyed in part."""
    fields = {"path": "a", "pointer": "", "code": "RT101", "value": "missing"}
    parse(json.dumps({"format_version": 1, "known": [fields]}))

    with pytest.raises(BrokenBaseline):
        parse(json.dumps({"format_version": 1, "known": [{**fields, **change}]}))
