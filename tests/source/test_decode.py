"""Files come in many encodings, and some in none."""

from __future__ import annotations

import codecs

import pytest

from rtlint.source.decode import decode
from rtlint.source.read import read
from rtlint.source.text import Span

TEXT = '{"voice": "é\U0001f600"}'


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
    ],
)
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_unicode_is_read_in_every_form(mark: bytes, encoding: str, suffix: str) -> None:
    """The mark tells, or else the zeros; the document knows enough to write the same bytes again."""
    data = mark + TEXT.encode(encoding)
    (document,) = read(f"x.{suffix}", data)
    assert document.data == {"voice": "é\U0001f600"}
    assert (document.encoding, document.bom) == (encoding, bool(mark))
    assert document.text is not None
    assert document.text.content.encode(document.encoding) == data


@pytest.mark.parametrize("suffix", ["json", "yaml", ""])
def test_a_bad_byte_is_a_problem_at_its_place(suffix: str) -> None:
    """The offset counts characters, not bytes, and the file is not read any further."""
    (document,) = read(f"x.{suffix}", 'voice: "é'.encode() + b"\xe9\xff" + b'"\n')
    assert not document.readable
    assert document.data is None
    (problem,) = document.problems
    assert (problem.name, problem.span) == ("encoding", Span(9, 10))
    assert "0xE9 is not valid UTF-8" in problem.message


def test_half_a_character_of_utf_16_is_a_bad_byte() -> None:
    """A file that was cut in the middle of a character says so."""
    decoded = decode(codecs.BOM_UTF16_LE + "a".encode("utf-16-le") + b"b")
    assert decoded.problem is not None
    assert decoded.problem.name == "encoding"
    assert "UTF-16" in decoded.problem.message
