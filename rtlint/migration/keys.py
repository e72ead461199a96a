"""Moving one key of a session or a response to the place its field has now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rtlint.facts.dialects import Home, home
from rtlint.facts.migration import instead, into, is_without_effect
from rtlint.migration.step import Left, Step, Wishes, changes_of, left_of
from rtlint.migration.values import value_steps
from rtlint.rule import Context, Subject
from rtlint.source.change import Impossible, Move, Remove, Rename, changed
from rtlint.source.pointer import Pointer
from rtlint.words import dotted, show

_ABSENT = object()


def key_steps(
    key: str, value: Any, at: Pointer, subject: Subject, context: Context, wishes: Wishes | None = None
) -> Iterator[Step]:
    """What becomes of the `key` of another dialect, which stands at the pointer `at` in or below its `subject`.

    What stands at the new place stays: where it says the same the key goes, where it says something else both stay.
    """
    found = home(key, subject.shape, into())
    if found is None:
        return
    wishes = wishes or Wishes()
    if found.pointer is None:
        yield from _homeless(found, value, at, subject.shape, wishes)
        return
    place = subject.pointer + found.pointer
    work = [*value_steps(found.field, value, at, subject.shape, context, wishes)]
    if at == place:
        yield from work
        return
    there = _at(subject.value, found.pointer)
    if there is not _ABSENT:
        yield _collided(found, key, value, there, at, subject, context)
    elif _is_blocked(subject.value, found.pointer[:-1]):
        why = f"it belongs at {show(dotted(found.pointer))}, and what stands above that place is no object"
        yield Left(at, value, why, "make it an object, or remove it", stop=True)
    else:
        yield from work
        if not any(left.stop for left in left_of(work)):
            yield Rename(at, str(place[-1])) if at[:-1] == place[:-1] else Move(at, place)


def same(field: str, old: Any, new: Any, shape: str, context: Context) -> bool:
    """Whether the `old` value of a field becomes the `new` one."""
    steps = [*value_steps(field, old, (), shape, context, Wishes())]
    if any(left.stop for left in left_of(steps)):
        return False
    try:
        return bool(changed(old, changes_of(steps)) == new)
    except Impossible:
        return False


def _homeless(found: Home, value: Any, at: Pointer, shape: str, wishes: Wishes) -> Iterator[Step]:
    """A field that is no more."""
    if value is None or is_without_effect(found.field, shape):
        yield Remove(at)
        return
    other = instead(found.field)
    advice = f"{f'{other}, and ' if other else ''}remove it, as `--unsafe-fixes` does"
    if wishes.drop:
        yield Remove(at)
        advice = f"it goes{f'; {other}' if other else ''}"
    yield Left(at, value, f"there is no `{at[-1]}` any more", advice, note=wishes.drop)


def _collided(found: Home, key: str, value: Any, there: Any, at: Pointer, subject: Subject, context: Context) -> Step:
    """The same field stands at its new place already."""
    if same(found.field, value, there, subject.shape, context):
        return Remove(at)
    new = dotted(found.pointer or ())
    why = f"{show(new)} is the same field with another value, {show(there, subject.pointer + (found.pointer or ()))}"
    return Left(at, value, why, f"keep the value that was meant, at {show(new)}", stop=True)


def _at(value: Any, steps: Pointer) -> Any:
    for step in steps:
        if not isinstance(value, dict) or step not in value:
            return _ABSENT
        value = value[step]
    return value


def _is_blocked(value: Any, steps: Pointer) -> bool:
    """Whether something on the way is there and no object."""
    for length in range(1, len(steps) + 1):
        found = _at(value, steps[:length])
        if found is not _ABSENT and not isinstance(found, dict):
            return True
    return False
