"""Random changes of data, such as rules and migrations make, and stranger ones."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from rtlint.source.change import Change, Impossible, Move, Remove, Rename, Set, changed
from rtlint.source.pointer import Pointer

from .writing import Writer


def places(data: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Every value with its pointer."""
    yield pointer, data
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, item in steps:
        yield from places(item, (*pointer, step))


def changes(random: Random, data: Any) -> list[Change]:
    """One to three changes that can be made on the data, one after another."""
    result: list[Change] = []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        for _ in range(10):
            each = _change(random, data)
            try:
                data = changed(data, (each,))
            except Impossible:
                continue
            result.append(each)
            break
    return result


def _change(random: Random, data: Any) -> Change:
    writer = Writer(random, odd=random.choice((0, 0, 0.3)))
    every = list(places(data))
    collections = [(pointer, value) for pointer, value in every if isinstance(value, (dict, list))]
    pointer, _ = random.choice(every)
    kind = random.randrange(6)
    if kind == 0 or not collections:
        return Set(pointer, writer.data(2))
    if not pointer and random.random() < 0.3:
        return Move((), keys(writer, random.choice((1, 2))))
    if kind == 1 or not pointer:
        home, value = random.choice(collections)
        if isinstance(value, list):
            return Set((*home, len(value)), writer.data(2))
        steps = keys(writer, random.choice((1, 1, 2, 3)))
        return Set((*home, *steps), writer.data(2), first=random.random() < 0.3)
    if kind == 2 or (kind == 3 and not isinstance(pointer[-1], str)):
        return Remove(pointer)
    if kind == 3:
        return Rename(pointer, writer.key())
    home = pointer[:-1] if random.random() < 0.4 else random.choice(collections)[0]
    return Move(pointer, (*home, *keys(writer, random.choice((1, 1, 2, 3)))))


def keys(writer: Writer, count: int) -> Pointer:
    """So many random keys."""
    return tuple(writer.key() for _ in range(count))
