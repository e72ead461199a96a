"""What cannot be known before a program has run: values such as placeholders, and objects completed elsewhere."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.source.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Opaque:
    """An unknown value; no check fires on it.

    `text` is what stands in the file, `why` says what it is in words that follow "because it is", such as
    "an environment variable".
    """

    text: str
    why: str


class Partial(dict[str, Any]):
    """An object with entries that are not in the text: what is not written may be there, with any value.

    Asked for a key it has every one; what is not written is Opaque. Walked through, it has what is written.
    """

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> Opaque:
        return _UNWRITTEN

    def get(self, key: str, _default: object = None) -> Any:
        """The value of a key, Opaque when it is not written: no default is ever needed."""
        return self[key]


_UNWRITTEN = Opaque("", "an entry that is not written here")


def partial(value: Any, pointer: Pointer, incomplete: Container[Pointer]) -> Any:
    """A copy of the value at `pointer` in which the objects at the pointers `incomplete` are Partial."""
    if isinstance(value, dict):
        copy = {key: partial(item, (*pointer, key), incomplete) for key, item in value.items()}
        return Partial(copy) if pointer in incomplete else copy
    if isinstance(value, list):
        return [partial(item, (*pointer, index), incomplete) for index, item in enumerate(value)]
    return value
