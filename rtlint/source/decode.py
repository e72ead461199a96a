"""Bytes become text: which encoding it is, and which byte does not belong to it."""

from __future__ import annotations

import codecs

from rtlint.dataclass import dataclass
from rtlint.source.problem import Problem
from rtlint.source.text import Span

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text, byte-order mark included. With a problem, the text ends in replacement characters."""

    content: str
    encoding: str
    problem: Problem | None = None


def decode(data: bytes) -> Decoded:
    """The text of a file in UTF-8, UTF-16 or UTF-32, with or without a byte-order mark."""
    encoding = encoding_of(data)
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        place = len(data[: error.start].decode(encoding))
        content = data.decode(encoding, errors="replace")
        return Decoded(content, encoding, _bad_byte(data[error.start], encoding, place))


def encoding_of(data: bytes) -> str:
    """The encoding that the byte-order mark names, or else the zeros in the first characters.

    JSON and YAML begin with Latin characters, whose other bytes are zeros in the wider encodings.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    zeros = tuple(byte == 0 for byte in data[:4])
    if zeros == (True, True, True, False):
        return "utf-32-be"
    if zeros == (False, True, True, True):
        return "utf-32-le"
    if zeros in ((True, False), (True, False, True, False)):
        return "utf-16-be"
    if zeros in ((False, True), (False, True, False, True)):
        return "utf-16-le"
    return "utf-8"


def _bad_byte(byte: int, encoding: str, place: int) -> Problem:
    name = encoding[:6].rstrip("-").upper()
    return Problem(
        "encoding",
        f"byte 0x{byte:02X} is not valid {name}",
        "save the file as UTF-8",
        Span(place, place + 1),
    )
