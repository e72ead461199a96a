r"""How text looks in a terminal: what is shown for each character, and how many columns that takes.

Nothing in a file may steer the terminal, give orders to the service that reads a log, or hide from the reader. So control,
bidirectional and other invisible characters, private and unassigned ones, lone surrogates, and the bracket of a log's
command, are shown as escapes (`\x1b`, `\u202e`, `\ud800`), and what is shown is always one line that any UTF-8 stream
takes. Everything that people read goes through `shown`; what only programs read is JSON or XML in ASCII. Two things are
printed as they are: a diff that is no log and no terminal's, since `patch` needs it, and standard input that is repaired.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from rtlint.report.log import COMMAND

TAB = "    "
JOINER, NON_JOINER = "\u200d", "\u200c"
SKIN_TONES = range(0x1F3FB, 0x1F400)
VARIATION_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
# Vowels and final consonants of decomposed Hangul: letters to Unicode, but drawn within the syllable before them.
CONJOINING_JAMO = (range(0x1160, 0x1200), range(0xD7B0, 0xD800))
NAMED = {"\n": r"\n", "\r": r"\r"}

#: Controls, formats, private use, surrogates, line ends, and what this Python does not know, so that its width is open.
UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
#: Letters and marks to Unicode, and yet nothing is drawn for them.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
VIRAMA = 9  # the combining class of the marks that join Indic consonants
#: No script stacks more marks on a letter; a longer pile covers the lines above.
PILE = 8


def cells(text: str) -> Iterator[tuple[str, int]]:
    """Give for each code point of `text` what is shown for it, and the columns that takes (0 for a combining mark)."""
    brackets = {match.end() - 1 for match in COMMAND.finditer(text)} if "##" in text else ()
    before, pile = "", 0
    for place, character in enumerate(text):
        if " " <= character <= "~":
            looks = (character, 1) if place not in brackets else _escaped(character)
        else:
            looks = cell(character, before)
        pile = pile + 1 if looks[0] and not looks[1] else 0
        yield looks if pile <= PILE else _escaped(character)
        before = character


def cell(character: str, before: str) -> tuple[str, int]:
    """Tell what is shown for `character`, and its columns; `before` is the character in front of it, or empty."""
    point = ord(character)
    if character == "\t":
        return TAB, len(TAB)
    # Terminals disagree about the width of joined emoji. Shown one by one, each has the width that all agree on.
    if before > "\x7f" and (point in SKIN_TONES or (_selects(character) and not _selects(before))):
        return "", 0
    if character in (JOINER, NON_JOINER) and _joins(before, character):
        return ("" if character == JOINER else character), 0
    category = unicodedata.category(character)
    if category in UNSEEN or character in BLANK or _selects(character):
        return _escaped(character)
    if category in ("Mn", "Me") or any(point in block for block in CONJOINING_JAMO):
        return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _selects(character: str) -> bool:
    """Whether a character only says how the one before it looks. After another it hides something."""
    return any(ord(character) in block for block in VARIATION_SELECTORS)


def _joins(before: str, joiner: str) -> bool:
    """Whether a joiner has a meaning behind a character: cursive letters, Indic conjuncts, and emoji if it joins them."""
    if before <= "\x7f":
        return False
    if unicodedata.bidirectional(before) == "AL" or unicodedata.combining(before) == VIRAMA:
        return True
    return joiner == JOINER and (_selects(before) or unicodedata.category(before) in ("So", "Sk"))


def _escaped(character: str) -> tuple[str, int]:
    escaped = escape(character)
    return escaped, len(escaped)


def escape(character: str) -> str:
    """Write a character as YAML and Python would in double quotes."""
    point = ord(character)
    if character in NAMED:
        return NAMED[character]
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def shown(text: str) -> str:
    """Give `text` as it is shown: always one line, without anything that a terminal obeys or UTF-8 refuses."""
    if _is_plain(text):
        return text
    return "".join(part for part, _ in cells(text))


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and "##" not in text


def encodable(text: str) -> str:
    """Give `text` as every reader of JSON takes it: lone surrogates become escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def columns(text: str) -> int:
    """Count the columns that `shown(text)` takes."""
    if _is_plain(text):
        return len(text)
    return sum(width for _, width in cells(text))


def window(line: str, start: int, room: int) -> tuple[int, int]:
    """Choose the part of `line` to show so that it fits in `room` columns and `start` is in it.

    Two columns are kept free for the marks of what is left out. Gives code-point bounds, the end exclusive.
    """
    if len(line) <= room and columns(line) <= room:
        return 0, len(line)
    room -= 2
    # Only the neighbourhood is looked at, so that a line of a megabyte costs no more than a line of a kilobyte.
    near, far = max(0, start - room), start + room
    widths = [width for _, width in cells(line[near:far])]
    here = start - near
    low = reach(widths[:here][::-1], room // 3)
    high = reach(widths[here:], room - sum(widths[here - low : here]))
    low = reach(widths[:here][::-1], room - sum(widths[here : here + high]))
    while low and not widths[here - low]:
        low -= 1  # a combining mark without its letter would sit on the mark of what is left out
    return start - low, start + high


def reach(widths: list[int], room: int) -> int:
    """Count how many of the first `widths` fit in `room` columns."""
    for count, width in enumerate(widths):
        room -= width
        if room < 0:
            return count
    return len(widths)
