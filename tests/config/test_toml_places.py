"""Where keys and values stand in a TOML text."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rtlint.config.toml_places import Place, places
from rtlint.source.pointer import Pointer

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def decode(key: str) -> str:
    """What a quoted key spells."""
    return str(tomllib.loads(f"key = {key}")["key"])


def found(text: str) -> dict[Pointer, tuple[str, str]]:
    """For each pointer the rest of the line from its key on, and from its value on."""
    tomllib.loads(text)
    return {
        pointer: (text[place.key :].partition("\n")[0], text[place.value :].partition("\n")[0])
        for pointer, place in places(text, decode).items()
    }


def pointers(value: Any, pointer: Pointer = ()) -> set[Pointer]:
    """Every place of the data."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = {place for step, item in inside for place in pointers(item, (*pointer, step))}
    return below | ({pointer} if pointer else set())


@pytest.mark.parametrize(
    ("text", "pointer", "key", "value"),
    [
        ("a = 1", ("a",), "a = 1", "1"),
        ("  a=1", ("a",), "a=1", "1"),
        ("# a = 2\r\n\r\na = 1\r\n", ("a",), "a = 1\r", "1\r"),
        ("[t]\na = 1", ("t", "a"), "a = 1", "1"),
        ("[t]\na = 1", ("t",), "t]", "t]"),
        ("[ t . u ]\na = 1", ("t", "u", "a"), "a = 1", "1"),
        ("a.b . c = 1", ("a", "b", "c"), "c = 1", "1"),
        ("a.b . c = 1", ("a", "b"), "b . c = 1", "b . c = 1"),
        ('"a.b"."\\u0063" = 1', ("a.b", "c"), '"\\u0063" = 1', "1"),
        ("'a b' = 1", ("a b",), "'a b' = 1", "1"),
        ("[[t]]\na = 1\n[[t]]\na = 2", ("t", 1, "a"), "a = 2", "2"),
        ("[[t]]\n[[t]] # second", ("t", 1), "t]] # second", "t]] # second"),
        ("[[t]]\n[t.u]\na = 1\n[[t]]\n[t.u]\na = 2", ("t", 1, "u", "a"), "a = 2", "2"),
        ("[[t]]\n[[t.u]]\n[[t.u]]\na = 1", ("t", 0, "u", 1, "a"), "a = 1", "1"),
        ("a = [1, # one ]\n 2,\n]\nb = 3", ("a", 1), "2,", "2,"),
        ("a = [1, # one ]\n 2,\n]\nb = 3", ("b",), "b = 3", "3"),
        ("a = [[], [{b = 1}]]", ("a", 1, 0, "b"), "b = 1}]]", "1}]]"),
        ("a = {b = 1, c.d = '}'}\ne = 2", ("a", "c", "d"), "d = '}'}", "'}'}"),
        ("a = {b = 1, c.d = '}'}\ne = 2", ("e",), "e = 2", "2"),
        ('a = """x\n"b = 1\n\\""""""\nc = 2', ("c",), "c = 2", "2"),
        ("a = '''\nb = 1\n''''\nc = 2", ("c",), "c = 2", "2"),
        ('a = "\\"#"  # b = 1\nc = 2', ("c",), "c = 2", "2"),
        ("a = 2026-11-21 07:32:00\nc = [2026-11-21 07:32:00, 1]", ("c", 1), "1]", "1]"),
    ],
)
def test_a_place_is_where_it_is_written(text: str, pointer: Pointer, key: str, value: str) -> None:
    """The offset of a key is its first character, that of a value the first of the value."""
    assert found(text)[pointer] == (key, value)


#: Values that hold nothing else, though some look like it.
PLAIN = [
    "1", "-1.5e3", "true", "1979-05-27 07:32:00Z", '"a # ] \\" }"', "'\\'", '""', "''",
    '"""\n[x]\n\\""" = 1\n"""""', "'''a = '1'\n'''''", '""""""',
]  # fmt: skip


class Writer:
    """Writes TOML at random and notes where everything goes."""

    def __init__(self, data: st.DataObject) -> None:
        """Draw from `data`."""
        self.draw, self.text, self.places = data.draw, "", dict[Pointer, Place]()

    def blank(self) -> None:
        """A blank, or not."""
        self.text += self.draw(st.sampled_from(["", " ", "\t"]))

    def gap(self) -> None:
        """Whatever may stand between the items of an array."""
        self.text += self.draw(st.sampled_from(["", " ", "\n", "# ], a = 1\n", "\r\n\t"]))

    def key(self, name: str) -> int:
        """A key in any spelling; where it starts."""
        start = len(self.text)
        self.text += self.draw(st.sampled_from([name, f"'{name}'", f'"{name}"', f'"\\u{ord(name[0]):04x}{name[1:]}"']))
        return start

    def value(self, pointer: Pointer, depth: int) -> None:
        """A value of any type."""
        sort = self.draw(st.sampled_from(["plain", "plain", "array", "table"][: 4 if depth else 2]))
        if sort == "plain":
            self.text += self.draw(st.sampled_from(PLAIN))
        elif sort == "array":
            self.text += "["
            for index in range(self.draw(st.integers(0, 3))):
                self.gap()
                self.places[pointer + (index,)] = Place(len(self.text), len(self.text))
                self.value((*pointer, index), depth - 1)
                self.gap()
                self.text += ","
            self.gap()
            self.text += "]"
        else:
            self.text += "{"
            for number, name in enumerate(self.names()):
                self.text += "," if number else ""
                self.pair(pointer, name, depth - 1)
            self.text += "}"

    def names(self) -> list[str]:
        """Different keys."""
        names: list[str] = self.draw(st.lists(st.sampled_from(["a", "b-c", "d_1"]), unique=True, max_size=3))
        return names

    def pair(self, table: Pointer, name: str, depth: int) -> None:
        """A key and its value, on one line but for what is inside of the value."""
        self.blank()
        start = self.key(name)
        self.blank()
        self.text += "="
        self.blank()
        self.places[table + (name,)] = Place(start, len(self.text))
        self.value((*table, name), depth)
        self.blank()

    def file(self) -> None:
        """Pairs, then tables and arrays of tables."""
        sections: list[tuple[Pointer, str]] = [((), "")]
        sections += [((f"t{number}",), "[") for number in range(self.draw(st.integers(0, 2)))]
        sections += [(("many", number), "[[") for number in range(self.draw(st.integers(0, 3)))]
        for table, bracket in sections:
            if bracket:
                self.text += bracket
                self.blank()
                start = self.key(str(table[0]))
                self.blank()
                self.text += bracket.replace("[", "]") + "\n"
                self.places.setdefault(table[:1], Place(start, start))
                self.places[table] = Place(start, start)
            for name in self.names():
                self.pair(table, name, 2)
                self.text += self.draw(st.sampled_from(["\n", "\r\n", "# b = 1\n", "\n\n"]))


@given(st.data())
def test_everything_is_found(data: st.DataObject) -> None:
    """Whatever the spelling, every place of the data is found where it was written, and nothing else is."""
    writer = Writer(data)
    writer.file()
    read = tomllib.loads(writer.text)

    assert writer.places.keys() == pointers(read)
    assert places(writer.text, decode) == writer.places
