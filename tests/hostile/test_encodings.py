"""Bytes that are no UTF-8, and characters that no text should have: said so, or read as what they are."""

from __future__ import annotations

import pytest

from .checking import EVENT, FENCE, JAVASCRIPT, OLD, PYTHON, codes, survived
from .test_cut import NOTEBOOK

#: A file of each language with something to say of it, and a character that is none of ASCII.
FILES = {
    "a.yaml": OLD + "instructions: ä\n",
    "a.json": EVENT.replace('"alloy"', '"alloy", "instructions": "ä"'),
    "a.py": f"# ä\n{PYTHON}",
    "a.js": f"// ä\n{JAVASCRIPT}",
    "a.md": f"ä\n{FENCE}",
    "a.jsonl": EVENT.replace('"alloy"', '"alloy", "instructions": "ä"') + "\n",
    "a.ipynb": NOTEBOOK,
}
WIDE = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", *WIDE])
def test_a_file_in_another_encoding_is_read_or_told_of(path: str, encoding: str) -> None:
    """With a byte-order mark and without, whole and cut in the middle of a character, and with half a surrogate pair."""
    data = FILES[path].encode(encoding)
    # A program without a mark is in UTF-8, and one with zeros in it is none.
    said = codes(survived(path, data))
    assert said & {"RT601", "RT602", "RT603"} or path in ("a.py", "a.js")
    survived(path, data[:-1])
    survived(path, data + "\ud800".encode(encoding, "surrogatepass"))


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("wrong", [b"\xff", b"\xed\xa0\x80", b"\xc0\x80", b"\xe2\x82", b"\xf5\x80\x80\x80"])
def test_what_is_no_utf_8_is_never_guessed_at(path: str, wrong: bytes) -> None:
    """A byte that is none, a surrogate, a zero in two bytes, half a character: one mistake, or one that is replaced."""
    data = FILES[path].encode().replace("ä".encode(), wrong)

    said = codes(survived(path, data))
    assert said & {"RT007", "RT010"} or path in ("a.md", "a.jsonl", "a.ipynb")


@pytest.mark.parametrize(
    "character", ["\0", "\x1b[31m", "\u202e\u2066", "\x85", "\u2028", "\x0b", "\x0c", "\x9b31m", "\uffff"]
)
@pytest.mark.parametrize("path", FILES)
def test_no_character_reaches_the_terminal(path: str, character: str) -> None:
    """Whatever a file holds: the report shows it escaped, and the rest of the file is judged or refused."""
    survived(path, FILES[path].replace("ä", character))
    survived(path, FILES[path].replace("alloy", f"alloy{character}"))
    survived(path, FILES[path].replace('"voice"', f'"voice{character}"'), kind="session")


@pytest.mark.parametrize(
    "coding",
    ["rot13", "hex", "zlib", "idna", "punycode", "undefined", "unicode_escape", "utf-7", "utf-16", "cp037", "mbcs", "no-such",
     "../../etc", "a" * 5000],
)  # fmt: skip
def test_a_program_may_name_any_encoding(coding: str) -> None:
    """Codecs that are none of text, that take memory, that nobody has: a mistake with a message, or the program as it is."""
    survived("a.py", f"# -*- coding: {coding} -*-\n{PYTHON}")


@pytest.mark.parametrize(
    "suffix", ["yaml", "json", "jsonc", "py", "js", "ts", "tsx", "md", "ipynb", "jsonl", "log", "txt"]
)
@pytest.mark.parametrize(
    "content",
    ["", "\ufeff", "\ufeff\ufeff{}", " \t\r\n", "\n" * 10_000, "# session.update\n", "// session.update", "\0", "\0" * 10_000,
     b"\xff" * 1000, b"\xff\xfe", b"\xff\xfe\0\0", bytes(n * 7919 % 256 for n in range(10_000)), "session.update"],
    ids=lambda content: repr(content[:20]),
)  # fmt: skip
def test_a_file_with_nothing_in_it_is_no_mistake_and_no_crash(suffix: str, content: str | bytes) -> None:
    """Empty, blank, a mark, a comment, zeros, noise: in every language."""
    survived(f"a.{suffix}", content)
    survived(f"a.{suffix}", content, kind="session")
