"""Lowering: what it refuses and why, what it shares, where it cuts, and how much it reads."""

from __future__ import annotations

from typing import Any

import pytest

from rtlint.source.change import Change, Cut, Impossible, Move, Remove, Rename, Set
from rtlint.source.document import Document
from rtlint.source.edit import Splice, Taken, lower, shares, spliced
from rtlint.source.edit.page import Page, read_page
from rtlint.source.edit.splice import Pieces
from rtlint.source.edit.verify import same
from rtlint.source.opaque import Opaque
from rtlint.source.read import of_data, read_text
from rtlint.source.text import Span

ANCHORED = "x: &x\n  a: 1\n  b: &b 2\ny: *x\nz:\n  <<: *x\n  c: *b\nlast: 1\n"


def one(text: str, path: str = "x.yaml") -> Document:
    """The first document of a text."""
    return next(iter(read_text(path, text)))


def edited(text: str, *changes: Change, path: str = "x.yaml") -> str:
    """The text after changes."""
    return spliced(text, lower(one(text, path), changes))


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        ("a: 1\na: 2\n", Remove(("a",)), "`a` stands there twice"),
        ("a: 1\n", Remove(("b",)), "there is nothing at"),
        ("a: 1\n", Set(("a", "b"), 1), "there is no place for"),
        ("a: 1\nb: 2\n", Rename(("a",), "b"), "^there is a `b` already$"),
        ("a: 1\nb: 2\n", Move(("a",), ("b",)), "there is something at"),
        (ANCHORED, Remove(("z", "a")), "^`a` comes from a merge key$"),
        ("x: &x\n  a: 1\ny:\n  z:\n    <<: *x\n", Remove(("y", "z", "a")), "^`a` comes from a merge key$"),
        (ANCHORED, Remove(("x",)), "`*x` needs the anchor that would go"),
        (ANCHORED, Remove(("x", "b")), "`*b` needs the anchor that would go"),
        (ANCHORED, Move(("x",), ("z", "x")), "anchors and aliases would mean something else"),
        ("a: !env X\n", Set(("b",), one("!env X").data), "`!env X` can be moved, but not be written anew"),
        ("- [a: 1]\n", Set((0, 0, "b"), 1), "a pair without braces"),
        ("? a\n: 1\nb: {}\n", Move(("a",), ("b", "c")), "its key is written with `?`"),
        ("a: [", Remove(("a",)), "the document cannot be read"),
        ("a: 1\n", Set(("a",), float("inf")), "no number that JSON can carry"),
        ("a: b\n", Cut(Span(3, 4)), "would not say what it should"),
        ("---\n%YAML 1.2\n---\n", Set((), False), "it would change another document"),
    ],
)
def test_what_cannot_be_done_says_why(text: str, change: Change, reason: str) -> None:
    """A reason that a user can read, and never a wrong text."""
    with pytest.raises(Impossible, match="^.*" + reason.replace("*", r"\*")):
        lower(one(text), [change])


def test_data_without_a_text_cannot_be_edited() -> None:
    """There is nothing to splice."""
    with pytest.raises(Impossible, match="no text"):
        lower(of_data({"a": 1}), [Remove(("a",))])


@pytest.mark.parametrize(
    ("change", "shared"),
    [
        (Set(("y", "a"), 2), True),
        (Set(("x", "a"), 2), True),
        (Set(("x", "new"), 2), True),
        (Remove(("x", "a")), True),
        (Rename(("x", "a"), "q"), True),
        (Set(("z", "c"), 3), False),
        (Set(("z", "a"), 2), False),
        (Set(("y",), 2), False),
        (Move(("y",), ("q", "y")), False),
        (Move(("z",), ("q", "z")), False),
        (Move(("last",), ("y", "c")), True),
    ],
)
def test_who_else_is_changed(change: Change, shared: bool) -> None:
    """An edit of text that an alias or a merge key repeats changes all of it; one of the alias itself does not."""
    assert shares(one(ANCHORED), [change]) is shared
    assert lower(one(ANCHORED), [change])


def test_a_value_keeps_the_anchor_that_others_use() -> None:
    """They change with it, so the edit is shared; an anchor that nobody uses goes with its value."""
    text = "x: &x 1 # one\ny: *x\nz: &z 2\n"

    assert shares(one(text), [Set(("x",), 3)])
    assert edited(text, Set(("x",), 3), Set(("z",), 4)) == "x: &x 3 # one\ny: *x\nz: 4\n"


def test_a_comment_is_cut_by_its_place_whatever_else_changes() -> None:
    """Cuts are told by the text as it is, in any order among the changes."""
    text = "# one\nvoice: alloy # two\n"

    assert edited(text, Set(("voice",), "a longer one"), Cut(Span(19, 24))) == "# one\nvoice: a longer one \n"


def test_a_cut_in_a_later_document_counts_from_the_start_of_the_file() -> None:
    """All places are those of the whole text."""
    text = "a: 1\n---\nb: 2 # c\n"
    second = list(read_text("x.yaml", text))[1]

    assert spliced(text, lower(second, [Cut(Span(14, 17))])) == "a: 1\n---\nb: 2 \n"


@pytest.mark.parametrize("path", ["x.yaml", "x.json"])
def test_a_byte_order_mark_stays_in_front(path: str) -> None:
    """It is no part of the first line."""
    text = '\ufeff{"a": 1}' if path == "x.json" else "\ufeffa: 1\n"

    assert edited(text, Move((), ("b",)), Set(("c",), 1, first=True), path=path).startswith("\ufeff")
    assert "\ufeff" not in edited(text, Move((), ("b",)), path=path)[1:]


def test_line_ends_of_old_yaml_are_text() -> None:
    """NEL, LS and PS end no line."""
    text = "a: x\u2028y # c\nb: |\n  q\x85z\n"

    assert edited(text, Move(("b",), ("c", "b"))) == "a: x\u2028y # c\nc:\n  b: |\n    q\x85z\n"
    assert edited(text, Set(("a",), "x\u2029")) == 'a: "x\\u2029" # c\nb: |\n  q\x85z\n'


def test_a_text_that_ends_in_the_head_of_a_block_scalar_is_edited() -> None:
    """Nothing is in that scalar, and no line end behind it."""
    assert edited("a:\n  c: 1\nb: >-", Set(("d",), 1)) == "a:\n  c: 1\nb: >-\nd: 1"
    assert edited("a: |", Set(("b",), 1)) == "a: |-\nb: 1"


@pytest.mark.parametrize("margin", ["a: ", "a:\n- ", "a:\n- b: ", "a:\n- - "])
def test_a_block_scalar_that_the_text_ends_in_gets_no_line_end(margin: str) -> None:
    """However deep it is: what comes behind it would be one, and so it is said that there is none."""
    assert edited(f"{margin}|\n    x", Set(("z",), 1)) == f"{margin}|-\n    x\nz: 1"


@pytest.mark.parametrize("head", ["|", ">", "|+", ">2", "|-", ">2-"])
def test_a_block_scalar_keeps_its_line_end_when_the_last_entry_goes(head: str) -> None:
    """It is a part of the text, also where the file has no line end behind that entry."""
    assert edited(f"a: {head}\n  x\nb: 1", Remove(("b",))) == f"a: {head}\n  x\n"


def test_many_changes_of_a_large_file_are_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes that do not meet are made together."""
    text = "".join(f"k{number}:\n  a: 1 # {number}\n  b: 2\n  c: 3\n" for number in range(250))
    document = one(text)
    readings: list[str] = []

    def counted(text: str, *rest: Any) -> Page | None:
        readings.append(text)
        return read_page(text, *rest)

    monkeypatch.setattr("rtlint.source.edit.lowering.read_page", counted)

    splices = lower(document, [Remove((f"k{number}", key)) for number in range(60) for key in ("a", "b")])

    assert len(readings) < 10
    assert spliced(text, splices).count("  a: 1") == 190


def test_changes_in_rounds_are_one_list_of_splices() -> None:
    """What one round inserts the next may change, and what comes out as it was is no splice."""
    pieces = Pieces("abcdef")
    pieces.apply([Splice(1, 2, "XY"), Splice(4, 4, "-")])
    pieces.apply([Splice(2, 4, "Z"), Splice(6, 7, "")])

    assert pieces.text == "aXZd-f"
    assert pieces.splices() == (Splice(1, 3, "XZ"), Splice(4, 5, "-"))

    pieces.apply([Splice(0, 6, "abcdef")])
    assert pieces.splices() == ()


@pytest.mark.parametrize(
    ("before", "after", "splices"),
    [
        ("", "", ()),
        ("a\r\nb", "a\r\nb", ()),
        ("abc", "axc", (Splice(1, 2, "x"),)),
        ("abc", "abxc", (Splice(2, 2, "x"),)),
        ("aaa", "aa", (Splice(2, 3, ""),)),
        ("aa", "aaa", (Splice(2, 2, "a"),)),
        ("a\r\nb", "a\nb", (Splice(1, 3, "\n"),)),
        ("a\nb", "a\r\nb", (Splice(1, 2, "\r\n"),)),
        ("a\rb", "a\r\nb", (Splice(1, 2, "\r\n"),)),
        ("a\r\nb", "a\rb", (Splice(1, 3, "\r"),)),
        ("a\r\n", "b\r\n", (Splice(0, 1, "b"),)),
        ("x\r\n", "\r\n", (Splice(0, 1, ""),)),
    ],
)
def test_a_splice_is_no_longer_than_what_differs(before: str, after: str, splices: tuple[Splice, ...]) -> None:
    """Nothing is written back at either end; but a line end of two characters is never taken apart."""
    pieces = Pieces(before)
    pieces.apply([Splice(0, len(before), after)])

    assert pieces.splices() == splices
    assert spliced(before, splices) == after


def test_a_wrong_text_is_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a splice did another thing than its change means, that would show, also where an alias repeats what it says."""
    monkeypatch.setattr("rtlint.source.edit.work.renamed", lambda *_, **__: "wrong")

    for text, pointer in (("x: &x\n  a: 1\ny: *x\n", ("x", "a")), ("a: 1\n", ("a",))):
        with pytest.raises(Impossible, match=r"would not say|would mean something else"):
            edited(text, Rename(pointer, "right"))


NAN = float("nan")


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        (1, 1, True),
        (1, 1.0, False),
        (1, True, False),
        (0, False, False),
        (NAN, float("nan"), True),
        (NAN, 1.0, False),
        (1.0, NAN, False),
        (None, None, True),
        ("1", 1, False),
        ({"a": 1, "b": NAN}, {"b": NAN, "a": 1}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1}, {"b": 1}, False),
        ([1, 2], [1, 2], True),
        ([1, 2], [2, 1], False),
        ([1], [1, 2], False),
        ([1, 2], [1], False),
        ([], {}, False),
        ("${X}", Opaque("${X}", "an environment variable"), True),
        ("${X}", "${X}", False),
        (Opaque("!e {\n  b}", "e"), Opaque("!e {\n    b}", "e"), True),
        (Opaque("!e b", "e"), Opaque("!e c", "e"), False),
        (Opaque("!e b", "e"), Opaque("!e b", "f"), False),
    ],
)
def test_the_same_data_is_of_the_same_types(left: object, right: object, is_same: bool) -> None:
    """The order of keys does not count, nor how a tagged collection is indented; what would be a placeholder is one."""
    assert same(left, right) is is_same


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_a_text_without_a_final_line_end_never_gets_one(gap: str) -> None:
    """Whatever stood above the last entry that goes."""
    assert edited(f"a: 1{gap}b: 2", Remove(("b",))) == "a: 1"


def test_edits_that_meet_are_not_taken_together() -> None:
    """Two insertions at one place meet, and whatever shares a character; those that only touch do not."""
    taken = Taken()

    assert taken.take([(5, 5), (5, 8)])
    assert taken.take([(2, 5), (8, 9)])
    assert not any(taken.take([stretch]) for stretch in ((5, 5), (4, 6), (6, 6), (7, 20), (0, 3), (2, 9)))
    assert not taken.take([(20, 21), (8, 9)])
    assert taken.take([(20, 21)])
