"""JSON: strict by the standard library, everything else by our own scanner, in plain words."""

from __future__ import annotations

import pytest

from rtlint.source.document import Document
from rtlint.source.opaque import Opaque
from rtlint.source.read import read_text


def only(text: str, path: str = "x.json") -> Document:
    """The one document of a text."""
    (document,) = read_text(path, text)
    return document


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ('// a\n{"a": 1 /* b */}', "2 comments in a JSON file", "// a"),
        ('{"a": [1,],}', "2 trailing commas in a JSON file", ",]"),
        ('{"a": 1, // b\n}', "1 comment and 1 trailing comma in a JSON file", ", "),
    ],
)
def test_comments_and_trailing_commas_are_one_problem_in_json_and_none_in_jsonc(
    text: str, message: str, place: str
) -> None:
    """The data is read all the same; the place is that of the first."""
    document = only(text)
    (problem,) = document.problems
    assert (problem.name, problem.message, document.readable) == ("not-strict-json", message, True)
    assert text.startswith(place, problem.span.start)
    assert only(text, "x.jsonc").problems == ()
    assert only(text, "x.jsonc").data == document.data


def test_a_slash_in_text_is_no_comment() -> None:
    """Neither are two."""
    assert only('{"a": "https://x/*y*/,"}').problems == ()


def test_duplicate_keys_are_found_and_the_last_wins() -> None:
    """The pointer is that of the value, the related place the first key."""
    document = only('{"a": {"b": 1, "b": 2}}')
    (problem,) = document.problems
    assert (problem.name, problem.pointer, problem.span.start) == ("duplicate-key", ("a", "b"), 15)
    assert [span.start for _, span in problem.related] == [7]
    assert document.data == {"a": {"b": 2}}


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_numbers_that_json_cannot_carry_are_found(number: str) -> None:
    """With the pointer, so that a rule may say it better."""
    document = only(f'{{"a": [{number}]}}')
    (problem,) = document.problems
    assert (problem.name, problem.pointer, document.readable) == ("non-finite-number", ("a", 0), True)
    assert problem.message == f"`{number}` is no number that JSON can carry"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": "${X}"}', {"a": Opaque("${X}", "an environment variable")}),
        ('["\\u0024{X}"]', [Opaque("${X}", "an environment variable")]),
        ('["$X", "<KEY>", "%X%"]',
         [Opaque("$X", "an environment variable"), Opaque("<KEY>", "a placeholder"), Opaque("%X%", "an environment variable")]),
        ('["{{ x }}-1"]', [Opaque("{{ x }}-1", "text with a placeholder in it")]),
    ],
)  # fmt: skip
def test_placeholders_are_unknown(text: str, expected: object) -> None:
    """However they are spelled in the file."""
    document = only(text)
    assert (document.data, document.has_opaque, document.problems) == (expected, True, ())


def test_prose_and_keys_with_placeholders_are_text() -> None:
    """Only a value can be unknown."""
    document = only('{"${X}": "100% of {{name}} costs $5 < 6"}')
    assert document.data == {"${X}": "100% of {{name}} costs $5 < 6"}
    assert not document.has_opaque


def test_escaped_characters_beyond_16_bits_are_read() -> None:
    """A surrogate pair is one character."""
    assert only('["\\ud83d\\ude00"]').data == ["\U0001f600"]


@pytest.mark.parametrize(
    ("text", "place", "message", "related"),
    [
        ("{a: 1}", "a", "a key must be in double quotes", None),
        ("{'a': 1}", "'a'", "single quotes are not JSON", None),
        ("{\"a\": 'b'}", "'b'", "single quotes are not JSON", None),
        ('{"a": “b”}', "“", "curly quotes are not JSON", None),
        ('{"a": 1 "b": 2}', '"b"', "missing comma before this key", "1"),
        ('{"a": 1\n b: 2}', "b", "missing comma before this key", "1"),
        ('["a" "b"]', '"b"', "missing comma before this item", '"'),
        ('{"a": 1', "{", "this `{` is never closed", None),
        ('{"a": [1, ', "[", "this `[` is never closed", None),
        ('{"a": [1}', "}", "`}` where `]` belongs", "["),
        ('{"a": 1]', "]", "`]` where `}` belongs", "{"),
        ("[1, 2]]", "]", "this `]` closes nothing", None),
        ('{"a": 1} {"b": 2}', "{", "the JSON ends before this", None),
        ("[1,,2]", ",", "two commas in a row", None),
        ("[,1]", ",", "a comma with nothing before it", None),
        ('{"a" 1}', '"a"', "there is no colon behind this key", None),
        ('{"a" = 1}', "=", "a colon belongs between a key and its value, not `=`", None),
        ('{"a"}', '"a"', "this key has no value", None),
        ('{"a":}', '"a"', "this key has no value", None),
        ('["a": 1]', ":", "a list has no keys", None),
        ('{"a": 1: 2}', ":", "there is a second colon", None),
        ('{"a": True}', "True", "`True` is no word of JSON", None),
        ('{"a": undefined}', "undefined", "`undefined` is no word of JSON", None),
        ('{"a": text}', "text", "text must be in double quotes", None),
        ('{"a": 01}', "01", "JSON has no such number", None),
        ('{"a": +1}', "+1", "JSON has no such number", None),
        ('{"a": .5}', ".5", "JSON has no such number", None),
        ('{"a": 1_000}', "1_000", "JSON has no such number", None),
        ('{"a": ${X}}', "$", "a placeholder must be in double quotes", None),
        ('{"a": "b\n"}', '"b', "this text is not closed on its line", None),
        ('{"a": "b', '"b', "this text is not closed on its line", None),
        ('{"a": "b\tc"}', "\t", "control character (U+0009) must be escaped in text", None),
        ('{"a": "\\x"}', "\\x", "`\\x` is no escape that JSON knows", None),
        ('{"a": "\\u12"}', '\\u12"}', '`\\u12"}` is no escape that JSON knows', None),
        ('{"a": 1 # b\n}', "#", "`#` starts no comment in JSON", None),
        ('{"a": 1 /* b }', "/*", "this comment is never closed", None),
        ('{"a":\u00a01}', "\u00a0", "unexpected NO-BREAK SPACE (U+00A0)", None),
        ('{"a": 1, \ufeff"b": 2}', "\ufeff", "unexpected ZERO WIDTH NO-BREAK SPACE (U+FEFF)", None),
    ],
)
def test_mistakes_in_plain_words(text: str, place: str, message: str, related: str | None) -> None:
    """One problem at the smallest place that shows it, what to do, and the place that explains it."""
    document = only(text)
    assert (document.readable, document.data) == (False, None)
    (problem,) = document.problems
    assert (problem.name, problem.message, text[problem.span.start : problem.span.end]) == ("syntax", message, place)
    assert problem.help
    assert [text[span.start : span.end] for _, span in problem.related] == ([related] if related else [])


@pytest.mark.parametrize(
    ("text", "format", "readable"),
    [
        ('{"a": 1}', "jsonc", True),
        ('// c\n{"a": 1,}', "jsonc", True),
        ("a: 1", "yaml", True),
        ("{a: 1}", "yaml", True),
        ('{"a": 1 "b": 2}', "jsonc", False),
        ("a: [", "yaml", False),
        ("", "yaml", True),
    ],
)
def test_without_a_suffix_the_content_tells_the_format(text: str, format: str, readable: bool) -> None:
    """JSON with comments if it reads as that, else YAML; of two bad readings the one that it looks like."""
    for path in ("-", "session", "session.txt"):
        document = only(text, path)
        assert (document.format, document.readable) == (format, readable)
