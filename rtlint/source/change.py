"""What an edit does to the data of a document, said by pointer; `rtlint.source.edit` does the same to its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from rtlint.dataclass import dataclass
from rtlint.source.pointer import Pointer, to_text
from rtlint.source.text import Span

_ABSENT = object()


class Impossible(ValueError):
    """A change that cannot be made to this document; the message says why."""


@dataclass(frozen=True, slots=True)
class Set:
    """The value at `pointer` becomes `value`, plain JSON data.

    A key that is not there is added, last or `first`, with the mappings above it; an index one past the end appends.
    """

    pointer: Pointer
    value: Any
    first: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """The entry or item at `pointer` goes; its comments stay as comment lines."""

    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Rename:
    """The key at the end of `pointer` becomes `key`, where it stands. No entry of that name may be there."""

    pointer: Pointer
    key: str


@dataclass(frozen=True, slots=True)
class Move:
    """The entry at `pointer` goes to `to`, as it is written and with its comments; the mappings above `to` are made.

    Nothing may be at `to`. A value may move into itself, which wraps it: `Move((), ("session",))`.
    """

    pointer: Pointer
    to: Pointer


@dataclass(frozen=True, slots=True)
class Cut:
    """These characters of the text go, which are no data: a comment. Offsets are those before any other change."""

    span: Span


Change: TypeAlias = Set | Remove | Rename | Move | Cut


def changed(data: Any, changes: Iterable[Change]) -> Any:
    """What the data of a document is after `changes`, made one after another, order of keys aside; `data` stays as it is.

    Raises `Impossible` when a place is not there, or is taken.
    """
    draft = _Draft(data)
    for change in changes:
        if isinstance(change, Set):
            draft.put(change.pointer, change.value, first=change.first)
        elif isinstance(change, Remove):
            draft.take(change.pointer)
        elif isinstance(change, Rename):
            draft.rename(change.pointer, change.key)
        elif isinstance(change, Move):
            draft.move(change.pointer, change.to)
    return draft.data


class _Draft:
    """Data under change. Each collection is copied before the first change in it, and only then."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self._own: dict[int, Any] = {}

    def put(self, pointer: Pointer, value: Any, *, first: bool = False) -> None:
        self.data = self._put(self.data, pointer, value, first=first)

    def take(self, pointer: Pointer) -> Any:
        """Remove what is at a pointer, and give it back; without the root nothing is left."""
        value = _get(self.data, pointer)
        if value is _ABSENT:
            raise Impossible(f"there is nothing at {to_text(pointer)!r}")
        if pointer:
            del self._holder(pointer)[pointer[-1]]
        else:
            self.data = _ABSENT
        return value

    def rename(self, pointer: Pointer, key: str) -> None:
        mapping = _get(self.data, pointer[:-1])
        if not isinstance(mapping, dict) or pointer[-1] not in mapping:
            raise Impossible(f"there is no key at {to_text(pointer)!r}")
        if key in mapping:
            raise Impossible(f"there is a `{key}` already")
        holder = self._holder(pointer)
        holder[key] = holder.pop(pointer[-1])

    def move(self, pointer: Pointer, to: Pointer) -> None:
        if _is_wrap(pointer, to) and (value := _get(self.data, pointer)) is not _ABSENT:
            self.put(pointer, self._put(_ABSENT, to[len(pointer) :], value))
            return
        value = self.take(pointer)
        if _get(self.data, to) is not _ABSENT:
            raise Impossible(f"there is something at {to_text(to)!r} already")
        self.put(to, value)

    def _put(self, data: Any, pointer: Pointer, value: Any, *, first: bool = False) -> Any:
        """`data` with `value` at `pointer`."""
        if not pointer:
            return value
        step, rest = pointer[0], pointer[1:]
        if data is _ABSENT and isinstance(step, str):
            data = {}
        if isinstance(data, dict) and isinstance(step, str):
            inner = self._put(data.get(step, _ABSENT), rest, value, first=first)
            own = self._owned({step: _ABSENT, **data} if first and step not in data else data)
            own[step] = inner
            return own
        if isinstance(data, list) and isinstance(step, int) and 0 <= step <= len(data):
            inner = self._put(data[step] if step < len(data) else _ABSENT, rest, value, first=first)
            own = self._owned(data)
            own[step : step + 1] = [inner]
            return own
        raise Impossible(f"there is no place for {step!r}")

    def _holder(self, pointer: Pointer) -> Any:
        """The collection that holds what is at a pointer, with all above it, as copies."""
        self.data = here = self._owned(self.data)
        for step in pointer[:-1]:
            inner = self._owned(here[step])
            here[step] = inner
            here = inner
        return here

    def _owned(self, data: Any) -> Any:
        """A copy of a collection, or itself where it is one. Those are kept, so that no other gets its identity."""
        if id(data) in self._own:
            return data
        copied = data.copy()
        self._own[id(copied)] = copied
        return copied


def _get(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        is_index = isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data)
        if not is_index and not (isinstance(data, dict) and step in data):
            return _ABSENT
        data = data[step]
    return data


def _is_wrap(pointer: Pointer, to: Pointer) -> bool:
    """Whether a move leads into what is moved."""
    return len(to) > len(pointer) and to[: len(pointer)] == pointer


def followed(pointer: Pointer, changes: Iterable[Change]) -> Pointer | None:
    """Where `changes` bring what is at `pointer`; None when they remove it, or put something else over it."""
    for change in changes:
        if isinstance(change, Cut):
            continue
        above, below = change.pointer, pointer[len(change.pointer) :]
        if pointer[: len(above)] != above:
            goes = isinstance(change, Remove) or (isinstance(change, Move) and not _is_wrap(above, change.to))
            if goes and _is_behind(pointer, above):
                last = len(above) - 1
                pointer = (*above[:-1], int(pointer[last]) - 1, *pointer[last + 1 :])
        elif isinstance(change, Remove) or (isinstance(change, Set) and below):
            return None
        elif isinstance(change, Rename):
            pointer = (*above[:-1], change.key, *below)
        elif isinstance(change, Move):
            pointer = change.to + below
    return pointer


def _is_behind(pointer: Pointer, item: Pointer) -> bool:
    """Whether `pointer` leads into an item of the same list that comes behind `item`."""
    last = len(item) - 1
    if last < 0 or len(pointer) <= last or pointer[:last] != item[:last]:
        return False
    here, there = pointer[last], item[last]
    return isinstance(here, int) and isinstance(there, int) and here > there
