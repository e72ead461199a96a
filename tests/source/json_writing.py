"""Write random JSON in every way there is, and break it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

CHARACTERS = (
    *"ab \"\\/'{}[]:,#$<%1-",
    "{{",
    "é",
    "\u2028",
    "\x7f",
    "\x85",
    "\ufeff",
    "\uffff",
    "😀",
    "\U0010ffff",
    "//",
    "/*",
    "*/",
)
ESCAPES = (
    "\\n",
    "\\t",
    "\\r",
    "\\b",
    "\\f",
    "\\/",
    "\\\\",
    '\\"',
    "\\u0000",
    "\\u001F",
    "\\u00e9",
    "\\uFFFF",
    "\\ud83d\\uDE00",
)
HALVES = ("\\ud83d", "\\uDE00", "\\uDE00\\ud83d", "\\ud83dx")
STRINGS = ('"${X}"', '"$X"', '"{{ x }}"', '"%A%"', '"<KEY>"', '"<\\u004bEY>"', '"\\u0024X"', '""')
NUMBERS = (
    "0", "-0", "1", "-1", "24000", "0.0", "-0.0", "1.0", "0.1", "1e5", "1E+5", "1e-5", "1.5E400", "-1e999", "1e-999", "12345678901234567890",
    "9" * 309, "9" * 400, "9" * 401, "1." + "0" * 400, "0e0", "1.7976931348623157e308", "5e-324", "2.2250738585072011e-308",
)  # fmt: skip
WORDS = ("true", "false", "null")
ODD_WORDS = ("NaN", "Infinity", "-Infinity")
SPACES = ("", "", "", "", " ", "\n", "\t", "\r", "\r\n  ")
BREAKS = (
    *'{}[],:"\\/#\'-+.0eEu \n\x00\x0b\x0c\x1f\xa0\u2028\ufeff\ud800', "//", "/*", "*/", "// x\n", "/**/", "/* // */", ",", ",", "\\u12",
    "True", "None", "nan", "1e", "01", "1.", ".5", "-", "--1", "1_0", "0x1", "tru", "truee", "NaN", "-NaN", "Infinity", "-Infinity", "٣",
    "\\x", '\\"', "\ud83d", '"a":', '"a"', "{}", "[]",
)  # fmt: skip


class Writer:
    """One text in the making; `odd` is the share of what JSON has no word for, and of repeated keys."""

    def __init__(self, random: Random, odd: float) -> None:
        self.random = random
        self.odd = odd

    def one(self, choices: Sequence[str]) -> str:
        """One of several texts."""
        return self.random.choice(choices)

    def space(self) -> str:
        """White space, mostly none."""
        return self.one(SPACES)

    def text(self) -> str:
        """A whole text."""
        bom = "\ufeff" if self.random.random() < 0.1 else ""
        return bom + self.space() + self.value(4) + self.space()

    def value(self, depth: int) -> str:
        """A value of any type."""
        kind = self.random.randrange(10)
        if depth and kind < 3:
            return self.collection("[]", [self.value(depth - 1) for _ in range(self.random.randrange(4))])
        if depth and kind < 6:
            return self.collection("{}", [self.entry(depth - 1) for _ in range(self.random.randrange(4))])
        if kind == 6:
            return self.one(NUMBERS)
        if kind == 7:
            return self.one(ODD_WORDS if self.random.random() < self.odd else WORDS)
        return self.one(STRINGS) if kind == 8 else self.string()

    def collection(self, brackets: str, parts: list[str]) -> str:
        """The parts between brackets."""
        return brackets[0] + self.space() + (self.space() + "," + self.space()).join(parts) + self.space() + brackets[1]

    def entry(self, depth: int) -> str:
        """A key and a value; keys repeat rarely."""
        key = '"a"' if self.random.random() < self.odd else self.string()
        return key + self.space() + ":" + self.space() + self.value(depth)

    def string(self) -> str:
        """A text with characters and escapes, and halves of surrogate pairs now and then."""
        parts = [self.character() for _ in range(self.random.randrange(6))]
        return '"' + "".join(parts) + '"'

    def character(self) -> str:
        """A character, as it is where that is allowed, or escaped."""
        if self.random.random() < self.odd / 4:
            return self.one(HALVES)
        if self.random.random() < 0.2:
            return self.one(ESCAPES)
        character = self.one(CHARACTERS)
        return "\\" + character if character in '"\\' else character


def broken(random: Random, text: str) -> str:
    """The text with one to three characters put in, taken out or made others."""
    for _ in range(random.choice((1, 1, 2, 3))):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 0, 1, 1, 2)))
        text = text[:start] + (random.choice(BREAKS) if random.random() < 0.8 or start == end else "") + text[end:]
    return text
