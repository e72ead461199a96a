"""Mutations that leave a payload one: arbitrary bytes seldom get behind the recognition."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from inputs import HEAD, taken_apart

#: What readers and rules may stumble over.
ODD = (
    "\ufeff", "\x85", "\u2028", "\0", "\t", "\r", "\r\n", "\ud800", "\\ud800", "\\u0000", "\x1b[31m", "\u202e", "😀", "é",
    "&a ", "*a", "<<: *a\n", "<<: [*a, *a]", "!!int ", "!!python/object:os.system ", "!env ", "%YAML 1.1\n", "---\n", "...\n",
    "? ", "- ", ": ", "|\n", ">-\n", "|2-\n ", "# rtlint: ignore[RT101]\n", " # a comment\n", "# rtlint: kind=session dialect=beta\n",
    "// rtlint: ignore\n", "/* x */", "${VOICE}", "{{ x }}", "%KEY%", "<YOUR_KEY>", "sk-proj-0123456789abcdefghijklmnopqrstuv",
    "NaN", "-Infinity", ".inf", "1e999", "-0", "9" * 30, "1_000", "0x1F", "010", "yes", "no", "~", "null", "true", "[]", "{}",
    '""', "''", '"', "'", "`", "\\", ",", "...", "**rest", "...rest", 'f"{x}"', "undefined", "None", "=", "as const",
)  # fmt: skip

_KEY = re.compile(r"""(?P<quote>["']?)\b[A-Za-z_][\w.-]*(?P=quote)(?=\s*:)""")
_VALUE = re.compile(r"""(?<=: )(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,{}\[\]#"'][^,{}\[\]#\n]*)""")
_WORD = re.compile(r"[A-Za-z_][\w.-]+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_NUMBERS = ("0", "1", "-1", "0.5", "1e3", "24000", "8000", "1.5", "4096", "4097", "65536", "1e400", "600", "3.0")

MutateBytes = Callable[[bytes, int], bytes]
"""Mutates bytes, of which there may be so many afterwards."""


class Mutator:
    """Changes files with the words of the schemas and with pieces of other payloads, and now and then any bytes."""

    def __init__(self, words: Sequence[str], payloads: Sequence[str], mutate_bytes: MutateBytes) -> None:
        """`payloads` are JSON on one line; `mutate_bytes` is for what has no structure."""
        self._words = words
        self._pieces: list[str] = [piece for payload in payloads for piece in (payload, *_VALUE.findall(payload))]
        self._bytes = mutate_bytes
        ways = {
            self._word: 2,
            self._key: 1,
            self._value: 3,
            self._entry: 3,
            self._odd: 1,
            _line: 2,
            _number: 1,
            _typo: 2,
        }
        self._ways = [way for way, weight in ways.items() for _ in range(weight)]

    def __call__(self, data: bytes, max_size: int, seed: int) -> bytes:
        """Another input."""
        random = Random(seed)
        given = taken_apart(data)
        head = bytearray(given.head)
        if random.random() < 0.15:
            head[random.randrange(HEAD)] = random.randrange(256)
        if random.random() < 0.3:
            content = self._bytes(given.content, max(max_size - HEAD, 1))
        else:
            # A character a byte, so that what is no UTF-8 stays as it is.
            text = given.content.decode("latin-1")
            for _ in range(random.choice((1, 1, 1, 2, 3))):
                text = random.choice(self._ways)(text, random)
            content = text.encode("latin-1", "replace")  # `ÿ` has no capital among these
        return (bytes(head) + content)[:max_size]

    def _word(self, text: str, random: Random) -> str:
        return _replaced(text, _WORD, random, random.choice(self._words))

    def _key(self, text: str, random: Random) -> str:
        quote = random.choice(('"', '"', "", "'"))
        return _replaced(text, _KEY, random, f"{quote}{random.choice(self._words)}{quote}")

    def _value(self, text: str, random: Random) -> str:
        return _replaced(text, _VALUE, random, self._any_value(random))

    def _entry(self, text: str, random: Random) -> str:
        """One more entry, in front of another one, written as that is."""
        keys = [*_KEY.finditer(text)]
        if not keys:
            return text + f"{random.choice(self._words)}: {self._any_value(random)}\n"
        chosen = random.choice(keys)
        start, quote = chosen.start(), str(chosen["quote"])
        margin = text[text.rfind("\n", 0, start) + 1 : start]
        end = f"\n{margin}" if not margin.strip() and not quote else ", "
        return f"{text[:start]}{quote}{random.choice(self._words)}{quote}: {self._any_value(random)}{end}{text[start:]}"

    def _odd(self, text: str, random: Random) -> str:
        place = random.randrange(len(text) + 1)
        return text[:place] + _odd_piece(random) + text[place:]

    def _any_value(self, random: Random) -> str:
        kind = random.random()
        if kind < 0.4:
            return f'"{random.choice(self._words)}"'
        if kind < 0.8:
            return random.choice(self._pieces).encode().decode("latin-1")
        return random.choice(_NUMBERS) if kind < 0.9 else _odd_piece(random)


def _replaced(text: str, pattern: re.Pattern[str], random: Random, new: str) -> str:
    """The text with another one for a random match."""
    found = [*pattern.finditer(text)]
    if not found:
        return text
    start, end = random.choice(found).span()
    return text[:start] + new + text[end:]


def _odd_piece(random: Random) -> str:
    return random.choice(ODD).encode("utf-8", "surrogatepass").decode("latin-1")


def _number(text: str, random: Random) -> str:
    return _replaced(text, _NUMBER, random, random.choice(_NUMBERS))


def _typo(text: str, random: Random) -> str:
    """A word with a letter too many or too few."""
    found = [*_WORD.finditer(text)]
    if not found:
        return text
    place = random.randrange(*random.choice(found).span())
    return text[:place] + random.choice(("", text[place] * 2, text[place].swapcase(), "_")) + text[place + 1 :]


def _line(text: str, random: Random) -> str:
    """Lines that go, come twice, change places or move to the side."""
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    first = random.randrange(len(lines))
    last = min(len(lines), first + random.choice((1, 1, 2, 5)))
    some = lines[first:last]
    how = random.randrange(5)
    if how == 0:
        lines[first:last] = []
    elif how == 1:
        place = random.randrange(len(lines) + 1)
        lines[place:place] = some
    elif how == 2:
        lines[first:last] = reversed(some)
    elif how == 3:
        lines[first:last] = ["  " + line for line in some]
    else:
        lines[first:last] = [line.removeprefix(" ").removeprefix(" ") for line in some]
    return "".join(lines)
