"""Scalars and keys as text: plain where both versions of YAML read them as the same text, quoted otherwise."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from rtlint.source.change import Impossible
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import is_placeholder
from rtlint.source.scalar import resolve
from rtlint.source.scalar_11 import resolve_11
from rtlint.source.syntax import JSON, Quote, Syntax, scalar_in

# More characters can begin a plain scalar, and `:` may stand in one that is in flow; libyaml and others disagree there.
_PLAIN = re.compile(r"[^\W_][^\s:#]*(?:(?::(?=[^\s])| +(?=[^\s#])|(?<! )#)[^\s:#]*)*|[_/$<.(\\][^\s:#,\[\]{}]*")
_FLOW_SIGNS = re.compile(r"[,\[\]{}:?]")
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
# Words that other YAML 1.1 readers than PyYAML take for booleans, for a merge and for a default value.
_WORDS = frozenset(("y", "Y", "n", "N", "<<", "="))


def scalar(value: Any, syntax: Syntax, quote: Quote = "") -> str:
    """A scalar as a language with brackets writes it."""
    if isinstance(value, Opaque):
        value = _placeholder_text(value)
    if isinstance(value, float) and not math.isfinite(value):
        raise Impossible(f"`{value}` is no number that JSON can carry")
    return scalar_in(syntax, value, quote)


def yaml_scalar(value: Any, quote: Quote = "", *, flow: bool = False) -> str:
    """A scalar as YAML writes it on one line; text in the quotes that are asked for, where they can hold it."""
    if isinstance(value, Opaque):
        value = _placeholder_text(value)
    if isinstance(value, str):
        return yaml_text(value, quote, flow=flow)
    text = scalar(value, JSON)
    # YAML 1.1 knows no exponent without a point.
    return text.replace("e", ".0e") if isinstance(value, float) and "." not in text else text


def yaml_text(text: str, quote: Quote, *, flow: bool = False) -> str:
    """Text on one line: in the quotes that are asked for, or in double quotes when those cannot hold it."""
    if _NOT_PRINTABLE.search(text) or "\n" in text or "\t" in text:
        return _NOT_PRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    if quote == '"' or not is_plain(text, flow=flow):
        return json.dumps(text, ensure_ascii=False)
    return text


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether text may stand without quotes, and is text to readers of YAML 1.1 and 1.2 alike."""
    if not text or text in _WORDS or not _PLAIN.fullmatch(text) or text.startswith("..."):
        return False
    if _NOT_PRINTABLE.search(text) or (flow and _FLOW_SIGNS.search(text)):
        return False
    return resolve(text) == text and resolve_11(text) == text


def literal(text: str) -> list[str] | None:
    """Text of several lines as a literal scalar: its header and its lines without margin. None where quotes are safer."""
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if len(lines) < 2 or _NOT_PRINTABLE.search(text.replace("\n", "")) or lines[0][:1] in ("", " ", "\t"):
        return None
    if any(line != line.rstrip() for line in lines) or not lines[-1]:
        return None
    return ["|" if body != text else "|-", *lines]


def _placeholder_text(value: Opaque) -> str:
    if not is_placeholder(value):
        raise Impossible(f"`{value.text}` can be moved, but not be written anew")
    return value.text
