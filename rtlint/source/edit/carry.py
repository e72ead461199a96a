"""An entry on its way to another place: as it is written where that can be, rewritten where it cannot."""

from __future__ import annotations

import re
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.source.change import Impossible
from rtlint.source.edit.block import own_comments
from rtlint.source.edit.flow import Draft, stands_alone
from rtlint.source.edit.page import Page, lines_of
from rtlint.source.edit.scalars import yaml_text
from rtlint.source.edit.slots import Found, Slot, below, chomping, own_end, slot_of
from rtlint.source.edit.style import Style
from rtlint.source.edit.values import braced, compact, inline, key_text
from rtlint.source.syntax import JSON, Quote, key_in
from rtlint.source.text import Span
from rtlint.source.tree import Node

# What any reader takes for the same plain scalar within brackets.
_PLAIN_IN_FLOW = re.compile(r"[\w./+~@%-]+(?: [\w./+~@%-]+)*")


@dataclass(frozen=True, slots=True)
class Load:
    """An entry or item that is taken from its place: its text there, its data, and the comments that go with it."""

    page: Page
    found: Found
    slot: Slot
    data: Any
    above: tuple[Span, ...]
    behind: tuple[Span, ...]

    @property
    def node(self) -> Node:
        """Its value."""
        return self.slot.value

    @property
    def in_block(self) -> bool:
        """Whether it stands in a block collection."""
        return self.found.parent is None or self.found.parent.style == "block"

    @property
    def is_argument(self) -> bool:
        """Whether it stands in a call."""
        return self.found.parent is not None and self.found.parent.style == "call"

    @property
    def end(self) -> int:
        """Where its text ends: in a block collection behind its last comment, and with the line ends that `|+` keeps."""
        if not self.in_block or self.behind:
            return self.behind[-1].end if self.in_block else self.slot.end
        if chomping(self.page, self.node) != "+":
            return self.slot.end
        return self.page.before_line_end(below(self.page, self.slot.end, self.node))


def load(page: Page, found: Found, data: Any) -> Load:
    """What goes along when this entry goes."""
    if found.parent is None:
        raise Impossible("the root of a document is no entry")
    slot = slot_of(page, found)
    if page.content.startswith("?", slot.start) and slot.key_span and slot.key_span.start > slot.start:
        raise Impossible("its key is written with `?`")
    if found.parent.style == "block":
        above = own_comments(page, found.parent, found.index, slot)
        behind = page.between(slot.end, own_end(page, slot))
        return Load(page, found, slot, data, above, behind)
    behind = page.between(slot.end, slot.unit_end)
    if not stands_alone(page, slot):
        return Load(page, found, slot, data, (), behind)
    above = tuple(page.above(slot.start, page.column(slot.start)))
    return Load(page, found, slot, data, above, (*behind, *page.tail(slot.unit_end).comments))


def shifted(page: Page, start: int, end: int, old: str, new: str) -> list[str]:
    """The lines of a stretch, all but the first moved from one margin to another, but for those that begin in a text."""
    first, *rest = lines_of(page.content[start:end])
    lines, at = [first], start
    for line in rest:
        at = page.next_line(at)
        bare = line[len(old) :] if line.startswith(old) else line.lstrip(" \t")
        lines.append(new + bare if line and not page.is_in_text(at) else line)
    return lines


def block_entry(carried: Load, key: str, margin: str, style: Style) -> list[str]:
    """The entry as lines of a block mapping, comments above included."""
    page, slot = carried.page, carried.slot
    above = [margin + page.cut(comment) for comment in carried.above]
    name = _key(carried, key, style, flow=False)
    if carried.in_block and slot.key_span:
        properties = page.content[slot.start : slot.key_span.start]
        body = shifted(page, slot.key_span.end, carried.end, " " * page.column(slot.start), margin)
        return [*above, margin + properties + name + body[0], *body[1:]]
    head, *rest = _block_value(carried, margin, style)
    return [*above, *_inside(carried, margin), margin + name + ":" + head, *rest]


def block_item(carried: Load, margin: str, style: Style) -> list[str]:
    """The value as lines of a block list, comments above included."""
    page, slot, node = carried.page, carried.slot, carried.node
    above = [margin + page.cut(comment) for comment in carried.above]
    if carried.in_block and not slot.key_span:
        lines = shifted(page, slot.start, carried.end, " " * page.column(slot.start), margin)
        return [*above, margin + lines[0], *lines[1:]]
    if carried.in_block and _on_own_lines(page, node, slot.behind):
        above += [margin + page.cut(comment) for comment in page.between(slot.behind, node.lead)]
        if node.lead != node.start:
            raise Impossible("its anchor or tag has no place in a list")
        lines = shifted(page, node.start, carried.end, " " * page.column(node.start), margin + "  ")
        return [*above, *compact([margin + "  " + lines[0], *lines[1:]], margin)]
    head, *rest = _block_value(carried, margin, style)
    return [*above, *_inside(carried, margin), margin + "-" + head, *rest]


def _inside(carried: Load, margin: str) -> list[str]:
    """The comments between a key or dash and a value that is no block collection, which takes its own along."""
    page, node = carried.page, carried.node
    if node.kind in ("mapping", "sequence") and node.style == "block":
        return []
    return [margin + page.cut(comment) for comment in page.between(carried.slot.behind, node.lead)]


def _block_value(carried: Load, margin: str, style: Style) -> list[str]:
    """What follows a colon or a dash in a block collection: the rest of the line, then whole lines."""
    page, slot, node = carried.page, carried.slot, carried.node
    if carried.in_block:
        if node.kind in ("mapping", "sequence") and node.style == "block":
            deeper = margin + (style.dash if node.kind == "sequence" else style.step)
            head = "".join(" " + each for each in page.properties(node))
            lines = shifted(page, node.start, carried.end, " " * page.column(node.start), deeper)
            comments = page.between(slot.behind, node.start)
            if comments and comments[0].start < page.line_end(slot.behind):
                head += page.content[page.before_blanks(comments[0].start) : comments[0].end]
                comments = comments[1:]
            return [head, *(deeper + page.cut(comment) for comment in comments), deeper + lines[0], *lines[1:]]
        lines = shifted(page, node.lead, carried.end, " " * page.column(slot.start), margin)
    elif node.kind == "scalar" and len(lines_of(page.content[node.lead : node.end])) > 1:
        lines = [as_flow(page, node, carried.data, style)]
    else:
        lines = shifted(page, node.lead, node.end, page.margin(slot.start), margin)
        if any(page.cut(each).startswith("/") for each in carried.behind):
            raise Impossible("its comments are not written as YAML writes them")
        lines[-1] += "".join(" " + page.cut(comment) for comment in carried.behind)
    return [" " + lines[0] if lines[0] else "", *lines[1:]]


def _on_own_lines(page: Page, node: Node, behind: int) -> bool:
    return node.kind in ("mapping", "sequence") and node.style == "block" and page.line_end(behind) < node.start


def flow_entry(carried: Load, key: str | None, margin: str | None, style: Style) -> Draft:
    """The entry, or item without a key, for a flow collection; `margin` is None where entries share a line."""
    page, slot, node = carried.page, carried.slot, carried.node
    above = tuple(page.cut(comment) for comment in carried.above)
    blanks = (page.content[page.before_blanks(comment.start) : comment.start] for comment in carried.behind)
    behind = tuple(map("".join, zip((each or " " for each in blanks), map(page.cut, carried.behind), strict=True)))
    name = "" if key is None else _key(carried, key, style, flow=True)
    inside = page.between(slot.start, slot.end)
    is_short = len(lines_of(page.content[slot.start : slot.end])) == 1
    if slot.is_short and key is not None:
        raw = page.cut(node.span)
        return Draft(raw if key == raw else name + style.colon + raw, above, behind)
    if not carried.in_block and (is_short or margin is not None or page.syntax not in (None, JSON)):
        start = node.lead
        if key is not None and slot.key_span and carried.is_argument == style.arguments:
            start = slot.key_span.end
        else:
            name += style.colon if name else ""
        old = page.margin(slot.start)
        lines = shifted(page, start, node.end, old, old if margin is None else margin)
        return Draft(page.eol.join([name + lines[0], *lines[1:]]), above, behind)
    lost = tuple(page.cut(comment) for comment in inside)
    value = as_flow(page, node, carried.data, style)
    return Draft(name + (style.colon if name else "") + value, (*above, *lost), behind)


def _key(carried: Load, key: str, style: Style, *, flow: bool) -> str:
    """The key in the quotes that it had."""
    page, slot = carried.page, carried.slot
    if not slot.key_span or carried.is_argument or style.arguments:
        return key_text(key, style, flow=flow)
    return renamed(page, slot.key_span, key, flow=flow)


def renamed(page: Page, span: Span, key: str, *, flow: bool, argument: bool = False) -> str:
    """Another key in the quotes of the one that stands here."""
    quote = _quote_of(page, span)
    if page.syntax is None:
        return yaml_text(key, quote, flow=flow)
    return key_in(page.syntax, key, quote, argument=argument)


def as_flow(page: Page, node: Node, data: Any, style: Style) -> str:
    """A value on one line, its scalars as they are written where a flow collection can hold them."""
    raw = page.content[node.lead : node.end]
    is_line = len(lines_of(raw)) == 1
    if node.kind == "alias":
        return raw
    if node.kind == "scalar":
        bare = page.content[node.start : node.end]
        if is_line and (style.syntax or node.style in ("single", "double") or _PLAIN_IN_FLOW.fullmatch(bare)):
            return raw
        properties = page.content[node.lead : node.start] if node.lead < node.start else ""
        return properties.rstrip() + (" " if properties else "") + inline(data, style)
    if not isinstance(data, (dict, list)):
        if is_line and node.style != "block":
            return raw
        raise Impossible("an unknown value cannot be rewritten")
    properties = "".join(each + " " for each in page.properties(node))
    if isinstance(data, list):
        items = [as_flow(page, item, each, style) for item, each in zip(node.items, data, strict=True)]
        return properties + braced("[", style.comma.join(items), "]", style)
    parts = []
    for entry in node.entries:
        if entry.merge and entry.value.kind != "alias":
            raise Impossible("a merge key with more than an alias cannot be rewritten")
        key = "<<" if entry.merge else yaml_text(entry.key, _quote_of(page, entry.key_span), flow=True)
        key = key_text(entry.key, style, flow=True) if style.syntax else key
        value = None if entry.merge else data[entry.key]
        parts.append(key + style.colon + as_flow(page, entry.value, value, style))
    return properties + braced("{", style.comma.join(parts), "}", style)


def _quote_of(page: Page, span: Span) -> Quote:
    first = page.content[span.start : span.start + 1]
    return '"' if first == '"' else "'" if first == "'" else ""
