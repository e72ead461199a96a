"""Move: an entry goes to another place with its comments, or gets new mappings around it where it stands."""

from __future__ import annotations

from typing import Any

from rtlint.source.change import Impossible, Move, Set
from rtlint.source.edit import block as in_block
from rtlint.source.edit import flow as in_flow
from rtlint.source.edit.carry import Load, load
from rtlint.source.edit.flow import stands_alone
from rtlint.source.edit.page import Page
from rtlint.source.edit.place import rescued
from rtlint.source.edit.put import add, block_lines, flow_draft, put
from rtlint.source.edit.slots import Found, existing, find, slots
from rtlint.source.edit.splice import Splice
from rtlint.source.edit.style import Style, style_of, within
from rtlint.source.edit.values import key_text
from rtlint.source.pointer import Pointer
from rtlint.source.text import Span
from rtlint.source.tree import Node


def value_at(data: Any, pointer: Pointer) -> Any:
    """The data at a pointer that exists."""
    for step in pointer:
        data = data[step]
    return data


def wrap(page: Page, change: Move) -> list[Splice] | None:
    """The splices of a move that makes new mappings around an entry where it stands; None for any other move."""
    parent, steps = change.pointer[:-1], change.to[len(change.pointer) - 1 :]
    if not change.pointer:
        return _wrap_root(page, change.to)
    if change.to[: len(parent)] != parent or len(steps) < 2:
        return None
    if steps[0] != change.pointer[-1] and (isinstance(steps[0], int) or steps[0] in value_at(page.data, parent)):
        return None
    found = existing(page, change.pointer)
    carried = load(page, found, value_at(page.data, change.pointer))
    style = style_of(page, found.parent)
    return (
        _wrap_in_block(page, carried, steps, style) if carried.in_block else _wrap_in_flow(page, carried, steps, style)
    )


def _wrap_in_block(page: Page, carried: Load, steps: Pointer, style: Style) -> list[Splice]:
    start = carried.slot.start
    margin = " " * page.column(start)
    lines = block_lines(steps, carried, margin, style)
    if not page.starts_line(start):
        return [Splice(start, carried.end, page.eol.join(lines)[len(margin) :])]
    begin = page.line_start(carried.above[0].start if carried.above else start)
    return [Splice(begin, carried.end, page.eol.join(lines))]


def _wrap_in_flow(page: Page, carried: Load, steps: Pointer, style: Style) -> list[Splice]:
    slot = carried.slot
    if not stands_alone(page, slot):
        bare = Load(page, carried.found, slot, carried.data, (), ())
        draft = flow_draft(page, steps, bare, None, style)
        inside = page.between(slot.start, slot.end)
        lost = inside if draft.above else ()
        return [*rescued(page, slot.start, lost), Splice(slot.start, slot.end, draft.text)]
    margin = page.margin(slot.start)
    draft = flow_draft(page, steps, carried, margin, style)
    begin = page.line_start(carried.above[0].start if carried.above else slot.start)
    comma = "" if slot.comma is None else ","
    return [Splice(begin, page.tail(slot.unit_end).end, margin + draft.text + comma)]


def _wrap_root(page: Page, to: Pointer) -> list[Splice]:
    root = page.root
    if root is None or root.kind == "scalar":
        return put(page, Set((), _nested(to, page.data)))
    if (root.lead != root.start and root.style != "call") or not all(isinstance(step, str) for step in to):
        raise Impossible("the root has an anchor or a tag")
    style = style_of(page, root)
    names = [str(step) for step in to]
    if root.style != "block":
        return _wrap_flow_root(page, root, names, within(page, style))
    margin = " " * page.column(root.start)
    last = slots(page, root)[-1]
    at = page.line_start(root.start)
    comments = page.above(root.start, page.column(root.start))
    if comments and page.content[page.first : comments[0].start].strip():
        at = page.line_start(comments[0].start)
    deeper = style.step * (len(to) - 1) + (style.step if root.kind == "mapping" else style.dash)
    chain = [margin + style.step * depth + key_text(name, style, flow=False) + ":" for depth, name in enumerate(names)]
    end = page.tail(last.end).end
    splices = [Splice(at, at, page.eol.join([*chain, ""]))]
    while deeper and at <= end:
        if page.skip_blanks(at) != page.line_end(at) or at < page.skip_blanks(at):
            splices.append(Splice(at, at, deeper))
        following = page.next_line(at)
        if following <= at or following == len(page.content):
            break
        at = following
    return splices


def _wrap_flow_root(page: Page, root: Node, names: list[str], style: Style) -> list[Splice]:
    keys = [key_text(name, style, flow=True) + style.colon for name in names]
    if page.line_end(root.start) >= root.end:
        pad = style.pad
        before = "".join("{" + pad + key for key in keys)
        return [Splice(root.lead, root.lead, before), Splice(root.end, root.end, (pad + "}") * len(keys))]
    margin = page.margin(root.start)
    before = "".join("{" + page.eol + margin + style.step * (depth + 1) + key for depth, key in enumerate(keys))
    comma = "," if style.trailing else ""
    after = "".join(comma + page.eol + margin + style.step * depth + "}" for depth in reversed(range(len(keys))))
    splices = [Splice(root.lead, root.lead, before)]
    at = page.next_line(root.start)
    while at < root.end:
        if page.skip_blanks(at) != page.line_end(at) and not page.is_in_text(at):
            splices.append(Splice(at, at, style.step * len(keys)))
        at = page.next_line(at)
    return [*splices, Splice(root.end, root.end, after)]


def _nested(steps: Pointer, value: Any) -> Any:
    for step in reversed(steps):
        value = {step: value}
    return value


def shifted_target(change: Move) -> Pointer:
    """Where the entry is to be while it still stands at its old place: behind it in a list, one further."""
    parent = change.pointer[:-1]
    at, last = len(parent), change.pointer[-1]
    if change.to[:at] == parent and len(change.to) > at and isinstance(last, int):
        step = change.to[at]
        if isinstance(step, int) and step >= last:
            return (*parent, step + 1, *change.to[at + 1 :])
    return change.to


def bring(page: Page, change: Move) -> list[Splice]:
    """The first half of a move: the entry stands at both places."""
    found = existing(page, change.pointer)
    carried = load(page, found, value_at(page.data, change.pointer))
    home, rest = find(page, shifted_target(change))
    if home.merged and not rest:
        raise Impossible("a merge key has that entry already")
    return add(page, home, rest, carried)


def take(page: Page, pointer: Pointer, *, keep: bool) -> list[Splice]:
    """Remove what is at a pointer: `keep` its comments, or let them go because they are elsewhere by now."""
    found = existing(page, pointer)
    container: Found = find(page, pointer[:-1])[0]
    parent = found.parent
    if parent is None:
        raise Impossible("the root of a document cannot go")
    above: tuple[Span, ...] = () if keep else load(page, found, None).above
    if parent.style != "block":
        return in_flow.remove(page, parent, found.index, above=above, keep=keep)
    return in_block.remove(page, found, container, above=above, keep=keep)
