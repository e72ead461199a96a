"""The small words of the text layer: pointers, positions, scalars, placeholders."""

from __future__ import annotations

import math

import pytest

from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer, parse, to_text
from rtlint.source.scalar import resolve
from rtlint.source.scalar_11 import resolve_11
from rtlint.source.text import Position, Text


@pytest.mark.parametrize(
    ("pointer", "text"),
    [((), ""), (("",), "/"), (("a/b", "c~d"), "/a~1b/c~0d"), (("~1",), "/~01"), (("tools", 0), "/tools/0")],
)
def test_pointers_are_spelled_as_rfc_6901_says(pointer: Pointer, text: str) -> None:
    """A pointer has one spelling, and the spelling gives its steps back as text."""
    assert to_text(pointer) == text
    assert parse(text) == tuple(map(str, pointer))


def test_a_pointer_that_does_not_start_with_a_slash_is_refused() -> None:
    """RFC 6901 knows only "" and texts that start with a slash."""
    with pytest.raises(ValueError, match="starts with"):
        parse("a/b")


def test_only_lf_crlf_and_cr_end_a_line() -> None:
    """NEL, LS, PS, form feed and vertical tab are characters like any other."""
    text = Text("a\nb\r\nc\rd\x85\u2028\u2029\x0b\x0ce")
    assert text.line_count == 4
    assert [text.line(number) for number in (1, 2, 3, 4)] == ["a", "b", "c", "d\x85\u2028\u2029\x0b\x0ce"]
    assert text.position(6) == Position(3, 2, 6)


def test_columns_count_code_points_and_the_byte_order_mark() -> None:
    """An astral character is one column, and so is the mark at the start."""
    text = Text("\ufeff\U0001f600a")
    assert text.position(2) == Position(1, 3, 2)
    assert text.position(3) == Position(1, 4, 3)


def test_places_outside_of_a_text_are_refused() -> None:
    """Offsets run from 0 to the length, lines from 1 to the count."""
    text = Text("a\n")
    assert text.position(2) == Position(2, 1, 2)
    assert text.line(2) == ""
    with pytest.raises(ValueError, match="outside"):
        text.position(3)
    with pytest.raises(IndexError):
        text.line(0)
    with pytest.raises(IndexError, match=r"^line 3 of 2$"):
        text.line(3)


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("", None, None),
        ("~", None, None),
        ("Null", None, None),
        ("TRUE", True, True),
        ("yes", "yes", True),
        ("Off", "Off", False),
        ("y", "y", "y"),
        ("010", 10, 8),
        ("08", 8, "08"),
        ("0o17", 15, "0o17"),
        ("0b11", "0b11", 3),
        ("0x1F", 31, 31),
        ("-0x1F", "-0x1F", -31),
        ("1_000", "1_000", 1000),
        ("1e3", 1000.0, "1e3"),
        ("1.5e+3", 1500.0, 1500.0),
        (".5", 0.5, 0.5),
        ("+1", 1, 1),
        ("12:30", "12:30", 750),
        ("-1:30.5", "-1:30.5", -90.5),
        ("0b_", "0b_", "0b_"),
        (".inf", math.inf, math.inf),
        ("-.INF", -math.inf, -math.inf),
        ("2026-11-21", "2026-11-21", Opaque("2026-11-21", "a date")),
        ("2026-11-21 10:00:00Z", "2026-11-21 10:00:00Z", Opaque("2026-11-21 10:00:00Z", "a date")),
        ("1.2.3", "1.2.3", "1.2.3"),
        ("\u0661", "\u0661", "\u0661"),
    ],
)
def test_plain_scalars_in_both_versions_of_yaml(text: str, new: object, old: object) -> None:
    """1.2 is the core schema, 1.1 is what PyYAML does; types count, `1` is not `1.0` and not `true`."""
    assert (type(resolve(text)), resolve(text)) == (type(new), new)
    assert (type(resolve_11(text)), resolve_11(text)) == (type(old), old)


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"])
def test_the_words_of_yaml_11_are_those_of_pyyaml(word: str) -> None:
    """In small letters, in capitals and with one capital they mean something; in any other mixture they are text."""
    import yaml

    for text in (word, word.upper(), word.capitalize(), word.swapcase(), word[:1] + word[1:].upper(), f"{word}x"):
        assert repr(resolve_11(text)) == repr(yaml.safe_load(text)), text


@pytest.mark.parametrize(
    "text", ["yes", "1_0", "017", "0b1", "1e3", "1.0e3", "1.0e+3", "1:2:3", "1:2.5", "-0x_f", "x", "+.inf"]
)
def test_the_reading_of_yaml_11_is_that_of_pyyaml(text: str) -> None:
    """Where PyYAML is at hand, it is the witness."""
    import yaml

    assert repr(resolve_11(text)) == repr(yaml.safe_load(text))


@pytest.mark.parametrize(
    "text",
    [
        *("${VAR}", "$VAR", "${VAR:-x}", "${VAR:-${OTHER}}", "${{ secrets.KEY }}", "${env:X}", " {{ x }} ", "{{x}}"),
        *("%VAR%", "<YOUR_KEY>", "<your key>", "gpt-{{ version }}", "${A}${B}", "https://${HOST}/v1"),
    ],
)
def test_placeholders_are_unknown(text: str) -> None:
    """A string that is a placeholder, or one word around placeholders, will be something else at run time."""
    assert placeholder(text) == Opaque(text, placeholder(text).why)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "$5",
            "100%",
            "50% of 100%",
            "a < b",
            "<p>Hi!</p>",
            "Say {{name}} first.",
            "{{a}} and {{b}}",
            "{}",
            "$ref/x",
        ),
        "{{" + "x" * 300 + "}}",
    ],
)
def test_prose_is_no_placeholder(text: str) -> None:
    """Text that only mentions a variable stays text: its type is known."""
    assert placeholder(text) is None
