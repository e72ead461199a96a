"""Which changes can be made in one round, because they do not meet: reading a large file for each takes its time."""

from __future__ import annotations

from collections.abc import Sequence

from rtlint.source.change import Impossible, Move, Remove, Rename, Set
from rtlint.source.edit.page import Page
from rtlint.source.edit.slots import find
from rtlint.source.pointer import Pointer

_MOST = 200


def together(page: Page, changes: Sequence[Set | Remove | Rename | Move]) -> list[Set | Remove]:
    """Of the first changes those that go together: other values and removed entries that are no neighbours.

    What is between them in the order of changes has nothing to do with them and may come later.
    """
    if len(changes) < 2 or page.root is None or page.targets:
        return []
    chosen: list[Set | Remove] = []
    seen: list[Pointer] = []
    taken: set[tuple[int, int]] = set()
    for change in changes[:_MOST]:
        if not isinstance(change, (Set, Remove)) or any(_is_above(change.pointer, other) for other in seen):
            break
        if isinstance(change, Remove) and not (change.pointer and isinstance(change.pointer[-1], str)):
            break
        try:
            found, rest = find(page, change.pointer)
        except Impossible:
            break
        if rest or found.merged or found.parent is None:
            break
        seen.append(change.pointer)
        places = {(id(found.parent), found.index + offset) for offset in (-1, 0, 1)}
        if not places & taken:
            taken.add((id(found.parent), found.index))
            chosen.append(change)
    return chosen


def _is_above(one: Pointer, other: Pointer) -> bool:
    """Whether one of two pointers leads to the other, or they are the same."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
