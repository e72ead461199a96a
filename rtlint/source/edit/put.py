"""Set: a value becomes another one, or a new entry comes into being with the mappings above it."""

from __future__ import annotations

import re
from dataclasses import replace as with_
from typing import Any

from rtlint.source.change import Impossible, Set
from rtlint.source.edit import block as in_block
from rtlint.source.edit import flow as in_flow
from rtlint.source.edit.carry import Load, block_entry, block_item, flow_entry
from rtlint.source.edit.flow import Draft
from rtlint.source.edit.page import Page
from rtlint.source.edit.place import kept_anchor, margin_of, rebuild, replace_text
from rtlint.source.edit.scalars import yaml_scalar
from rtlint.source.edit.slots import Found, chomping, container_of, find, slot_of
from rtlint.source.edit.splice import Splice
from rtlint.source.edit.style import Style, is_spread, style_of, within
from rtlint.source.edit.values import WIDTH, block, compact, inline, key_text, spread
from rtlint.source.edit.values import block_item as new_item
from rtlint.source.pointer import Pointer
from rtlint.source.syntax import Quote
from rtlint.source.tree import Node

_START = re.compile(r"^---(?=[ \t\r\n]|\Z)", re.MULTILINE)
_END = re.compile(r"^\.\.\.(?=[ \t\r\n]|\Z)", re.MULTILINE)
_QUOTES: dict[str, Quote] = {"single": "'", "double": '"'}


def put(page: Page, change: Set) -> list[Splice]:
    """Make a Set in the text."""
    if page.root is None or (page.root.start == page.root.end and not page.root.anchor_span):
        return _fill_document(page, change.value)
    found, rest = find(page, change.pointer)
    if found.merged and not rest:
        # The mapping's own entry goes before the one that it merges.
        found, rest = find(page, change.pointer[:-1])[0], change.pointer[-1:]
    if rest:
        return add(page, found, rest, change.value, first=change.first)
    return _replace(page, found, change.value)


def add(page: Page, found: Found, steps: Pointer, value: Any, *, first: bool = False) -> list[Splice]:
    """Add an entry to a collection: a new value, or one that is carried there, below the mappings that `steps` name."""
    container = container_of(found)
    style = style_of(page, container)
    if container.kind not in ("mapping", "sequence"):
        raise Impossible(f"there is no place for {steps[0]!r}")
    if container.style == "block":
        margin = " " * page.column(container.start)
        closed = isinstance(value, Load) and chomping(value.page, value.node) in ("", "+")
        return in_block.insert(page, container, block_lines(steps, value, margin, style), first=first, closed=closed)
    is_empty = not container.entries and not container.items
    if (
        is_empty
        and container is found.node
        and not page.syntax
        and (found.parent is None or found.parent.style == "block")
    ):
        return _open_block(page, found, steps, value, style)
    margin_in_flow = in_flow.home_margin(page, container, style)
    draft = flow_draft(page, steps, value, margin_in_flow, style)
    return in_flow.insert(page, container, draft, margin_in_flow, style, first)


def _open_block(page: Page, found: Found, steps: Pointer, value: Any, style: Style) -> list[Splice]:
    """An entry for `{}` or `[]` in block style."""
    margin = margin_of(page, found)
    if found.parent is None:
        lines = block_lines(steps, value, margin, style)
        return rebuild(page, found, lines if page.starts_line(found.node.lead) else ["", *lines])
    if found.parent.kind == "sequence":
        lines = block_lines(steps, value, margin + "  ", style)
        return rebuild(page, found, _as_item(lines, margin))
    deeper = style.dash if isinstance(steps[0], int) else style.step
    return rebuild(page, found, ["", *block_lines(steps, value, margin + deeper, style)])


def _as_item(lines: list[str], margin: str) -> list[str]:
    """Lines that are two deeper than `margin`, as what stands behind a dash there."""
    if lines[0].lstrip().startswith("#"):
        return ["", *lines]
    head, *rest = compact(lines, margin)
    return [head[len(margin) + 1 :], *rest]


def block_lines(steps: Pointer, value: Any, margin: str, style: Style) -> list[str]:
    """A new or carried entry with the mappings above it, as lines of a block collection with this margin."""
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        if rest:
            lines = block_lines(rest, value, margin + "  ", style)
            return compact(lines, margin) if not lines[0].lstrip().startswith("#") else [margin + "-", *lines]
        return block_item(value, margin, style) if isinstance(value, Load) else new_item(value, style, margin)
    if rest:
        return [
            margin + key_text(step, style, flow=False) + ":",
            *block_lines(rest, value, margin + style.step, style),
        ]
    if isinstance(value, Load):
        return block_entry(value, step, margin, style)
    head, *lines = block(value, style, margin)
    return [margin + key_text(step, style, flow=False) + ":" + head, *lines]


def flow_draft(page: Page, steps: Pointer, value: Any, margin: str | None, style: Style) -> Draft:
    """A new or carried entry with the mappings above it, for a flow collection."""
    step, rest = steps[0], steps[1:]
    if not rest and isinstance(value, Load):
        return flow_entry(value, step if isinstance(step, str) else None, margin, style)
    key = key_text(step, style, flow=True) + style.colon if isinstance(step, str) else ""
    style = within(page, style)
    if not rest:
        text = inline(value, style) if margin is None else spread(value, style, margin).replace("\n", page.eol)
        return Draft(key + text)
    if margin is None:
        inner = flow_draft(page, rest, value, None, style)
        return with_(inner, text=f"{key}{{{style.pad}{inner.text}{style.pad}}}")
    deeper = margin + style.step
    inner = flow_draft(page, rest, value, deeper, style)
    behind = "".join(inner.behind)
    comma = "," if style.trailing else ""
    lines = [*(deeper + comment for comment in inner.above), deeper + inner.text + comma + behind, margin + "}"]
    return Draft(page.eol.join([key + "{", *lines]))


def _replace(page: Page, found: Found, value: Any) -> list[Splice]:
    """Another value where one is."""
    node, parent = found.node, found.parent
    style = within(page, style_of(page, parent))
    if node.kind == "sequence" and node.items and node.style != "block":
        style = with_(style, spread_lists=is_spread(page, node))
    if node.kind == "scalar" and node.style in _QUOTES:
        style = with_(style, quote=_QUOTES[node.style])
    if page.syntax or (parent and parent.style != "block"):
        return replace_text(page, found, _flow_text(page, found, value, style))
    is_text = not isinstance(value, (dict, list)) or not value
    if is_text and (node.kind == "alias" or node.style in ("single", "double")):
        text = inline(value, style) if isinstance(value, (dict, list)) else yaml_scalar(value, style.quote)
        return replace_text(page, found, text)
    if isinstance(value, (dict, list)) and value and node.style == "flow" and (node.entries or node.items):
        if is_spread(page, node):
            return replace_text(page, found, spread(value, style, page.margin(node.start)).replace("\n", page.eol))
        if len(text := inline(value, style)) + page.column(node.start) <= WIDTH:
            return replace_text(page, found, text)
    lines = _lines_in_place(page, found, value, style)
    if len(lines) == 1 and (node.style != "block" or node.kind == "alias"):
        return replace_text(page, found, lines[0].removeprefix(" "))
    return rebuild(page, found, lines)


def _flow_text(page: Page, found: Found, value: Any, style: Style) -> str:
    """A value in a flow collection or in JSON: over several lines when its entry has lines of its own."""
    start = slot_of(page, found).start if found.parent else found.node.start
    if style.spread and page.starts_line(start):
        return spread(value, style, page.margin(start)).replace("\n", page.eol)
    return inline(value, style)


def _lines_in_place(page: Page, found: Found, value: Any, style: Style) -> list[str]:
    """A value in a block collection: the rest of the line of its key or dash, then whole lines."""
    node, parent = found.node, found.parent
    flow_list = not (node.kind == "sequence" and node.style == "block")
    margin = margin_of(page, found)
    if parent is None:
        lines = _root_lines(value, style, margin, flow_list=flow_list)
        is_text = not isinstance(value, (dict, list)) or not value
        on_line = page.starts_line(node.lead) and not kept_anchor(page, node)
        return lines if on_line or is_text else ["", *lines]
    if parent.kind == "sequence" and isinstance(value, (dict, list)) and value:
        lines = new_item(value, style, margin)
        if kept_anchor(page, node):
            return ["", margin + "  " + lines[0][len(margin) + 2 :], *lines[1:]]
        return [lines[0][len(margin) + 1 :], *lines[1:]]
    own = " " * page.column(node.start) if not flow_list and parent.kind == "mapping" else None
    return block(value, style, margin, dash=own, flow_list=flow_list)


def _root_lines(value: Any, style: Style, margin: str, *, flow_list: bool = True) -> list[str]:
    """A value as the root of a YAML document."""
    if isinstance(value, dict) and value:
        lines = []
        for key, item in value.items():
            head, *rest = block(item, style, margin)
            lines += [margin + key_text(key, style, flow=False) + ":" + head, *rest]
        return lines
    if isinstance(value, list) and value:
        return [line for item in value for line in new_item(item, style, margin)]
    head, *rest = block(value, style, margin, flow_list=flow_list)
    return [head.removeprefix(" "), *rest]


def _fill_document(page: Page, value: Any) -> list[Splice]:
    """The value of a document in which nothing stands but comments."""
    root: Node | None = page.root
    style = style_of(page)
    text = spread(value, style) if page.syntax else "\n".join(_root_lines(value, style, ""))
    marker = _START.search(page.content, page.first) if not page.syntax else None
    end = None if page.syntax else _END.search(page.content, marker.end() if marker else page.first)
    at = end.start() if end else len(page.content)
    if root and root.tag:
        raise Impossible("a tag stands where the value would be")
    closed = at == page.first or page.content[at - 1] in "\r\n"
    after = page.eol if (closed and page.content[page.first :]) or end else ""
    return [Splice(at, at, ("" if closed else page.eol) + text.replace("\n", page.eol) + after)]
