"""Editing the payloads of a long list one by one, each as if it stood there alone.

An edit reads the document again after each change, so that a script of a thousand events would take hours. Read alone,
each event takes as long as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rtlint.source.change import Change, Cut, Impossible, Move
from rtlint.source.document import Document, locate, tree
from rtlint.source.edit import Splice, lower
from rtlint.source.edit.verify import same
from rtlint.source.pointer import Pointer, value_at
from rtlint.source.read import read_text

#: What belongs to the last line of a value in block style.
_REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$)")


def lower_each(document: Document, changes: Iterable[tuple[Pointer, tuple[Change, ...]]]) -> tuple[Splice, ...]:
    """The splices that make the `changes` at each of some pointers, none of which reaches out of the value there.

    Nothing in the document may be an alias. Raises `Impossible`, with the reason.
    """
    single, start = _alone(document)
    by_item: dict[Pointer, list[Change]] = {}
    for pointer, made in changes:
        by_item.setdefault(item_of(pointer), []).extend(made)
    splices: list[Splice] = []
    together = by_item.pop((), [])
    for item, own in by_item.items():
        found = lower_in_list(single, item, own) if len(by_item) > 1 else None
        if found is None:
            together += own
        else:
            splices += found
    splices += lower(single, together)
    return tuple(sorted((_shifted(each, start) for each in splices), key=lambda splice: (splice.start, splice.end)))


def item_of(pointer: Pointer) -> Pointer:
    """The item of a list that a place lies in, the outermost; empty when it lies in none."""
    depth = next((depth for depth, step in enumerate(pointer) if isinstance(step, int)), -1)
    return pointer[: depth + 1]


def has_aliases(document: Document) -> bool:
    """Whether something in a document is repeated by an alias."""
    text = document.text
    root = tree(document) if document.format == "yaml" and text is not None and "*" in text.content else None
    pending = [] if root is None else [root]
    for node in pending:  # which grows meanwhile
        if node.kind == "alias":
            return True
        pending += (*node.items, *(entry.value for entry in node.entries))
    return False


def _alone(document: Document) -> tuple[Document, int]:
    """One of several documents of a file as the only one of another file, and where it starts; or the document itself."""
    text, span = document.text, document.span
    if text is None or span.end - span.start == len(text.content):
        return document, 0
    found = _read(document, text.content[span.start : span.end])
    if found is None or not same(document.data, found.data):
        return document, 0
    return found, span.start


def lower_in_list(document: Document, item: Pointer, changes: Iterable[Change]) -> list[Splice] | None:
    """The splices of changes in one item of a list, made in the document without the other items; None when that fails.

    Nothing in the document may be an alias. Nobody has read all of it again afterwards.
    """
    text = document.text
    if text is None:
        return None
    above, index = item[:-1], int(item[-1])
    items = value_at(document.data, above)
    content = text.content
    first, own, last = (locate(document, (*above, each)) for each in (0, index, len(items) - 1))
    rest = [_REST.match(content, each.end) for each in (own, last)]
    own_end, last_end = (match.end() for match in rest if match) if all(rest) else (own.end, last.end)
    reduced = content[: first.start] + content[own.start : own_end] + content[last_end:]
    alone = _read(document, reduced)
    if alone is None or not same([items[index]], value_at(alone.data, above)):
        return None
    try:
        splices = lower(alone, [_at_first(change, above) for change in changes])
    except Impossible:
        return None
    end = first.start + own_end - own.start
    if any(each.start < first.start or each.end > end for each in splices):
        return None
    return [_shifted(each, own.start - first.start) for each in splices]


def _read(document: Document, content: str) -> Document | None:
    found = list(read_text(document.path, content, format=document.format))
    return found[0] if len(found) == 1 and found[0].readable else None


def _at_first(change: Change, above: Pointer) -> Change:
    """A change of an item as a change of the first one of its list."""
    if isinstance(change, Cut):
        raise Impossible("offsets cannot be moved")

    def moved(pointer: Pointer) -> Pointer:
        return (*above, 0, *pointer[len(above) + 1 :])

    if isinstance(change, Move):
        return Move(moved(change.pointer), moved(change.to))
    return replace(change, pointer=moved(change.pointer))


def _shifted(splice: Splice, offset: int) -> Splice:
    return Splice(splice.start + offset, splice.end + offset, splice.text)
