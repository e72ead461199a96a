"""Read a JSON text: by the standard library when all is well, by our own scanner when not."""

from __future__ import annotations

import json
import re
from math import isinf
from typing import Any, NoReturn

from rtlint.source.document import Document, Format
from rtlint.source.json_scan import Scanned, scan
from rtlint.source.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text

# What may be a placeholder, or a character in disguise: the scanner finds out.
_SUSPECT_CHARACTERS = ("$", "{{", "%", "<", "\\u")
_SUSPECT = re.compile(r'\$\{|\{\{|"\s*(?:\$|<)|%[A-Za-z_]\w*%|\\u(?:00|[dD][89a-fA-F])')
_STRING_OR_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


class _NotPlainError(ValueError):
    """The text needs a closer look than the standard library takes."""


def read_json(path: str, text: Text, encoding: str, format: Format) -> Document:
    """The document of a JSON text; comments and trailing commas are a problem unless `format` is "jsonc"."""
    content = text.content
    whole = Span(0, len(content))
    try:
        data = _plain(content)
    except (ValueError, RecursionError):
        return _scanned(path, text, encoding, format)
    # The places are looked up by a second reading, and only when somebody asks.
    return Document(path, 0, format, text, data, encoding=encoding, span=whole, make_tree=lambda: scan(content).root)


def _scanned(path: str, text: Text, encoding: str, format: Format) -> Document:
    """The document as the scanner reads it."""
    scanned = scan(text.content)
    strict = format != "json" or not scanned.readable
    return Document(
        path,
        0,
        format,
        text,
        scanned.data if scanned.readable else None,
        scanned.readable,
        scanned.problems if strict else (*not_strict(scanned), *scanned.problems),
        scanned.has_opaque,
        encoding,
        Span(0, len(text.content)),
        lambda: scanned.root,
    )


def not_strict(scanned: Scanned) -> tuple[Problem, ...]:
    """One problem for all the comments and trailing commas of a text, at the first of them."""
    places = sorted((*scanned.comments, *scanned.trailing_commas), key=lambda span: span.start)
    if not places:
        return ()
    counts = (_count(len(scanned.comments), "comment"), _count(len(scanned.trailing_commas), "trailing comma"))
    found = " and ".join(count for count in counts if count)
    pronoun = "it" if len(places) == 1 else "them"
    advice = f"remove {pronoun}: strict JSON parsers refuse this file"
    return (Problem("not-strict-json", f"{found} in a JSON file", advice, places[0]),)


def _count(number: int, noun: str) -> str:
    """`2 comments`, `1 comment`, and nothing for 0."""
    return f"{number} {noun}{'' if number == 1 else 's'}" if number else ""


def _plain(content: str) -> object:
    """The data of a strict JSON text without anything unusual in it. Raises ValueError or RecursionError otherwise."""
    if any(mark in content for mark in _SUSPECT_CHARACTERS) and _SUSPECT.search(content):
        raise _NotPlainError
    if not content.isascii():
        content.encode()  # fails for surrogates, which only a str from outside can hold
    brackets = content.count("{") + content.count("[")
    if brackets + content.count(",") > MAX_NODES or (brackets > MAX_DEPTH and _depth(content) > MAX_DEPTH):
        raise _NotPlainError
    return _DECODER.decode(content.removeprefix("\ufeff"))


def _depth(content: str) -> int:
    """How deep the brackets of a text are nested, those in strings not counted."""
    depth = deepest = 0
    for match in _STRING_OR_BRACKET.finditer(content):
        token = match[0]
        if token in ("{", "["):
            depth += 1
            deepest = max(deepest, depth)
        elif token in ("}", "]"):
            depth -= 1
    return deepest


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _NotPlainError
    return mapping


def _int(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise _NotPlainError
    return int(text)


def _float(text: str) -> float:
    value = float(text) if len(text) <= MAX_DIGITS else float("inf")
    if isinf(value):
        raise _NotPlainError
    return value


def _constant(text: str) -> NoReturn:
    raise _NotPlainError(text)


_DECODER = json.JSONDecoder(object_pairs_hook=_mapping, parse_int=_int, parse_float=_float, parse_constant=_constant)
