"""What the texts and numbers of JavaScript say."""

from __future__ import annotations

import math
import re

from rtlint.source.limits import MAX_DIGITS

_ESCAPE = re.compile(
    r"\\(?:u\{(?P<long>[0-9a-fA-F]+)\}|u(?P<short>[0-9a-fA-F]{4})|x(?P<byte>[0-9a-fA-F]{2})|(?P<line>\r\n|[\r\n\u2028\u2029])"
    r"|(?P<octal>[0-3]?[0-7]{1,2})|(?P<other>.))",
    re.DOTALL,
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}
_SURROGATES = re.compile("[\ud800-\udfff]")

#: Whole numbers from here on are written with an exponent.
_LARGE = 1e21


def cooked(raw: str) -> str | None:
    """The text of a literal without its quotes; None when it is none that JSON can carry."""
    if "\\" in raw:
        raw = _ESCAPE.sub(_unescaped, raw)
    if _SURROGATES.search(raw):
        try:
            return raw.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            return None
    return raw


def _unescaped(match: re.Match[str]) -> str:
    if match["line"] is not None:
        return ""
    number = match["long"] or match["short"] or match["byte"]
    if number is not None or match["octal"] is not None:
        code = int(number, 16) if number is not None else int(match["octal"], 8)
        return chr(code) if code <= 0x10FFFF else "\ufffd"
    return _LETTERS.get(match["other"], match["other"])


def number(written: str) -> int | float | None:
    """The number that a literal stands for, a whole one as an integer; None for one that JSON cannot carry."""
    digits = written.replace("_", "").lower()
    if len(digits) > MAX_DIGITS or digits.endswith("n"):
        return None
    try:
        if digits.startswith(("0x", "0o", "0b")):
            return int(digits, 0)
        if len(digits) > 1 and digits.startswith("0") and digits.isdecimal():
            return int(digits, 8 if not {"8", "9"} & set(digits) else 10)
        value = float(digits)
    except ValueError:
        return None
    if not math.isfinite(value):
        return None
    return int(value) if value.is_integer() and abs(value) < _LARGE else value
