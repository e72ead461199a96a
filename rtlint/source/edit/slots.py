"""The children of a collection with the stretches of text that belong to them, and the way to one of them."""

from __future__ import annotations

import re

from rtlint.dataclass import dataclass
from rtlint.source.change import Impossible
from rtlint.source.edit.page import Page
from rtlint.source.pointer import Pointer, to_text
from rtlint.source.text import Span
from rtlint.source.tree import Entry, Node

_HEADER = re.compile(r"[|>](?:([-+])[0-9]?|[0-9]([-+])?)?")


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry or an item: from its key or dash (or `?`) to the end of its value; `comma` is the one behind it.

    `behind` is where the text of the value may begin: behind the colon, behind the dash, or where the item starts.
    """

    start: int
    end: int
    key_span: Span | None
    value: Node
    behind: int
    comma: int | None = None

    @property
    def is_short(self) -> bool:
        """Whether the name of its value is its key as well, as in `{voice}` of JavaScript."""
        return self.key_span is not None and self.key_span == self.value.span

    @property
    def unit_end(self) -> int:
        """Its end with its comma."""
        return self.end if self.comma is None else self.comma + 1


@dataclass(frozen=True, slots=True)
class Found:
    """What a pointer leads to: child `index` of `parent`, or the root when there is no parent.

    `shared` when the way there goes through an alias, a merge key or an anchor that has aliases; `merged` when the
    parent has the entry only from a merge key.
    """

    node: Node
    parent: Node | None = None
    index: int = 0
    shared: bool = False
    merged: bool = False


def slots(page: Page, collection: Node) -> list[Slot]:
    """The children of a collection in the order of the text, worked out once."""
    if id(collection) not in page.children:
        page.children[id(collection)] = _slots(page, collection)
    found: list[Slot] = page.children[id(collection)]
    return found


def _slots(page: Page, collection: Node) -> list[Slot]:
    is_flow = collection.style != "block"
    children = collection.entries or collection.items
    braceless = is_flow and page.content[collection.start] not in "{[("
    at = collection.start + (1 if is_flow and not braceless else 0)
    result: list[Slot] = []
    for child in children:
        start = page.skip_gap(at)
        key_span, value = (child.key_span, child.value) if isinstance(child, Entry) else (None, child)
        end = max(key_span.end, value.end) if key_span else max(value.end, start)
        behind = _behind(page, start, key_span, is_flow)
        end = max(end, behind) if not is_flow or key_span else end
        comma = page.skip_gap_to_comma(end) if is_flow and not braceless else None
        result.append(Slot(start, end, key_span, value, behind, comma))
        at = end
    return result


def _behind(page: Page, start: int, key_span: Span | None, is_flow: bool) -> int:
    if key_span:
        colon = page.skip_gap(key_span.end)
        return colon + 1 if page.content.startswith((":", "=") if page.syntax else ":", colon) else key_span.end
    return start if is_flow else start + 1


def find(page: Page, pointer: Pointer) -> tuple[Found, Pointer]:
    """How far a pointer leads in the text, and the steps that are left over. Raises Impossible at a duplicate key."""
    root = page.root
    if root is None:
        raise Impossible("the document is empty")
    found = Found(root, shared=id(root) in page.targets)
    for number, step in enumerate(pointer):
        container = found.node.target or found.node
        shared = found.shared or found.node.target is not None or id(container) in page.targets
        following = _step(page, container, step, shared)
        if following is None:
            return found, pointer[number:]
        found = following
    return found, ()


def container_of(found: Found) -> Node:
    """The collection itself when the value is an alias of it."""
    return found.node.target or found.node


def _step(page: Page, container: Node, step: str | int, shared: bool) -> Found | None:
    if container.kind == "sequence":
        if isinstance(step, int) and 0 <= step < len(container.items):
            return Found(container.items[step], container, step, shared)
        return None
    own = _keys(page, container).get(step, ()) if isinstance(step, str) else ()
    if len(own) > 1:
        raise Impossible(f"`{step}` stands there twice, and only one of them is read")
    if own:
        return Found(container.entries[own[0]].value, container, own[0], shared)
    pending = [(container, index) for index, entry in reversed(tuple(enumerate(container.entries))) if entry.merge]
    sources = [container.entries[index].value for _, index in pending]
    while sources:
        source = sources.pop()
        source = source.target or source
        if source.kind == "sequence":
            sources.extend(reversed(source.items))
        elif inner := _step(page, source, step, shared=True):
            return Found(inner.node, inner.parent, inner.index, shared=True, merged=True)
    return None


def _keys(page: Page, mapping: Node) -> dict[str, list[int]]:
    """Where the keys of a mapping stand that are written there."""
    if id(mapping) not in page.keys:
        found: dict[str, list[int]] = {}
        for index, entry in enumerate(mapping.entries):
            if not entry.merge:
                found.setdefault(entry.key, []).append(index)
        page.keys[id(mapping)] = found
    return page.keys[id(mapping)]


def existing(page: Page, pointer: Pointer) -> Found:
    """The place of a value that stands in the text. Raises Impossible when it does not, or only by a merge key."""
    found, rest = find(page, pointer)
    if rest:
        raise Impossible(f"there is nothing at {to_text(pointer)!r}")
    if found.merged:
        raise Impossible(f"`{pointer[-1]}` comes from a merge key")
    return found


def slot_of(page: Page, found: Found) -> Slot:
    """The slot of a value that is not the root."""
    if found.parent is None:
        raise Impossible("the root of a document is no entry")
    return slots(page, found.parent)[found.index]


def own_end(page: Page, slot: Slot) -> int:
    """Where a block entry ends with its comments: those on its last line, and those on the next lines that are deeper."""
    end = page.tail(slot.end).end
    column = page.column(slot.start)
    while True:
        line = page.next_line(end)
        here = page.skip_blanks(line)
        comments = page.between(line, here + 1)
        if line == end or not comments or page.column(here) <= column:
            return end
        end = comments[0].end


def below(page: Page, end: int, value: Node) -> int:
    """Where the line behind a block entry begins: behind the blank lines that `|+` keeps."""
    start = page.next_line(end)
    return page.skip_blank_lines(start) if chomping(page, value) == "+" and end == last_leaf(value).end else start


def chomping(page: Page, value: Node) -> str | None:
    """What a literal or folded scalar at the end of a value says of its last line ends: `+`, `-` or nothing.

    None when a value ends in something else.
    """
    leaf = last_leaf(value)
    header = _HEADER.match(page.content, leaf.start) if leaf.style in ("literal", "folded") else None
    return (header[1] or header[2] or "") if header else None


def last_leaf(node: Node) -> Node:
    """The last value in a value."""
    while node.kind in ("mapping", "sequence") and (node.entries or node.items):
        node = node.entries[-1].value if node.entries else node.items[-1]
    return node
