"""From a pointer back to the characters."""

from __future__ import annotations

import pytest

from rtlint.source.document import Document, ambiguous, locate, target_of
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.source.read import of_data, read_text

YAML = """\
base: &b
  voice: marin
  format: {rate: 24000}
more: &m
  voice: cedar
  speed: 1.5
one:
  <<: [*b, *m]
  format:
two: *b
list:
- type: a
  name: |
    x
    y

- 3
-
"3": !!str &s 5
empty: {}
"""


def document(text: str, path: str = "x.yaml") -> Document:
    """The only document of a text."""
    (only,) = read_text(path, text)
    return only


def cut(text: str, pointer: Pointer, part: str = "value", path: str = "x.yaml") -> str:
    """The characters of a place."""
    span = locate(document(text, path), pointer, part)  # type: ignore[arg-type]
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        (("base", "voice"), "marin", "voice"),
        (("base", "format"), "{rate: 24000}", "format"),
        (("base", "format", "rate"), "24000", "rate"),
        (("base",), "voice: marin\n  format: {rate: 24000}", "base"),
        (("list", 0, "name"), "|\n    x\n    y", "name"),
        (("list", "1"), "3", "3"),
        (("3",), "5", '"3"'),
        ((3,), "5", '"3"'),
        (("empty",), "{}", "empty"),
        (("list", 0), "type: a\n  name: |\n    x\n    y", "type"),
    ],
)
def test_values_and_keys_are_underlined_exactly(pointer: Pointer, value: str, key: str) -> None:
    """A value is without its anchor and tag, a block ends where its last child ends, a key keeps its quotes."""
    assert cut(YAML, pointer) == value
    assert cut(YAML, pointer, "key") == key


@pytest.mark.parametrize(("pointer", "before"), [(("one", "format"), "  format:"), (("list", 2), "\n-")])
def test_a_null_that_is_not_written_is_an_empty_span_behind_its_sign(pointer: Pointer, before: str) -> None:
    """Behind the colon or the dash, wherever the parser says it is."""
    span = locate(document(YAML), pointer)
    assert span.start == span.end
    assert YAML[: span.start].endswith(before)


@pytest.mark.parametrize(
    "text", ["a:   # why\nb: 1\n", "a:\n\n\nb: 1\n", "{a:  , b: 1}", "{a, b: 1}", "? a\n? b\n", "a:\r\nb: 1\r\n"]
)
def test_the_place_of_a_null_does_not_depend_on_what_follows(text: str) -> None:
    """Comments, blank lines and brackets behind it do not move it."""
    place = text.index("a") + 1 + text.startswith("a:") + text.startswith("{a:")
    assert locate(document(text), ("a",)).start == place


def test_merged_keys_lie_where_they_are_written() -> None:
    """The data has the merged keys, own keys and earlier mappings winning, and locate finds the same ones."""
    data = document(YAML).data
    assert isinstance(data, dict)
    assert data["one"] == {"voice": "marin", "format": None, "speed": 1.5}
    assert locate(document(YAML), ("one", "voice")).start == YAML.index("marin")
    assert cut(YAML, ("one", "speed")) == "1.5"


def test_an_alias_is_its_own_characters_and_knows_its_target() -> None:
    """The alias is what a user sees at this place; what lies deeper lies at the anchor."""
    assert cut(YAML, ("two",)) == "*b"
    target = target_of(document(YAML), ("two",))
    assert target == locate(document(YAML), ("base",))
    assert cut(YAML, ("two", "voice")) == "marin"
    assert target_of(document(YAML), ("base",)) is None
    assert target_of(document(YAML), ("nowhere", 1)) is None


@pytest.mark.parametrize(
    ("pointer", "key"),
    [
        (("base", "nope"), "base"),
        (("base", "format", "nope", 0), "format"),
        (("base", "voice", "nope"), "voice"),
        (("nope",), "base"),
        (("list", 0, "nope"), "type"),
        (("list", 9), "list"),
        (("empty", "nope"), "empty"),
    ],
)
def test_what_is_missing_is_shown_at_the_nearest_key(pointer: Pointer, key: str) -> None:
    """The key of the nearest ancestor; at the root and in a list, which have none, the first key."""
    assert cut(YAML, pointer) == key
    assert cut(YAML, pointer, "key") == key


@pytest.mark.parametrize(
    ("text", "place"), [("{}", "{}"), ("", ""), ("[]", "[]"), ("[{}]", "{}"), ("x", "x"), ("# c\n", "")]
)
def test_where_there_is_no_key_all_of_it_is_shown(text: str, place: str) -> None:
    """An empty mapping is its brackets, an empty document an empty span."""
    assert cut(text, ("nope",)) == place
    assert cut(text, ("nope",), path="x.jsonc") == place or text.startswith(("x", "#"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |\n  b\n\n\n# c\n", "|\n  b"),
        ("a: |+\n  b\n\n\nc: 1", "|+\n  b"),
        ("a: >-\r\n  b\r\n  c\r\n\r\n", ">-\r\n  b\r\n  c"),
        ("a: |\n\n  b\n    \n", "|\n\n  b\n    "),
        ("a: |\n", "|"),
    ],
)
def test_a_block_scalar_ends_with_its_last_line_of_text(text: str, value: str) -> None:
    """Blank lines and comments behind it are not underlined; a line of more spaces than its indent is text."""
    assert cut(text, ("a",)) == value


def test_the_items_of_an_aliased_list_lie_at_the_anchor() -> None:
    """As the entries of a mapping do."""
    assert cut("a: &x [1, 2]\nb: *x\n", ("b", 1)) == "2"


def test_a_merge_key_is_no_key_of_the_data() -> None:
    """Asked for, it is missing; a quoted one is a key like any other."""
    assert cut(YAML, ("one", "<<")) == "one"
    assert cut("'<<': 1", ("<<",)) == "1"


def test_the_last_of_two_equal_keys_counts() -> None:
    """Data and places agree on which one it is, in YAML and JSON."""
    text = '{"a": 1, "a": 2}'
    for path in ("x.yaml", "x.json"):
        assert document(text, path).data == {"a": 2}
        assert cut(text, ("a",), path=path) == "2"


def test_data_without_a_text_has_no_places() -> None:
    """To ask for one is a mistake of the program."""
    with pytest.raises(ValueError, match="no text"):
        locate(of_data({"a": 1}), ("a",))


def test_ambiguous_scalars_are_the_plain_ones_that_two_versions_read_differently() -> None:
    """Quoted, tagged and equal ones are not; an anchored one comes wherever it is used or merged."""
    text = (
        "a: yes\nb: 'yes'\nc: !!str yes\nd: [010, 10, &x 1e3, *x, .nan]\ne: &e {f: 2026-11-21}\nno: {<<: [*e], g: *e}\n"
    )
    assert list(ambiguous(document(text))) == [
        (("a",), "yes", True, "yes"),
        (("d", 0), "010", 8, 10),
        (("d", 2), "1e3", "1e3", 1000.0),
        (("d", 3), "1e3", "1e3", 1000.0),
        *(
            (pointer, "2026-11-21", Opaque("2026-11-21", "a date"), "2026-11-21")
            for pointer in [("e", "f"), ("no", "g", "f"), ("no", "f")]
        ),
    ]
    assert list(ambiguous(document('["yes", 1e3]', "x.json"))) == []
