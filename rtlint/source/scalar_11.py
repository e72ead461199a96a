"""What a plain scalar of YAML stands for in version 1.1, as PyYAML reads it."""

from __future__ import annotations

import re

from rtlint.source.limits import MAX_DIGITS
from rtlint.source.opaque import Opaque
from rtlint.source.scalar import NUMBER_STARTS, WORDS, resolve

_WORDS: dict[str, bool | float | None] = {
    **WORDS,
    **dict.fromkeys(("yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("no", "No", "NO", "off", "Off", "OFF"), False),
}
#: What begins with another character is a string to both, or a word that means the same to both.
SUSPICIOUS = NUMBER_STARTS | {word[0] for word in _WORDS.keys() - WORDS.keys()}

# The patterns of PyYAML's resolver with their oddities: an exponent needs both a point and a sign, `_` may stand nearly
# anywhere, `y` and `n` are strings.
_FLOAT = re.compile(
    r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?"
    r"|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*"
)
_INT = re.compile(
    r"[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
)
_DATE = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"
)


def resolve_11(text: str) -> str | int | float | Opaque | None:
    """The value of a plain scalar as PyYAML reads it; a date, for which JSON has no word, is Opaque.

    What matches a number's pattern and then breaks its conversion (`0b_`) is left as text, as are numbers that are too long.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in NUMBER_STARTS or len(text) > MAX_DIGITS:
        return text
    try:
        if _FLOAT.fullmatch(text):
            return _float(text.replace("_", ""))
        if _INT.fullmatch(text):
            return _int(text.replace("_", ""))
    except ValueError:
        return text
    return Opaque(text, "a date") if _DATE.fullmatch(text) else text


def reads_differently(text: str) -> bool:
    """Whether a plain scalar is another value in YAML 1.1 than in YAML 1.2."""
    old, new = resolve_11(text), resolve(text)
    return type(old) is not type(new) or (old != new and old == old)


def _int(text: str) -> int:
    """Binary, hexadecimal, octal with a leading zero, base 60 or decimal."""
    sign, digits = (-1 if text[0] == "-" else 1), text.lstrip("+-")
    if digits.startswith(("0b", "0x")):
        return sign * int(digits, 0)
    if digits.startswith("0"):
        return sign * int(digits, 8)
    value = 0
    for part in digits.split(":"):
        value = value * 60 + int(part)
    return sign * value


def _float(text: str) -> float:
    """Decimal, or base 60 with a decimal last part."""
    sign, digits = (-1 if text[0] == "-" else 1), text.lstrip("+-")
    value = 0.0
    for part in digits.split(":"):
        value = value * 60 + float(part)
    return sign * value
