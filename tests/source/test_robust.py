"""Hostile and broken files: never an exception, never a hang, always a word about it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from rtlint.source.document import Document, locate
from rtlint.source.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_DOCUMENT_BYTES, MAX_NODES
from rtlint.source.read import read, read_text
from rtlint.source.text import Text
from rtlint.source.yaml_events import NextEvent, c_events, pure_events
from rtlint.source.yaml_read import read_yaml

PARSERS = [c_events, pure_events]
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 10)
)
MERGE_BOMB = "m0: &m0 {a: 1}\n" + "".join(
    f"m{level}: &m{level} {{k{level}: *m{level - 1}, <<: [{', '.join([f'*m{level - 1}'] * 9)}]}}\n"
    for level in range(1, 10)
)


def only(path: str, text: str) -> Document:
    """The one document of a text."""
    (document,) = read_text(path, text)
    return document


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 100_000, MAX_DEPTH),
        ("{a: " * 100_000, 4 * MAX_DEPTH),
        ("- " * 100_000 + "a", 2 * MAX_DEPTH),
        ("\n".join(" " * level + "a:" for level in range(1000)), None),
        ("? " * 1000 + "a", 2 * MAX_DEPTH),
    ],
)
@pytest.mark.parametrize("parser", PARSERS)
def test_deep_yaml_ends_at_the_limit(parser: Callable[[str], NextEvent], text: str, place: int | None) -> None:
    """Depth is counted while events come in, before anything recurses, and soon."""
    start = time.process_time()
    (document,) = read_yaml("x.yaml", Text(text), "utf-8", parser)
    assert time.process_time() - start < 2
    (problem,) = document.problems
    assert (problem.name, document.readable) == ("limit", False)
    assert problem.message == f"this document has more than {MAX_DEPTH} levels of nesting"
    assert place is None or problem.span.start == place


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 100_000 + "]" * 100_000])
def test_deep_json_ends_at_the_limit(text: str) -> None:
    """Brackets are counted before the standard library recurses."""
    (problem,) = only("x.json", text).problems
    assert (problem.name, problem.message) == ("limit", f"this document has more than {MAX_DEPTH} levels of nesting")


def test_the_depth_allowed_is_the_same_everywhere() -> None:
    """200 levels are read, 201 are not, in YAML and in JSON, by the fast way and by the scanner."""
    for path in ("x.yaml", "x.json"):
        assert only(path, "[" * MAX_DEPTH + "]" * MAX_DEPTH).readable
        assert not only(path, "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).readable
    assert only("x.jsonc", "//\n" + "[" * MAX_DEPTH + "]" * MAX_DEPTH).readable
    assert only("x.json", '["' + "[" * 500 + '"]').data == ["[" * 500]


@pytest.mark.parametrize("text", [BOMB, MERGE_BOMB, "a: &a [" + "x," * 400 + "]\nb: [" + "*a," * 300 + "]"])
def test_an_alias_bomb_is_defused(text: str) -> None:
    """Sizes are added up where an alias stands; nothing is ever written out."""
    (problem,) = only("x.yaml", text).problems
    assert problem.name == "limit"
    assert "once its aliases are written out" in problem.message


@pytest.mark.parametrize("path", ["x.yaml", "x.json"])
def test_too_many_values_are_refused(path: str) -> None:
    """The same number everywhere."""
    text = "[" + "1,\n" * MAX_NODES + "1]"
    (problem,) = only(path, text).problems
    assert (problem.name, "100,000 values" in problem.message) == ("limit", True)


@pytest.mark.parametrize("path", ["x.yaml", "x.json"])
@pytest.mark.parametrize(
    "number", ["9" * 5000, "-" + "9" * 5000, "1e" + "9" * 5000, "1." + "0" * 5000, "0." + "1" * 5000]
)
def test_a_number_of_5000_digits_is_refused(path: str, number: str) -> None:
    """Python would refuse to print it, and take its time."""
    (problem,) = only(path, f'{{"a": {number}}}').problems
    assert (problem.name, problem.pointer) == ("limit", ("a",))
    assert problem.span.end - problem.span.start == len(number)


def test_a_tag_does_not_get_around_the_limit() -> None:
    """A quoted number with a tag is a number."""
    (problem,) = only("x.yaml", f"a: !!int '{'9' * 3000}'").problems
    assert problem.name == "limit"


def test_digits_in_text_are_text() -> None:
    """Quoted, or not a number at all."""
    assert only("x.yaml", f"a: '{'9' * 5000}'").readable
    assert only("x.yaml", f"a: {'9' * 5000}x").readable
    assert only("x.json", f'"{"9" * 5000}"').readable


@pytest.mark.parametrize("path", ["x.yaml", "x.json"])
def test_a_very_long_line_is_read(path: str) -> None:
    """A megabyte of text in one string."""
    text = '{"a": "' + "x" * 1_000_000 + '", "b": 1}'
    document = only(path, text)
    assert document.readable
    assert locate(document, ("b",)).start == len(text) - 2


@pytest.mark.parametrize("path", ["x.yaml", "x.json"])
def test_a_document_of_more_than_the_limit_is_refused(path: str) -> None:
    """Size is counted per document: several small ones in a large file are read."""
    (problem,) = only(path, '"' + "x" * MAX_CHARACTERS + '"').problems
    what = "this file" if path == "x.json" else "this document"
    assert (problem.name, problem.message) == ("limit", f"{what} has more than {MAX_CHARACTERS:,} characters")
    half = "a: " + "x" * (MAX_CHARACTERS // 2) + "\n---\n"
    assert [document.readable for document in read_text("x.yaml", half * 3)] == [True, True, True, True]


def test_a_file_of_more_than_the_limit_is_not_even_decoded() -> None:
    """8 MiB are no configuration."""
    (document,) = read("x.yaml", bytes(MAX_DOCUMENT_BYTES + 1))
    assert [problem.message for problem in document.problems] == [
        f"this file has more than {MAX_DOCUMENT_BYTES:,} bytes"
    ]


@pytest.mark.parametrize("path", ["x.yaml", "x.json"])
@pytest.mark.parametrize("text", ['["\\ud800"]', '["\ud800"]', '{"\\udfff": 1}', "\ud800"])
def test_lone_surrogates_are_a_syntax_problem(path: str, text: str) -> None:
    """Escaped or real: no encoding can carry them."""
    document = only(path, text)
    assert "syntax" in {problem.name for problem in document.problems}
    assert not document.readable


@pytest.mark.parametrize("path", ["x.yaml", "x.yml", "x.json", "x.jsonc", "x", "-"])
@pytest.mark.parametrize("text", ["", "\n", "\ufeff", " \t\r\n", "\r"])
def test_an_empty_file_is_a_readable_document(path: str, text: str) -> None:
    """There is nothing in it, which is not the reader's business."""
    document = only(path, text)
    assert (document.readable, document.data, document.problems) == (True, None, ())
    assert (document.has_opaque, document.is_ambiguous) == (False, False)


def test_json_is_read_without_yaml() -> None:
    """Importing ruamel.yaml takes longer than linting a JSON file."""
    code = (
        "import sys; from rtlint.source.read import read; from rtlint.source.document import locate\n"
        "d, = read('x.json', b'{\"a\": 1}'); locate(d, ('a',)); sys.exit('ruamel.yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("x.yaml", "a: |\n" + " b\n" * 100_000 + " \n" * 100_000),
        ("x.yaml", "{" + "".join(f"k{n}: 1, " for n in range(20_000)) * 2 + "}"),
        (
            "x.json",
            "{"
            + ",".join(f'"k{n}": 1' for n in range(20_000))
            + ","
            + ",".join(f'"k{n}": 1' for n in range(20_000))
            + "}",
        ),
        (
            "x.yaml",
            "".join(f"- &anchor{n} 1\n" for n in range(5_000)) + "".join(f"- *ankor{n}\n" for n in range(5_000)),
        ),
        ("x.yaml", "-\n" * 50_000),
        ("x.yaml", "a: {{ x\n" + "  y\n" * 50_000),
        ("x.yaml", '"' + "\x85" * 500_000 + '"'),
        ("x.yaml", " " * 1_000_000),
        ("x.yaml", "&a " * 1000),
        ("x.yaml", "#" + " #" * 300_000),
        ("x.json", "/" * 300_000),
        ("x.json", "[" + " " * 1_000_000),
        ("x.json", '"' + "\\" * 300_000),
        ("x.json", '["' + "{{ " * 300_000 + '"]'),
        ("x.json", '["' + "%A" * 300_000 + '"]'),
    ],
)
def test_time_grows_with_the_size_alone(path: str, text: str) -> None:
    """What would take minutes if it were looked at once per line."""
    start = time.process_time()
    list(read_text(path, text))
    assert time.process_time() - start < 3


def test_a_value_never_stands_in_a_message() -> None:
    """It may be a secret: only keys, names and brackets are repeated."""
    texts = [
        '{"key": sk-secret}',
        '{"key": 1sk-secret}',
        "{'key': 'sk-secret'}",
        '{"key": "sk-secret}',
        '{"key" "sk-secret"}',
    ]
    for path in ("x.json", "x.yaml"):
        for text in [
            *texts,
            "key: !!int sk-secret",
            "key: 'sk-secret' x",
            "key: @sk-secret",
            "key: b: sk-secret",
            "sk-secret: [",
        ]:
            for problem in only(path, text).problems:
                assert "sk-secret" not in f"{problem.message}{problem.help}{problem.related}"
