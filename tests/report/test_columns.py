"""What is shown for each character, and that carets stand under it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtlint.diagnostic import Range
from rtlint.report.columns import columns, shown, window
from rtlint.report.frame import Mark, excerpt
from rtlint.report.paint import plain
from rtlint.source.text import Text

FLAG, FAMILY, THUMB, HEART = "🇩🇪", "👩\u200d👧", "👍🏽", "❤\ufe0f"

# Letters of every width, tabs, marks, joiners, escapes; no line ends.
line_text = st.text(
    st.sampled_from("a: -\t語ｶ🎙e\u0301\u200d\u200c\ufe0f🏽\x1b\u202e\ud800\ufeff한\u1112\u1161\u2028\x85")
    | st.characters(exclude_characters="\r\n"),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "looks", "width"),
    [
        ("voice", "voice", 5),
        ("声", "声", 2),
        ("ｶ", "ｶ", 1),
        ("￥", "￥", 2),
        ("e\u0301", "e\u0301", 1),
        ("1\u20dd", "1\u20dd", 1),
        ("\u1112\u1161\u11ab", "\u1112\u1161\u11ab", 2),
        ("\t", "    ", 4),
        ("🎙", "🎙", 1),
        ("🎧", "🎧", 2),
        (FLAG, FLAG, 2),
        (FAMILY, "👩👧", 4),
        (THUMB, "👍", 2),
        (HEART, "❤", 1),
        ("می\u200cخ", "می\u200cخ", 3),
        ("vo\u200dice", "vo\\u200dice", 11),
        ("\x1b[0m", "\\x1b[0m", 7),
        ("a\nb\r", "a\\nb\\r", 6),
        ("\x85\u2028\u2029", "\\x85\\u2028\\u2029", 16),
        ("\u202e\u2066", "\\u202e\\u2066", 12),
        ("\u200b\xad", "\\u200b\\xad", 10),
        ("\U000e0041", "\\U000e0041", 10),
        ("\ud800", "\\ud800", 6),
    ],
)
def test_what_is_shown_and_how_wide(text: str, looks: str, width: int) -> None:
    """Wide characters count twice, marks not at all; what is invisible or obeyed by a terminal is escaped."""
    assert (shown(text), columns(text)) == (looks, width)


@given(st.text(st.characters()))
def test_what_is_shown_is_one_harmless_line(text: str) -> None:
    """No line break, no control character, nothing that UTF-8 refuses; showing it again changes nothing."""
    looks = shown(text)
    assert len((looks + "x").splitlines()) == 1
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in looks)
    looks.encode("utf-8")
    assert columns(looks) == columns(text)


def marked(line: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The source row and the caret row, without gutter, for a stretch of the only line of a file."""
    text = Text(line)
    mark = Mark(Range(text.position(start), text.position(end)), "^", "error")
    _, source, carets = excerpt(text, [mark], width=width, paint=plain)
    assert source.startswith("1 |")
    assert carets.startswith("  | ")
    return source[4:], carets[4:]


@given(line_text, st.data())
def test_carets_stand_under_the_stretch(line: str, data: st.DataObject) -> None:
    """The carets begin where the stretch begins and are as many columns as it takes, at least one."""
    line = line.removeprefix("\ufeff")
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    source, carets = marked(line, start, end, 10_000)
    assert source == shown(line)
    assert len(carets) - len(carets.lstrip(" ")) == columns(line[:start])
    assert carets.strip(" ") == "^" * max(1, columns(line[:end]) - columns(line[:start]))


@given(line_text, line_text, line_text, st.integers(40, 100))
def test_a_cut_line_fits_and_keeps_the_carets_in_place(before: str, it: str, after: str, width: int) -> None:
    """However long the line is, its row is no wider than the terminal, and the carets stand under the stretch."""
    line = "x" + before * 5 + "\x1b" + it + "\x1b" + after * 5
    start = len(before * 5) + 1
    source, carets = marked(line, start, start + len(it) + 2, width)
    assert columns(source) <= width - 4
    assert len(carets) <= width - 4
    indent = len(carets) - len(carets.lstrip(" "))
    looks = shown("\x1b" + it + "\x1b")
    assert carets.strip(" ^") in ("", "…")
    if carets.endswith("^"):
        under = source[len(clip(source, indent)) :]
        assert under.startswith(looks)


def clip(text: str, width: int) -> str:
    """The longest start of `text` that takes at most `width` columns."""
    end = max(end for end in range(len(text) + 1) if columns(text[:end]) <= width)
    return text[:end]


@given(st.text(st.sampled_from("ab 語\t\u0301"), min_size=80, max_size=400), st.data())
def test_a_window_is_well_used(line: str, data: st.DataObject) -> None:
    """A window has the place in it, fits, and wastes no more than one character at each side."""
    start = data.draw(st.integers(0, len(line) - 1))
    low, high = window(line, start, 60)
    assert low <= start < high
    assert columns(line[low:high]) <= 60
    if columns(line) <= 60 and len(line) <= 60:
        assert (low, high) == (0, len(line))


def test_a_letter_and_its_marks_are_not_torn_apart() -> None:
    """A window does not begin with a combining mark, which would sit on the mark of what is left out."""
    line = "e\u0301\u0302" * 100
    starts = {line[window(line, start, 60)[0]] for start in range(120, 150)}
    assert starts == {"e"}


def test_a_line_of_a_megabyte_costs_no_more_than_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the neighbourhood of the place is measured."""
    measured: list[str] = []

    def counted(character: str, _before: str) -> tuple[str, int]:
        measured.append(character)
        return character, 2

    monkeypatch.setattr("rtlint.report.columns.cell", counted)
    low, high = window("語" * 1_000_000, 500_000, 60)
    assert (low, high) == (500_000 - 9, 500_000 + 20)
    assert len(measured) <= 2 * 60
