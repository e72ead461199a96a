"""What a mistake is known by: its value, and never a secret."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import rtlint
from rtlint.diagnostic import Diagnostic, Fingerprint, Severity
from rtlint.fingerprint import fingerprinted
from rtlint.source.document import Document
from rtlint.source.plain import of_data
from rtlint.source.pointer import Pointer, to_text

KEY = "sk-proj-Zm9vYmFyYmF6cXV4Zm9vYmFy"
OTHER_KEY = "sk-proj-Yml0dGVyc3dlZXRzb3VyMTIz"


def at(pointer: str, document: int = 0) -> Diagnostic:
    """A diagnostic at a place."""
    return Diagnostic("RT101", "unknown-field", Severity.ERROR, "x", None, "a", document, pointer, None)


def mark(data: object, pointer: str) -> Fingerprint | None:
    """The fingerprint of a mistake at a place of some data."""
    (found,) = fingerprinted([at(pointer)], [of_data(data)])
    return found.fingerprint


def test_the_value_counts_and_its_spelling_does_not() -> None:
    """Quotes, order and layout change nothing; another value is another mistake."""
    texts = ["type: realtime\nspeed: 9", '{"speed": 9,\n"type": "realtime"}', "# on\nspeed: 9 # much\ntype: 'realtime'"]
    same = {next(iter(rtlint.lint(text).diagnostics)).fingerprint for text in texts}
    other = next(iter(rtlint.lint("type: realtime\nspeed: 8").diagnostics)).fingerprint

    assert len(same) == 1
    assert other not in same


@pytest.mark.parametrize(
    ("data", "pointer", "word"),
    [
        ({}, "/model", "missing"),
        ({"tools": []}, "/tools/4", "missing"),
        ({"a": 5}, "/a/b/c", "missing"),
        ({"a": {"b": 1}}, "/a", "object"),
        ({"a": [{"b": 1}]}, "/a", "list"),
        ({"a": KEY}, "/a", "secret"),
        ({"a": f"use {KEY} for it"}, "/a", "secret"),
        ({"a": ["x", KEY]}, "/a", "secret"),
        ({"headers": {"x-any": "tomato"}}, "/headers/x-any", "secret"),
        ({"a": "password: tomato"}, "/a", "secret"),
    ],
)
def test_what_is_not_for_hashing_is_a_word(data: object, pointer: str, word: str) -> None:
    """What is not there, has insides of its own or is secret has no hash."""
    assert mark(data, pointer) == Fingerprint(word)


def test_the_insides_of_an_object_are_mistakes_of_their_own() -> None:
    """A mistake of a whole object stays what it is when something inside of it changes."""
    assert mark({"a": {"b": 1}}, "/a") == mark({"a": {"b": 2, "c": 3}}, "/a")
    assert mark({"a": ["b", 1]}, "/a") != mark({"a": ["b", 2]}, "/a")


def test_neighbours_in_a_list_are_told_apart() -> None:
    """What has no value of its own is known by the list item it is in, which may be anywhere in the list."""
    ask, tell = {"type": "function", "name": "ask"}, {"type": "function", "name": "tell"}
    first = mark({"tools": [ask, tell]}, "/tools/0/description")

    assert first == mark({"tools": [tell, ask]}, "/tools/1/description")
    assert first != mark({"tools": [ask, tell]}, "/tools/1/description")
    assert first != mark({"tools": [{**ask, "strict": True}]}, "/tools/0/description")


def test_a_document_among_others_is_told_apart() -> None:
    """In a file of several documents, what is no list item is known by its document."""
    texts = ("type: realtime\nmodel: gpt-realtime-2.1\nsped: {}\n", "type: realtime\ninstructions: Help.\nsped: {}\n")
    one, two = ["---\n".join(order) for order in (texts, texts[::-1])]
    marks = [[each.fingerprint for each in rtlint.lint(text).diagnostics] for text in (one, two)]

    assert len(set(marks[0])) == 2
    assert marks[0] == marks[1][::-1]
    assert [each.fingerprint for each in rtlint.lint(texts[0]).diagnostics] == [Fingerprint("object")]


def test_a_document_that_cannot_be_read_has_none() -> None:
    """Nobody knows how many mistakes hide behind one of syntax."""
    (found,) = rtlint.lint("type: realtime\naudio: {output: {", path="a.yaml").diagnostics

    assert (found.name, found.fingerprint) == ("syntax", None)


def test_another_secret_is_the_same_mistake() -> None:
    """No hash depends on a secret, so that nobody can try one out on it."""

    def marks(key: str, header: str) -> list[Fingerprint | None]:
        session = {
            "type": "realtime",
            "instructions": f"use {key}",
            "tools": [
                {"type": "mcp", "server_label": "a b", "headers": {"x-thing": header}, "authorization": key},
                {"type": "function", "description": f"send {key}"},
            ],
        }
        return [each.fingerprint for each in rtlint.lint(session).diagnostics]

    assert marks(KEY, "tomato") == marks(OTHER_KEY, "potato")
    assert len(marks(KEY, "tomato")) == 4


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside, max_size=3),
    max_leaves=8,
)


def places(data: object, pointer: Pointer = ()) -> list[Pointer]:
    """Every place there is."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [pointer, *(place for step, item in steps for place in places(item, (*pointer, step)))]


@given(plain)
@example(["\ud800"])
@example({"\ud800": 1})
def test_every_place_has_one(data: object) -> None:
    """Whatever a document holds, NaN too, each of its places has the same fingerprint each time, if it can be read.

    It cannot where a text holds half of a surrogate pair.
    """
    document: Document = of_data(data)
    found = [at(to_text(place)) for place in places(document.data)]
    first, second = (list(fingerprinted(found, [document])) for _ in range(2))

    assert [each.fingerprint for each in first] == [each.fingerprint for each in second]
    assert all((each.fingerprint is not None) == document.readable for each in first)
