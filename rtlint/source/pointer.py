"""JSON Pointers (RFC 6901): the way to a value, key by key and index by index."""

from __future__ import annotations

from typing import Any, TypeAlias

Pointer: TypeAlias = tuple[str | int, ...]
"""Steps from the root of a document: a `str` is a key, an `int` is an index. `()` is the root."""

#: A step that leads to nobody knows which key.
ANY = "*\0"


def to_text(pointer: Pointer) -> str:
    """The pointer as text: `""` for the root, `/tools/0/na~1me` below it."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


def parse(text: str) -> Pointer:
    """The pointer that `text` spells, every step a `str`: only data can tell an index from a key of digits.

    Raises ValueError when the text is not empty and does not start with `/`.
    """
    if not text:
        return ()
    if not text.startswith("/"):
        raise ValueError(f"a JSON Pointer starts with `/`, and {text!r} does not")
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in text[1:].split("/"))


def value_at(data: Any, pointer: Pointer) -> Any:
    """The value at a pointer that is known to lead somewhere: one that was found by walking the data."""
    for step in pointer:
        data = data[step]
    return data
