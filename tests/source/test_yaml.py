"""YAML: what the data is, and what a mistake is called."""

from __future__ import annotations

import pytest

from rtlint.source.document import Document, tree
from rtlint.source.opaque import Opaque
from rtlint.source.read import read_text


def documents(text: str) -> list[Document]:
    """The documents of a YAML text."""
    return list(read_text("x.yaml", text))


def data(text: str) -> object:
    """The data of a text without a problem."""
    (document,) = documents(text)
    assert document.problems == ()
    return document.data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1: a\ntrue: b\n~: c\n1.0: d", {"1": "a", "true": "b", "~": "c", "1.0": "d"}),
        ("a: &x {b: 1}\nc: *x", {"a": {"b": 1}, "c": {"b": 1}}),
        ("a: &k key\n*k : 1", {"a": "key", "key": 1}),
        ("a: &e\n*e : 1", {"a": None, "": 1}),
        ("&k 1: a\nb: *k", {"1": "a", "b": 1}),
        ("? a\n? b\n: 1", {"a": None, "b": 1}),
        ("a: !!str 1\nb: !!int '2'\nc: !!float 3\nd: ! 4\ne: !!bool true\nf: !!null ''",
         {"a": "1", "b": 2, "c": 3.0, "d": "4", "e": True, "f": None}),
        ("a: !!map {}\nb: !!seq []", {"a": {}, "b": []}),
        ("a: !!binary aGk=\nb: !!timestamp 2026-11-21\nc: 2026-11-21",
         {"a": "aGk=", "b": "2026-11-21", "c": "2026-11-21"}),
        ("%YAML 1.1\n---\na: yes", {"a": "yes"}),
        ("x: &x {a: 1, b: 2}\ny: &y {a: 3, c: 4}\nz: {<<: [*x, *y], b: 5}",
         {"x": {"a": 1, "b": 2}, "y": {"a": 3, "c": 4}, "z": {"a": 1, "b": 5, "c": 4}}),
        ('"<<": {a: 1}', {"<<": {"a": 1}}),
        ("a: |\n  x\x85y\u2028z\u2029\nb: 1", {"a": "x\x85y\u2028z\u2029\n", "b": 1}),
        ('"\\u0085\\L"', "\x85\u2028"),
        ("a: x\rb: |\r  y\r  z\r", {"a": "x", "b": "y\nz\n"}),
        ("a: x\r\nb: >\r\n  y\r\n  z", {"a": "x", "b": "y z"}),
        ("a: x\ufeffy", {"a": "x\ufeffy"}),
        ("\ufeff# c\na: 1", {"a": 1}),
        ("", None),
        ("# only\n", None),
        ("---", None),
        ("---\n...\n", None),
        ("...\n", None),
        ("\n\n", None),
    ],
)  # fmt: skip
def test_data(text: str, expected: object) -> None:
    """Core schema of YAML 1.2, keys always text, merge keys resolved."""
    assert data(text) == expected


def test_what_an_alias_shares_is_one_object() -> None:
    """Nothing is copied, so an alias costs nothing."""
    value = data("a: &x [1]\nb: *x")
    assert isinstance(value, dict)
    assert value["a"] is value["b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!env KEY", Opaque("!env KEY", "the tag `!env`")),
        ("a: !env {b: 1}", {"a": Opaque("!env {b: 1}", "the tag `!env`")}),
        ("- !Ref\n  - a", [Opaque("!Ref\n  - a", "the tag `!Ref`")]),
        ("a: !!set {b}", {"a": Opaque("!!set {b}", "the tag `!!set`")}),
        ("a: {{ x }}", {"a": Opaque("{{ x }}", "a template expression")}),
        ("- {{ x.y | default(1) }}\n- {{ a, b }}",
         [Opaque("{{ x.y | default(1) }}", "a template expression"), Opaque("{{ a, b }}", "a template expression")]),
        ("a: ${X}\nb: '{{ x }}'",
         {"a": Opaque("${X}", "an environment variable"), "b": Opaque("{{ x }}", "a template expression")}),
        ("a: {<<: !include x, b: 1}", {"a": Opaque("!include x", "the tag `!include`")}),
        ("a: {<<: '${X}', b: 1}", {"a": Opaque("${X}", "an environment variable")}),
    ],
)  # fmt: skip
def test_unknown_values(text: str, expected: object) -> None:
    """Custom tags and placeholders are unknown, quoted or not, and so is a mapping that merges something unknown."""
    (document,) = documents(text)
    assert (document.problems, document.data, document.has_opaque) == ((), expected, True)


def test_a_template_expression_as_key_is_its_text() -> None:
    """Keys are always text."""
    (document,) = documents("{{ x }}: 1")
    assert (document.problems, document.data) == ((), {"{{ x }}": 1})


def test_every_document_of_a_file_is_read() -> None:
    """They are counted from 0, know their stretch of the text, and have anchors of their own."""
    first, second, third = documents("a: &x 1\n---\nb: *x\n---\nc: 3\n")
    assert [document.index for document in (first, second, third)] == [0, 1, 2]
    assert [document.readable for document in (first, second, third)] == [True, False, True]
    assert second.problems[0].message == "no anchor `&x` comes before this alias"
    assert third.text is not None
    assert third.text.content[third.span.start : third.span.end] == "---\nc: 3\n"


def test_documents_before_a_syntax_error_are_read() -> None:
    """The one with the error is unreadable, and the last."""
    *good, bad = documents("a: 1\n---\nb: 2\n---\nc: [\n---\nd: 4\n")
    assert [document.data for document in good] == [{"a": 1}, {"b": 2}]
    assert (bad.index, bad.readable, bad.data) == (2, False, None)
    assert [problem.name for problem in bad.problems] == ["syntax"]


def test_what_cannot_start_a_document_belongs_to_the_one_before() -> None:
    """A bracket too many makes its own document unreadable, not an unnamed next one."""
    (document,) = documents("{a: 1}}\n")
    assert not document.readable


def test_duplicate_keys_are_found_and_the_last_wins() -> None:
    """As text, quoted or not, with both places; a key that overrides a merged one is none."""
    text = "a: {b: 1, 'b': 2}\nx: &x {c: 1}\ny: {<<: *x, c: 2}\n"
    (document,) = documents(text)
    (problem,) = document.problems
    assert (problem.name, problem.pointer) == ("duplicate-key", ("a", "b"))
    assert text[problem.span.start : problem.span.end] == "'b'"
    assert [(message, span.start) for message, span in problem.related] == [("first here", 4)]
    assert document.data == {"a": {"b": 2}, "x": {"c": 1}, "y": {"c": 2}}


def test_a_second_merge_key_is_a_duplicate() -> None:
    """YAML has lists for that: `<<: [*x, *y]`."""
    (document,) = documents("x: &x {a: 1}\ny: {<<: *x, <<: *x}")
    assert [problem.name for problem in document.problems] == ["duplicate-key"]


def test_numbers_that_json_cannot_carry_are_found() -> None:
    """They stay in the data, and the problem has the pointer, so that a rule may say it better."""
    (document,) = documents("a: [.inf, -.Inf, .nan, 1e999, !!float .inf, '.inf']")
    assert document.readable
    assert [(problem.name, problem.pointer) for problem in document.problems] == [
        ("non-finite-number", ("a", index)) for index in range(5)
    ]


def test_nodes_keep_what_an_edit_needs() -> None:
    """Kinds, styles, anchors with their place, tags, merge marks, targets and where the properties begin."""
    text = "a: !!str &x 'b'\nc:\n- |\n  d\n<<: {e: *x}\n"
    (document,) = documents(text)
    root = tree(document)
    assert root is not None
    a, c, merge = root.entries
    assert (root.kind, root.style, a.value.style, c.value.items[0].style) == ("mapping", "block", "single", "literal")
    assert (a.value.tag, a.value.anchor) == ("tag:yaml.org,2002:str", "x")
    assert text[a.value.lead : a.value.end] == "!!str &x 'b'"
    assert a.value.anchor_span is not None
    assert text[a.value.anchor_span.start : a.value.anchor_span.end] == "&x"
    assert (merge.merge, a.merge, merge.value.style) == (True, False, "flow")
    alias = merge.value.entries[0].value
    assert (alias.kind, alias.target) == ("alias", a.value)
    assert text[c.value.start : c.value.end] == "- |\n  d"


MISTAKES = [
    (
        "   voice: marin\n    style: x\n",
        "style",
        "this line is indented by 4, but its mapping by 3",
        "voice",
    ),
    ("a:\n    b: 1\n  c: 2\n", "c: 2", "this line is indented by 2, but its mapping by 4", "b"),
    ("a:\n  - x\n - y\n", "- y", "this line is indented by 1, but its list by 2", "- x"),
    ("a:\n\tb: 1\n", "\t", "a tab cannot indent YAML", None),
    ("a:\n  b: 1\n\tc: 2\n", "\t", "a tab cannot indent YAML", None),
    ('a: "x\nb: 1\n', '"x', 'this `"` is never closed', None),
    ('a: "x\nb: "y"\n', '"x', "this text is not closed on its line", '"'),
    ('a: "x" y\n', "y", "there is text behind the closing quote", '"'),
    ("a: [1, 2\nb: 3\n", "[", "this `[` is never closed", None),
    ("a: {b: 1", "{", "this `{` is never closed", None),
    ("a: [1}\n", "}", "`}` where `]` belongs", "["),
    ('a: {"x": 1 "y": 2}\n', '"y":', "a comma or `}` is missing here", "{"),
    ("{size: 1 X: 2}", "X:", "a comma or `}` is missing here", "{"),
    ("[size: 1 X: 2]", "X:", "a comma or `]` is missing here", "["),
    ("{a: b:c: d}", ":c", "a space belongs behind this colon", None),
    ("a: b: c\n", ": c", "two keys on one line", "a:"),
    ("a: Don't use: b\n", ": b", "unquoted text cannot hold a colon and a space", "a:"),
    ("a: 1\nfoo # x\nb: 2\n", "foo", "there is no colon on this line", None),
    ("a:1\nb: 2\n", ":1", "a space belongs behind this colon", None),
    ('"a":1\n', ":1", "a space belongs behind this colon", None),
    ("a:\n- b\n-c\n", "-c", "a space belongs behind this dash", None),
    ("a: - b\n", "- b", "a list cannot start on the line of its key", None),
    ("a: 1\n- b\n", "- b", "a list item where a key belongs", "a"),
    ("- a\nb: 1\n", "b: 1", "this line does not belong to the list above", "-"),
    ("a: @b\n", "@b", "text cannot start with `@`", None),
    ("a: %b\n", "%b", "text cannot start with `%`", None),
    ("{% if a %}\nb: 1\n", "{% if a %}", "`{%` belongs to a template, not to YAML", None),
    ("a: {{ b }}-c\n", "-c", "nothing can follow a value on its line", None),
    ('a: "\\d"\n', "\\d", "`\\d` is no escape that YAML knows", None),
    ("a: |x\n  b\n", "x", "only `+`, `-` or an indent can follow `|`", None),
    ("a: & b\n", "& b", "`&` starts an anchor, and no name follows", None),
    ("a: !e!b c\n", "!e!b", "this is no YAML tag", None),
    ("a: ]\n", "]", "this `]` closes nothing", None),
    ("{a: 1}}\n", "}", "this `}` closes nothing", None),
    ("a: [1,,2]\n", ",2", "this comma separates nothing", None),
    ("a: &base 1\nb: *bsae\n", "*bsae", "no anchor `&bsae` comes before this alias", None),
    ("&x [*x]", "*x", "`*x` stands inside of what it names", "&x"),
    ("<<: *self", "*self", "no anchor `&self` comes before this alias", None),
    ("<<: 1", "1", "`<<` merges mappings, and this is none", None),
    ("<<: [{}, 1]", "[{}, 1]", "`<<` merges mappings, and this is none", None),
    ("? [a]\n: b", "[a]", "a key must be text, and this is a collection", None),
    ("{a: 1}: b", "{a: 1}", "a key must be text, and this is a collection", None),
    ("a: !!int abc", "!!int abc", "this text is no `!!int`", None),
    ("a: !!map [1]", "!!map [1]", "this sequence is no `!!map`", None),
    ("a: b\x00c", "\x00", "a null character (U+0000) cannot stand in YAML", None),
    ("a: b\x07c", "\x07", "a control character (U+0007) cannot stand in YAML", None),
    ("a: b\ud800c", "\ud800", "half of a surrogate pair (U+D800) cannot stand in YAML", None),
]


@pytest.mark.parametrize(("text", "place", "message", "related"), MISTAKES)
def test_mistakes_in_plain_words(text: str, place: str, message: str, related: str | None) -> None:
    """One problem at the smallest place that shows it, with what to do, and the place that explains it."""
    (document,) = documents(text)
    assert not document.readable
    (problem,) = document.problems
    assert (problem.name, problem.message) == ("syntax", message)
    assert text.startswith(place, problem.span.start)
    assert text[problem.span.start : problem.span.end].strip("\t") in place
    assert problem.help
    assert [text[span.start : span.end] for _, span in problem.related] == ([related] if related else [])


def test_an_alias_means_the_anchor_written_last() -> None:
    """Also where that one stands inside of another of its name."""
    assert data("a: &x\n  b: &x 1\nc: *x\n") == {"a": {"b": 1}, "c": 1}


def test_an_alias_with_a_typing_error_names_the_near_anchor() -> None:
    """The nearest name is offered."""
    (document,) = documents("a: &base 1\nb: *bsae\n")
    assert document.problems[0].help == "did you mean `*base`?"


def test_an_alias_of_a_collection_is_a_key_by_its_own_text() -> None:
    """What is wrong with its value is told where that key leads."""
    (document,) = documents("a: &x [1]\n*x : {c: 1, c: 2}\n")

    assert [(problem.name, problem.pointer) for problem in document.problems] == [
        ("syntax", ()),
        ("duplicate-key", ("*x", "c")),
    ]
