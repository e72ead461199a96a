"""Repairs that several rules propose: removals, other values, other spellings."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rtlint.diagnostic import Repair
from rtlint.facts.migration import into
from rtlint.rule import Context, Subject
from rtlint.source.change import Change, Remove, Set
from rtlint.source.pointer import Pointer
from rtlint.tools import has_opaque
from rtlint.words import are_alike, near, pair, show

#: Of a list with more items than this, one item is removed without a look at all the others.
_MANY = 1000


def is_left_behind(context: Context) -> bool:
    """Whether the server speaks the dialect no more: a repair that stays in it would lose what the next one has."""
    until = context.target.speaks_beta_until
    return context.dialect != into() and until is not None and context.today > until


def removal(pointer: Pointer, *, safe: bool = True) -> Repair:
    """Remove the entry at `pointer`."""
    return Repair(f"remove {show(pointer[-1])}", (Remove(pointer),), safe)


def removals(subject: Subject, pointers: Sequence[Pointer]) -> tuple[Remove, ...]:
    """Remove the entries at `pointers`, all in objects of `subject`, and the objects that hold nothing else."""
    going = dict.fromkeys(pointers)
    for pointer in pointers:
        above = pointer[:-1]
        while len(above) > len(subject.pointer) and all(above + (key,) in going for key in _held(subject, above)):
            going[above] = None
            above = above[:-1]
    return tuple(Remove(pointer) for pointer in going if pointer[:-1] not in going)


def removal_of_item(items: Sequence[Any], pointer: Pointer, *, safe: bool = True) -> Repair:
    """Remove the item at `pointer` from `items`, and its repeats behind it unless there are very many items.

    The list goes with its last item, because some may not be empty.
    """
    *above, first = pointer
    following = range(int(first), len(items)) if len(items) <= _MANY else (int(first),)
    gone = [index for index in following if items[index] == items[int(first)]]
    if len(gone) == len(items):
        return removal(tuple(above), safe=safe)
    changes = tuple(Remove((*above, index)) for index in reversed(gone))
    return Repair(f"remove {show(items[int(first)], pointer)}", changes, safe)


def addition(pointer: Pointer, value: Any, context: Context, *, first: bool = False, safe: bool = True) -> Repair:
    """Add the entry at `pointer`, last in its object or `first`."""
    return Repair(f"add {pair(str(pointer[-1]), value, context)}", (Set(pointer, value, first),), safe)


def replacement(pointer: Pointer, value: Any, *, safe: bool = True) -> Repair:
    """Write the scalar `value` at `pointer`, whatever is there now."""
    return Repair(f"write {show(value, pointer)}", (Set(pointer, value),), safe)


def respelling(pointer: Pointer, value: object, names: Iterable[str]) -> Repair | None:
    """Write the one of `names` that `value` is another spelling of (safe), or that it probably was meant to be."""
    meant = near(value, names)
    return replacement(pointer, meant, safe=are_alike(value, meant)) if meant else None


def serialised(pointer: Pointer, value: Any) -> Repair | None:
    """Write the JSON text of `value` in its place; None when it holds something unknown, secret, or no JSON."""
    if has_opaque(value):
        return None
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        return None
    from rtlint.redact import mask_source

    if mask_source(text) != text:
        return None
    return Repair(f"write {show(pointer[-1])} as JSON in a string", (Set(pointer, text),))


def rewriting(pointer: Pointer, value: Any, wanted: Any) -> tuple[Change, ...]:
    """The changes that make the `value` at `pointer` the `wanted` one; of an object only the entries that differ."""
    if not isinstance(value, Mapping) or not isinstance(wanted, Mapping):
        return (Set(pointer, wanted),)
    wrong = [Set((*pointer, key), said) for key, said in wanted.items() if value.get(key, wanted) != said]
    return (*wrong, *(Remove((*pointer, key)) for key in value if key not in wanted))


def is_free(value: Any, way: Pointer) -> bool:
    """Whether something can be put at the end of `way` from `value` without taking the place of anything."""
    for step in way:
        if not isinstance(value, dict):
            return False
        if step not in value:
            return True
        value = value[step]
    return False


def _held(subject: Subject, pointer: Pointer) -> Any:
    value: Any = subject.value
    for step in pointer[len(subject.pointer) :]:
        value = value[step]
    return value
