"""What a plain scalar of YAML stands for: the core schema of YAML 1.2."""

from __future__ import annotations

import math
import re

WORDS: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), math.inf),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
"""The words that are no strings."""

NUMBER_STARTS = frozenset("-+.0123456789")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_OCTAL_OR_HEX = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")


def resolve(text: str) -> str | int | float | None:
    """The value of a plain scalar; whatever is not known is a string.

    A number too large for a double is infinite. Call `is_number` first when the text may be long: Python refuses to
    convert more than 4300 digits, and takes its time before that.
    """
    if text in WORDS:
        return WORDS[text]
    if text[0] not in NUMBER_STARTS:
        return text
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OCTAL_OR_HEX.fullmatch(text):
        return int(text, 0)
    return text


def is_number(text: str) -> bool:
    """Whether a plain scalar is a number, whatever its length."""
    return any(pattern.fullmatch(text) for pattern in (_INT, _FLOAT, _OCTAL_OR_HEX))
