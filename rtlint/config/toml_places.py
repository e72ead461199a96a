"""Where everything stands in a TOML text: the standard library reads the data and forgets the places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rtlint.dataclass import dataclass
from rtlint.source.pointer import Pointer

_BLANK = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
#: A number, a date, a boolean. A date may have a blank inside.
_OTHER = re.compile(r"[^,\]}#\r\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Offsets of a key and of its value; an item of an array has no key, a table no more than its name in the header."""

    key: int
    value: int


def places(text: str, decode: Callable[[str], str]) -> dict[Pointer, Place]:
    """The place of every table, key and array item of a TOML text without mistakes.

    `decode` gives the text that a quoted key spells. Raises RecursionError for a text nested deeper than Python goes.
    """
    scanner = _Scanner(text, decode)
    scanner.run()
    return scanner.found


class _Scanner:
    """One walk through a text: `at` is where it is, `lengths` how long each array of tables has become."""

    def __init__(self, text: str, decode: Callable[[str], str]) -> None:
        self.text, self.decode, self.at = text, decode, 0
        self.found: dict[Pointer, Place] = {}
        self.lengths: dict[Pointer, int] = {}

    def run(self) -> None:
        table: Pointer = ()
        self.skip(_GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.pair(table)
            self.skip(_GAP)

    def header(self) -> Pointer:
        """A table's header; gives the pointer of the table that it opens."""
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = self.keys()
        self.at += 2 if many else 1
        table: Pointer = ()
        for number, (key, at) in enumerate(keys, start=1):
            table = (*table, key)
            self.found.setdefault(table, Place(at, at))
            if many and number == len(keys):
                self.lengths[table] = self.lengths.get(table, 0) + 1
            if table in self.lengths:
                table = (*table, self.lengths[table] - 1)
                self.found.setdefault(table, Place(at, at))
        return table

    def pair(self, table: Pointer) -> None:
        """A key, dotted or not, and its value."""
        keys = self.keys()
        self.at += 1
        self.skip(_BLANK)
        pointer = table
        for key, at in keys:
            pointer = (*pointer, key)
            self.found.setdefault(pointer, Place(at, at))
        self.found[pointer] = Place(keys[-1][1], self.at)
        self.value(pointer)

    def keys(self) -> list[tuple[str, int]]:
        """The parts of a dotted key with their offsets; leaves `at` behind the blanks that follow it."""
        found = []
        while True:
            self.skip(_BLANK)
            start = self.at
            if self.skip(_STRING):
                found.append((self.decode(self.text[start : self.at]), start))
            else:
                self.skip(_BARE)
                found.append((self.text[start : self.at], start))
            self.skip(_BLANK)
            if self.text[self.at] != ".":
                return found
            self.at += 1

    def value(self, pointer: Pointer) -> None:
        if self.text[self.at] == "[":
            self.array(pointer)
        elif self.text[self.at] == "{":
            self.inline_table(pointer)
        elif not self.skip(_STRING):
            self.skip(_OTHER)

    def array(self, pointer: Pointer) -> None:
        for index, _ in enumerate(self.items("]")):
            self.found[pointer + (index,)] = Place(self.at, self.at)
            self.value((*pointer, index))

    def inline_table(self, pointer: Pointer) -> None:
        for _ in self.items("}"):
            self.pair(pointer)

    def items(self, bracket: str) -> Iterator[None]:
        """Stop at each item between the brackets; whoever asks for the next has stepped over it."""
        self.at += 1
        self.skip(_GAP)
        while self.text[self.at] != bracket:
            yield
            self.skip(_GAP)
            if self.text[self.at] == ",":
                self.at += 1
                self.skip(_GAP)
        self.at += 1

    def skip(self, pattern: re.Pattern[str]) -> bool:
        """Step over what the pattern matches; whether that was anything."""
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match is not None and match.end() > match.start()
