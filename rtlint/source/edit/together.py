"""Which changes can be made in one round, because they do not meet: reading a large file for each takes its time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rtlint.source.change import Impossible, Move, Remove, Rename, Set
from rtlint.source.edit.page import Page
from rtlint.source.edit.slots import find
from rtlint.source.pointer import Pointer

_MOST = 2000


def together(page: Page, changes: Sequence[Set | Remove | Rename | Move]) -> list[Set | Remove]:
    """Of the first changes those that go together: other values and removed entries that are no neighbours.

    What is between them in the order of changes has nothing to do with them and may come later.
    """
    if len(changes) < 2 or page.root is None or page.targets:
        return []
    chosen: list[Set | Remove] = []
    seen: set[Pointer] = set()
    above: set[Pointer] = set()
    taken: set[tuple[int, int]] = set()
    for change in changes[:_MOST]:
        if not isinstance(change, (Set, Remove)):
            break
        if change.pointer in above or not seen.isdisjoint(_above(change.pointer)):
            break
        if isinstance(change, Remove) and not (change.pointer and isinstance(change.pointer[-1], str)):
            break
        try:
            found, rest = find(page, change.pointer)
        except Impossible:
            break
        if rest or found.merged or found.parent is None:
            break
        seen.add(change.pointer)
        above |= {*_above(change.pointer)}
        places = {(id(found.parent), found.index + offset) for offset in (-1, 0, 1)}
        if not places & taken:
            taken.add((id(found.parent), found.index))
            chosen.append(change)
    return chosen


def items_together(
    page: Page, changes: Sequence[Set | Remove | Rename | Move]
) -> tuple[list[Remove], list[Set | Remove | Rename | Move]]:
    """Of the first changes that take items out of one list, from behind, those that are no neighbours; and what is left.

    The changes that are left follow, so that their places are those behind the others.
    """
    going: list[int] = []
    above = changes[0].pointer[:-1] if changes else ()
    for change in () if page.targets else changes:
        last = change.pointer[-1] if isinstance(change, Remove) and change.pointer[:-1] == above else None
        if not isinstance(last, int) or (going and last >= going[-1]):
            break
        going.append(last)
    chosen: list[int] = []
    left: list[int] = []
    for index in going:
        (left if chosen and chosen[-1] == index + 1 else chosen).append(index)
    first = sorted(chosen)
    moved = (index - bisect_left(first, index) for index in left)
    rest = [*(Remove((*above, index)) for index in moved), *changes[len(going) :]]
    return [Remove((*above, index)) for index in chosen], rest


def _above(pointer: Pointer) -> Iterator[Pointer]:
    """The pointer, and every one that leads to it."""
    return (pointer[:length] for length in range(len(pointer) + 1))
