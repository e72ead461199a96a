"""Both YAML parsers read the same, but for the differences listed here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rtlint.source.document import tree
from rtlint.source.text import Text
from rtlint.source.tree import Node
from rtlint.source.yaml_events import NextEvent, c_events, pure_events
from rtlint.source.yaml_read import read_yaml

from .writing import DATA, as_block, as_flow

#: How many random texts; the long run asks for more.
CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 20

Reading = list[tuple[object, bool, list[str], list[tuple[str, str, int, int, int]]]]

SAME = [
    "a: &x !!str b\nc: [1, *x]\nd:\ne: yes # c\nf: |\n  ab\n  c\n\n\ng: !env X\nh: !env {a: 1}\n",
    "a:\n- b\n-\n- c: 1\n  d:\n-  - x\n? q\n: z\n? w\n",
    "--- a\n---\n# c\n...\n---\nb: c\n",
    "- &a\n- &b !!str\n-\n",
    "a: [x, y: z, ? k]\n",
    '"a": {x, "b":1, c: , d}\n',
    "\ufeffa: 1\n",
    "a: |+\n  x\n\n\nb: >-\n  y\n  z\n\n# c\n",
    "- |\n x\n   \n",
    "a: x\ufeffb\n",
    "a: 1\r\nb: 'x\r\n  y'\r\n",
    "a: 1\rb: |\r  x\r  y\r",
    "a: b\x85c\u2028d\u2029e\nf: |\n  g\x85h\n",
    "a: b\x00c\n---\nd: 1\n",
    "a: {{ x }}\nb: {{ y, z }}\n",
    "&x\n- a\n",
    "!t\na: 1\n",
    "x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n",
    "? [a]\n: b\n",
    "&x [*x]",
    "<<: *self\n",
    "1: x\ntrue: z\n'1': q\n",
    "",
    "# only\n",
    "---\n",
    "...\n",
    "a: [1}\n",
    "a: b: c\n",
    "a:\n\tb: 1\n",
    "a: 'x\n",
    "a: 1\n---\nb: [\n",
    "{a: 1}}\n",
    "a: \U0001f600 b\nc: 1\n",
    "a: !!int b\n",
]

# text, what the C parser makes of it, what the pure parser makes of it; None for a syntax error.
DIFFERENT: list[tuple[str, str, list[object], list[object]]] = [
    ("a colon without a space in flow style is text", "{a:1}", [None], [{"a:1": None}]),
    ("a tab behind a colon is space", "a:\t1", [{"a": 1}], [None]),
    ("a tab before a block scalar is space", "a:\t|\n  b", [{"a": "b"}], [None]),
    ("a mapping can start with an empty key", ": a", [None], [{"": "a"}]),
    ("a document behind `...` needs no `---`", "a\n...\nb", ["a", None], ["a", "b"]),
    ("a tab may follow a value", "a: b\t\n", [{"a": "b"}], [None]),
    ("a tab may stand before a colon", "a\t: b", [{"a": "b"}], [None]),
    ("a tab may stand inside of text in flow style", "{a: b\tc}", [{"a": "b\tc"}], [None]),
    ("the name of an anchor or alias may hold any character", "a: &x: 1\nb: *x:", [None], [{"a": 1, "b": 1}]),
    ("a byte-order mark behind the start is a character", "\n\ufeff", [None], ["\ufeff"]),
    ("`...` may come twice", "a\n...\n...\n", ["a"], ["a", None]),
    ("behind an anchor in brackets, a colon before a word is part of it", "[&a :b]", [[{"": "b"}]], [[":b"]]),
    ("an unknown directive is ignored", "%FOO\n---\na", [None], ["a"]),
]


def reading(text: str, parser: Callable[[str], NextEvent]) -> Reading:
    """Data, problems and places of every document."""
    return [
        (
            document.data,
            document.readable,
            [problem.name for problem in document.problems],
            list(places(tree(document))),
        )
        for document in read_yaml("x.yaml", Text(text), "utf-8", parser)
    ]


def places(root: Node | None) -> Iterator[tuple[str, str, int, int, int]]:
    """Every node with its places."""
    pending = [root] if root else []
    while pending:
        node = pending.pop()
        yield node.kind, node.style, node.lead, node.start, node.end
        pending += [*node.items, *(entry.value for entry in node.entries)]


@pytest.mark.parametrize("text", SAME)
def test_both_parsers_read_the_same(text: str) -> None:
    """Data, kinds of problems, and every place."""
    assert reading(text, c_events) == reading(text, pure_events)


@settings(max_examples=CASES, deadline=None)
@given(data=DATA, draw=st.data(), write=st.sampled_from([as_block, as_flow]))
def test_both_parsers_read_whatever_is_written(
    data: object, draw: st.DataObject, write: Callable[[object, Callable[[int], int]], str]
) -> None:
    """Random data in random styles."""
    text = write(data, lambda ways: draw.draw(st.integers(0, ways - 1)))
    assert repr(reading(text, c_events)) == repr(reading(text, pure_events))


@pytest.mark.parametrize(("what", "text", "c", "pure"), DIFFERENT)
def test_known_differences(what: str, text: str, c: list[object], pure: list[object]) -> None:
    """A row that no longer holds can go: a new version of a parser has mended it."""
    assert [data for data, *_ in reading(text, c_events)] == c, what
    assert [data for data, *_ in reading(text, pure_events)] == pure, what


def test_the_pure_parser_starts_at_the_anchor_when_the_tag_comes_first() -> None:
    """The one known difference of places: `lead`, which only edits look at."""
    text = "a: !!str &x b"
    (c,), (pure,) = reading(text, c_events), reading(text, pure_events)
    assert [place[2] for place in c[3]] == [0, 3]
    assert [place[2] for place in pure[3]] == [0, 9]


@pytest.mark.parametrize(
    "text",
    ["%YAML 2.0\n---\na", "%YAML 1.3\n---\na", "%YAML 1.2\n%YAML 1.2\n---\na", '"\\UFFFFFFFF"', '"\\ud83d\\ude00"'],
)
def test_neither_parser_escapes(text: str) -> None:
    """What makes the pure parser raise something else than its own errors is a syntax problem too."""
    for parser in (c_events, pure_events):
        assert [(data, names) for data, _, names, _ in reading(text, parser)] == [(None, ["syntax"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("[http://a.b/c]", ["http://a.b/c"]), ("%FOO\n---\na", "a"), ("a: 1\n...\n--- b", None)],
)
def test_what_the_c_parser_refuses_is_looked_at_twice(text: str, expected: object) -> None:
    """The pure parser has the last word on a small text; where both read it, the first reading counts."""
    documents = list(read_yaml("x.yaml", Text(text), "utf-8"))
    assert all(document.readable for document in documents)
    assert expected is None or documents[-1].data == expected


def test_a_large_text_is_not_looked_at_twice() -> None:
    """The pure parser is slow, and a large broken file must not take long."""
    (document,) = read_yaml("x.yaml", Text("[http://a.b/c]" + " " * 100_000), "utf-8")
    assert not document.readable
