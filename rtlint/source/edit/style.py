"""How a document is written: what its author would have typed is read off what the author typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from rtlint.dataclass import dataclass
from rtlint.source.edit.page import Page, nodes
from rtlint.source.edit.scalars import is_plain
from rtlint.source.edit.slots import slots
from rtlint.source.syntax import JSON, Quote, Syntax
from rtlint.source.tree import Node

_DEFAULT_STEP = "  "
_QUOTES: dict[str, Quote] = {"plain": "", "single": "'", "double": '"'}


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of a document.

    `syntax` is the language, None for YAML. `step` indents one level, `dash` a list below its key. `key_quote` and `quote`
    are those of keys and texts. `colon` and `comma` stand between the parts of a collection on one line, `pad` within its
    brackets. `spread` says that flow collections have their entries on lines of their own, `spread_lists` that lists of
    scalars do too, `flat_objects` that small objects do not, `trailing` that the last entry has a comma; `open_end` that the
    text has no final line end. `arguments` says that keys are the names of arguments in a call.
    """

    syntax: Syntax | None
    step: str
    dash: str
    key_quote: Quote
    quote: Quote
    colon: str = ": "
    comma: str = ", "
    pad: str = ""
    spread: bool = False
    spread_lists: bool = False
    flat_objects: bool = False
    trailing: bool = False
    open_end: bool = False
    arguments: bool = False


@lru_cache(maxsize=8)
def style_of(page: Page, near: Node | None = None) -> Style:
    """The habits of the document, and of the collection `near` in what may differ from one to the next."""
    if near is None or near.style == "call":
        return _habits(page, near)
    habits = _habits(page, None)
    flow = [near] if near.style != "block" else []
    flat, key_quote, trailing = _flat(page, flow), _key_quote(page, [near]), _trailing(page, flow)
    return replace(
        habits,
        step=(_flow_step(page, flow) if page.syntax else None) or habits.step,
        key_quote=habits.key_quote if key_quote is None else key_quote,
        colon=_colon(page, flow) or habits.colon,
        comma=_comma(page, flow) or habits.comma,
        pad=habits.pad if flat is None else _pad(page, flat),
        spread=is_spread(page, near) if flow and (near.entries or near.items) else habits.spread,
        trailing=habits.trailing if trailing is None else trailing,
    )


@lru_cache(maxsize=2)
def _habits(page: Page, call: Node | None) -> Style:
    """What all of a document shows, and a `call` in it. Many changes ask for it before the text is another one."""
    every = [node for node in nodes(page.root) if node.style != "call" or node is call]
    flow = [call] if call else []
    flow += [node for node in every if node.kind in ("mapping", "sequence") and node.style != "block"]
    usual = page.syntax.step if page.syntax else _DEFAULT_STEP
    step = _flow_step(page, flow) or usual if page.syntax else _block_step(page, every)
    filled = next((node for node in flow if node.entries or node.items), None)
    lists = [is_spread(page, node) for node in flow if _is_list_of_scalars(node)]
    flat = _flat(page, flow)
    key_quote = _key_quote(page, [call, *every] if call else every) or ""
    colon, trailing = _colon(page, flow) or ": ", _trailing(page, flow)
    return Style(
        syntax=page.syntax,
        step=step,
        dash=_dash(page, every, step),
        key_quote=key_quote,
        quote=_quote_in_brackets(page, every) or key_quote if page.syntax else _quote(page, every),
        colon="=" if call else colon,
        comma=_comma(page, flow) or ("," if colon == ":" else ", "),
        pad="" if flat is None else _pad(page, flat),
        spread=filled is not None and is_spread(page, filled),
        spread_lists=bool(lists) and all(lists),
        flat_objects=any(_is_flat_object(page, node) for node in flow if node is not page.root),
        trailing=page.syntax is not None and page.syntax.trailing if trailing is None else trailing,
        open_end=page.content[-1:] not in ("\n", "\r"),
        arguments=call is not None,
    )


def within(page: Page, style: Style) -> Style:
    """The habits for what is made in a new entry: the arguments of a call hold objects in braces."""
    return style_of(page) if style.arguments else style


def is_spread(page: Page, node: Node) -> bool:
    """Whether the first entry of a flow collection stands on a line of its own."""
    start = _first_start(page, node)
    return start is not None and page.line_start(start) > node.start


def _first_start(page: Page, node: Node) -> int | None:
    return page.skip_gap(node.start + 1) if node.entries or node.items else None


def _is_list_of_scalars(node: Node) -> bool:
    return node.kind == "sequence" and bool(node.items) and all(item.kind in ("scalar", "alias") for item in node.items)


def _is_flat_object(page: Page, node: Node) -> bool:
    """Whether an object of scalars shares a line with its brackets."""
    values = [entry.value for entry in node.entries]
    return bool(values) and not is_spread(page, node) and all(value.kind == "scalar" for value in values)


def _flat(page: Page, flow: list[Node]) -> Node | None:
    """The first of flow collections that has its entries on the line of its bracket."""
    return next((node for node in flow if (node.entries or node.items) and not is_spread(page, node)), None)


def _pad(page: Page, flat: Node) -> str:
    return " " if page.content[flat.start + 1] == " " else ""


def _flow_step(page: Page, flow: list[Node]) -> str | None:
    """How much deeper than its bracket's line the entries of a spread collection are; None where none shows it."""
    for node in flow:
        start = _first_start(page, node)
        if start is not None and page.line_start(start) > node.start:
            outer, inner = page.margin(node.start), page.margin(start)
            if inner.startswith(outer) and inner != outer:
                return inner[len(outer) :]
    return None


def _block_step(page: Page, every: list[Node]) -> str:
    """How much deeper than its key a block mapping is, or a multi-line flow mapping in one."""
    for column, value in _values(page, every):
        if value.kind == "mapping" and value.style == "block":
            return " " * (page.column(value.start) - column)
    block = [node for node in every if node.kind == "sequence" and node.style == "block"]
    if any(node.style == "block" for node in every) or block:
        return _DEFAULT_STEP
    step = _flow_step(page, [node for node in every if node.style == "flow"])
    return (step or _DEFAULT_STEP).replace("\t", _DEFAULT_STEP)


def _dash(page: Page, every: list[Node], step: str) -> str:
    """How much deeper than its key a block list is."""
    for column, value in _values(page, every):
        if value.kind == "sequence" and value.style == "block":
            return " " * (page.column(value.start) - column)
    return step


def _values(page: Page, every: list[Node]) -> Iterator[tuple[int, Node]]:
    """The values of block mappings that have lines of their own, with the column of their mapping."""
    for node in every:
        if node.kind == "mapping" and node.style == "block":
            column = page.column(node.start)
            for entry in node.entries:
                if page.line_start(entry.value.start) > entry.key_span.end:
                    yield column, entry.value


def _key_quote(page: Page, every: list[Node]) -> Quote | None:
    """The quotes of the keys of the first mapping that has any: none if any of them has none."""
    for node in every:
        signs = [page.content[entry.key_span.start : entry.key_span.start + 1] for entry in node.entries]
        if signs:
            return '"' if all(sign == '"' for sign in signs) else "'" if all(sign == "'" for sign in signs) else ""
    return None


def _quote(page: Page, every: list[Node]) -> Quote:
    """The quotes of text that needs none: none if any such text has none."""
    used = Counter(
        _QUOTES[node.style]
        for node in every
        if node.kind == "scalar"
        and node.style in _QUOTES
        and is_plain(page.content[node.start : node.end].strip("\"'"))
    )
    return "" if used[""] or not used else used.most_common(1)[0][0]


def _quote_in_brackets(page: Page, every: list[Node]) -> Quote:
    """The quotes that most texts have."""
    used = Counter(
        _QUOTES[node.style] for node in every if node.kind == "scalar" and node.style in ("single", "double")
    )
    return used.most_common(1)[0][0] if used else ""


def _trailing(page: Page, flow: list[Node]) -> bool | None:
    """Whether the last entry has a comma where entries have lines of their own; never in plain JSON."""
    if page.syntax is None or page.syntax is JSON:
        return False
    first = next((node for node in flow if is_spread(page, node)), None)
    return None if first is None else slots(page, first)[-1].comma is not None


def _colon(page: Page, flow: list[Node]) -> str | None:
    for node in flow:
        for entry in node.entries:
            between = page.content[entry.key_span.end : entry.value.lead]
            if between.strip(" ") == ":" and (page.syntax or between.endswith(" ")):
                return between
    return None


def _comma(page: Page, flow: list[Node]) -> str | None:
    """The comma between two entries on one line."""
    for node in flow:
        for value in (*(entry.value for entry in node.entries[:-1]), *node.items[:-1]):
            between = page.content[value.end : page.skip_gap(value.end)]
            if between.strip(" ") == ",":
                return between
    return None
