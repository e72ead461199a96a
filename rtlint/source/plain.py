"""Any Python value becomes a document of plain data."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.source.document import Document
from rtlint.source.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.problem import FATAL, Problem
from rtlint.source.text import Span

_NOWHERE = Span(0, 0)
_MAX_INT = 10**MAX_DIGITS


class _Copy:
    """A value on its way to plain data: what was found in it, and how large it is."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.has_opaque = False
        self.nodes = 0


def of_data(value: object, path: str = "<data>") -> Document:
    """A document of a Python value: no text, no spans.

    Keys become text as `json.dumps` writes them, tuples lists, subclasses of `str`, `int` and `float` the plain type.
    What JSON has no word for becomes Opaque. Cycles, too much depth and too many values are "limit" problems.
    """
    copy = _Copy()
    data = _copy(value, copy)
    readable = not any(problem.name in FATAL for problem in copy.problems)
    return Document(path, 0, "data", None, data if readable else None, readable, tuple(copy.problems), copy.has_opaque)


def _copy(root: object, copy: _Copy) -> object:
    """The value as plain data, with a stack of our own: the value may be deeper than Python's."""
    result: list[object] = []
    stack: list[tuple[Iterator[tuple[str | int, object]], Any, int, Pointer]] = []
    stack.append((iter([(0, root)]), result, 0, ()))
    open_ids: list[int] = []
    while stack:
        pairs, target, _, pointer = stack[-1]
        pair = next(pairs, None)
        if pair is None:
            stack.pop()
            if open_ids:
                open_ids.pop()
            continue
        step, value = pair
        here = (*pointer, step) if stack[1:] else ()
        copy.nodes += 1
        if copy.nodes > MAX_NODES:
            _limit(copy, here, f"more than {MAX_NODES:,} values")
            return None
        if isinstance(value, (Mapping, list, tuple)):
            if id(value) in open_ids:
                _limit(copy, here, "a value that holds itself")
                return None
            if len(stack) > MAX_DEPTH:
                _limit(copy, here, f"more than {MAX_DEPTH} levels of nesting")
                return None
            open_ids.append(id(value))
            child: Any = {} if isinstance(value, Mapping) else []
            steps = _keys(value, here, copy) if isinstance(value, Mapping) else enumerate(value)
            stack.append((iter(steps), child, 0, here))
            _put(target, step, child)
        else:
            _put(target, step, _scalar(value, here, copy))
    return result[0]


def _put(target: Any, step: str | int, value: object) -> None:
    if isinstance(target, dict):
        target[step] = value
    else:
        target.append(value)


def _keys(mapping: Mapping[Any, object], pointer: Pointer, copy: _Copy) -> Iterator[tuple[str, object]]:
    """The entries with their keys as text; two keys of one text are a problem."""
    seen: set[str] = set()
    for key, value in mapping.items():
        text = _key(key)
        if text in seen:
            message = f"two keys of this mapping are `{text}` as text"
            copy.problems.append(Problem("duplicate-key", message, "keep one of the two", _NOWHERE, (*pointer, text)))
        seen.add(text)
        _check_surrogates(text, (*pointer, text), copy)
        yield text, value


def _key(key: object) -> str:
    """A key as JSON writes it."""
    if isinstance(key, str):
        return str.__str__(key)
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    return str(key)


def _scalar(value: object, pointer: Pointer, copy: _Copy) -> object:
    """A value that holds no others."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = str.__str__(value)
        _check_surrogates(text, pointer, copy)
        unknown = placeholder(text)
        copy.has_opaque |= unknown is not None
        return unknown or text
    if isinstance(value, int):
        if abs(value) >= _MAX_INT:
            _limit(copy, pointer, f"a number of more than {MAX_DIGITS} digits")
            return None
        return int.__int__(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            message = f"`{float.__float__(value)}` is no number that JSON can carry"
            copy.problems.append(Problem("non-finite-number", message, "use a finite number", _NOWHERE, pointer))
        return float.__float__(value)
    copy.has_opaque = True
    return Opaque(f"<{type(value).__name__}>", f"a Python `{type(value).__name__}`")


def _check_surrogates(text: str, pointer: Pointer, copy: _Copy) -> None:
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        message = "this text holds half of a surrogate pair"
        copy.problems.append(Problem("syntax", message, "repair the text", _NOWHERE, pointer))


def _limit(copy: _Copy, pointer: Pointer, what: str) -> None:
    copy.problems.append(Problem("limit", f"this data has {what}", "make it smaller", _NOWHERE, pointer))
