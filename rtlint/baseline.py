"""The mistakes a team knows of already: as entries of a file, and which of those found now are among them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Diagnostic

FORMAT_VERSION = 1

#: Nobody numbers a format like this.
_UNTHINKABLE = 1000

#: No file has more documents, nor mistakes of a kind.
_MANY = 10**9

_INDEX = re.compile(r"/\d+(?=/|$)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A mistake that is known: `path` with slashes, relative to the baseline's folder, the rest as in `Diagnostic`."""

    path: str
    document: int
    pointer: str
    code: str
    value: str
    item: str | None = None


Known: TypeAlias = Mapping[Entry, int]
"""Entries, and how often each occurs."""


class BrokenBaseline(ValueError):
    """A text that is no baseline; the message says why."""


def entry(diagnostic: Diagnostic, path: str) -> Entry | None:
    """The entry for a diagnostic of the file `path`; None when it must not become known, since more may hide behind it."""
    found = diagnostic.fingerprint
    if found is None:
        return None
    return Entry(path, diagnostic.document, diagnostic.pointer, diagnostic.code, found.value, found.item)


def known_among(found: Sequence[Entry | None], known: Known) -> tuple[frozenset[int], Counter[Entry]]:
    """Which of the entries found are known, by their index, and the known ones that were not found.

    Each known entry stands for as many as it counts. Those that are as they were go first, then those whose list item or
    document moved, then those whose list item changed around them.
    """
    left = Counter(dict(known))
    new = [(index, one) for index, one in enumerate(found) if one is not None]
    for likeness in (_same, _moved, _here):
        new = _unmatched(new, left, likeness)
    unknown = {index for index, _ in new}
    return frozenset(i for i, one in enumerate(found) if one is not None and i not in unknown), +left


def render(known: Known) -> str:
    """Write a baseline: an entry a line, in an order that only their contents give."""
    lines = [json.dumps(_fields(one, known[one])) for one in sorted(known, key=_order)]
    inside = ",\n    ".join(lines)
    known_now = f"[\n    {inside}\n  ]" if lines else "[]"
    return f'{{\n  "format_version": {FORMAT_VERSION},\n  "known": {known_now}\n}}\n'


def parse(text: str) -> Counter[Entry]:
    """Read a baseline. Raises `BrokenBaseline`."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise BrokenBaseline(f"it is not JSON: {error.msg.lower()} in line {error.lineno}") from None
    except (ValueError, RecursionError):
        raise BrokenBaseline("it is not JSON that can be read") from None
    version = value.get("format_version") if isinstance(value, dict) else None
    if type(version) is int and FORMAT_VERSION < version < _UNTHINKABLE:
        raise BrokenBaseline(f"its format_version is {version}, and this rtlint knows {FORMAT_VERSION}: update rtlint")
    if type(version) is not int or not 1 <= version <= FORMAT_VERSION or not isinstance(value.get("known"), list):
        raise BrokenBaseline("it was not written by `rtlint check --write-baseline`")
    known: Counter[Entry] = Counter()
    for number, fields in enumerate(value["known"], start=1):
        if not _is_entry(fields):
            raise BrokenBaseline(f"entry {number} of `known` is not as rtlint writes it")
        count = fields.pop("count", 1)
        known[Entry(**{"document": 0, **fields})] += count
    return known


def _unmatched(
    new: Iterable[tuple[int, Entry]], left: Counter[Entry], likeness: Callable[[Entry], Hashable]
) -> list[tuple[int, Entry]]:
    """Those of `new` that are like none that is left; what they are like is taken from `left`."""
    alike: defaultdict[Hashable, list[Entry]] = defaultdict(list)
    for one in sorted(+left, key=_order, reverse=True):
        alike[likeness(one)].append(one)
    rest = []
    for index, one in new:
        candidates = alike.get(likeness(one))
        if not candidates:
            rest.append((index, one))
            continue
        left[candidates[-1]] -= 1
        if not left[candidates[-1]]:
            candidates.pop()
    return rest


def _same(one: Entry) -> Hashable:
    return one


def _moved(one: Entry) -> Hashable:
    return one.path, _INDEX.sub("/*", one.pointer), one.code, one.value, one.item


def _here(one: Entry) -> Hashable:
    return one.path, one.document, one.pointer, one.code, one.value


def _order(one: Entry) -> tuple[Any, ...]:
    steps = tuple((step.isdecimal(), len(step) * step.isdecimal(), step) for step in one.pointer.split("/"))
    return one.path, one.document, steps, one.code, one.value, one.item or ""


def _fields(one: Entry, count: int) -> dict[str, object]:
    fields: dict[str, object] = {"path": one.path}
    fields |= {"document": one.document} if one.document else {}
    fields |= {"pointer": one.pointer, "code": one.code, "value": one.value}
    fields |= {"item": one.item} if one.item is not None else {}
    return fields | ({"count": count} if count > 1 else {})


def _is_entry(fields: Any) -> bool:
    """Whether this is what `_fields` gives."""
    if not isinstance(fields, dict) or not {"path", "pointer", "code", "value"} <= fields.keys():
        return False
    texts = [value for key, value in fields.items() if key not in ("document", "count")]
    return (
        fields.keys() <= {"path", "document", "pointer", "code", "value", "item", "count"}
        and all(isinstance(text, str) for text in texts)
        and all(type(fields.get(key, 1)) is int for key in ("document", "count"))
        and 0 <= fields.get("document", 0) <= _MANY
        and 1 <= fields.get("count", 1) <= _MANY
    )
