"""What happens to an object after it is written: the words for it, and what that makes of its data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to a value after it is written: something at `pointer` in it is set or removed.

    `deep` says that nobody knows what, there and below.
    """

    pointer: Pointer
    deep: bool = False


def apply(change: Change, data: Any, pointer: Pointer) -> tuple[set[Pointer], bool]:
    """Let something happen to the data that is at a pointer: what is set later is unknown, what is not written may come.

    Gives the pointers of the objects that are incomplete now, and whether the data has an unknown value more.
    """
    inner, here = _reached(data, change.pointer if change.deep else change.pointer[:-1], pointer)
    if change.deep:
        return set(_objects(inner, here)), False
    last = change.pointer[-1]
    if isinstance(inner, dict):
        is_written = str(last) in inner
        if is_written:
            inner[str(last)] = Opaque("", "a value that is set later")
        return {here}, is_written
    if isinstance(inner, list):
        inner.append(Opaque("", "an item that is added later"))
        return set(), True
    return set(), False


def _reached(data: Any, way: Pointer, pointer: Pointer) -> tuple[Any, Pointer]:
    """What lies at the end of a way from data, or None, and its pointer."""
    for step in way:
        if isinstance(data, dict):
            data, pointer = data.get(str(step)), (*pointer, str(step))
        elif isinstance(data, list) and isinstance(step, int) and -len(data) <= step < len(data):
            data, pointer = data[step], (*pointer, step % len(data))
        else:
            return None, pointer
    return data, pointer


def _objects(data: Any, pointer: Pointer) -> Iterator[Pointer]:
    """The pointers of the objects in data."""
    pending = [(pointer, data)]
    while pending:
        here, value = pending.pop()
        if isinstance(value, dict):
            yield here
            pending += [((*here, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            pending += [((*here, index), item) for index, item in enumerate(value)]
