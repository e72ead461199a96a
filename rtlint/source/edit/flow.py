"""Flow collections, JSON among them: entries come and go with the right commas, on one line or on lines of their own."""

from __future__ import annotations

from rtlint.dataclass import dataclass
from rtlint.source.change import Impossible
from rtlint.source.edit.page import Page
from rtlint.source.edit.place import rescued
from rtlint.source.edit.slots import Slot, slots
from rtlint.source.edit.splice import Splice
from rtlint.source.edit.style import Style
from rtlint.source.text import Span
from rtlint.source.tree import Node


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry or item to be written into a flow collection.

    Its comments above, its text, and its comments behind, each with the blanks before it.
    """

    text: str
    above: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()

    @property
    def on_lines(self) -> tuple[str, ...]:
        """All comments as those on lines of their own."""
        return (*self.above, *(comment.lstrip() for comment in self.behind))


def stands_alone(page: Page, slot: Slot) -> bool:
    """Whether an entry of a flow collection has its lines for itself."""
    return page.starts_line(slot.start) and page.tail(slot.unit_end).closed


def home_margin(page: Page, collection: Node, style: Style) -> str | None:
    """The margin of a new entry, when entries have lines of their own here; None when they share one."""
    children = slots(page, collection)
    if children:
        last = children[-1]
        return page.margin(last.start) if page.starts_line(last.start) else None
    if page.between(collection.start, collection.end) or (style.spread and (page.syntax or collection is page.root)):
        return page.margin(collection.start) + style.step
    return None


def insert(page: Page, collection: Node, draft: Draft, margin: str | None, style: Style, first: bool) -> list[Splice]:
    """Add an entry at the end, or the beginning, of a flow collection; `margin` is that of `home_margin`."""
    if page.content[collection.start] not in "{[(":
        raise Impossible("a pair without braces has no room for another key")
    children = slots(page, collection)
    if not children:
        return _insert_only(page, collection, draft, margin, style)
    if margin is None:
        comments = draft.on_lines
        at = collection.start
        line = page.free_line(at)
        above = "".join(page.margin(line) + comment + page.eol for comment in comments)
        splices = [Splice(line, line, above)] if above else []
        if first:
            return [*splices, Splice(children[0].start, children[0].start, draft.text + style.comma)]
        last = children[-1]
        if last.comma is None:
            return [*splices, Splice(last.end, last.end, style.comma + draft.text)]
        return [*splices, Splice(last.unit_end, last.unit_end, style.comma[1:] + draft.text + ",")]
    if first:
        lines = _lines(draft, margin, ",", page.eol)
        start = page.next_line(collection.start)
        if start > children[0].start:
            return [Splice(children[0].start, children[0].start, lines.lstrip() + page.eol + margin)]
        return [Splice(start, start, lines + page.eol)]
    last = children[-1]
    lines = _lines(draft, margin, "" if last.comma is None else ",", page.eol)
    splices = [Splice(last.end, last.end, ",")] if last.comma is None else []
    tail = page.tail(last.unit_end)
    if tail.closed:
        end = page.line_end(tail.end)
        return [*splices, Splice(end, end, page.eol + lines)]
    close = page.eol + page.margin(collection.start) if draft.behind else ""
    return [*splices, Splice(last.unit_end, last.unit_end, page.eol + lines + close)]


def _insert_only(page: Page, collection: Node, draft: Draft, margin: str | None, style: Style) -> list[Splice]:
    comments = page.between(collection.start, collection.end)
    start, end = collection.start + 1, page.closing(collection)
    if margin is None:
        pad = style.pad if collection.kind == "mapping" else ""
        line = page.free_line(collection.start)
        above = "".join(page.margin(line) + comment + page.eol for comment in draft.on_lines)
        return [*([Splice(line, line, above)] if above else []), Splice(start, end, pad + draft.text + pad)]
    start = page.before_blanks(comments[-1].end) if comments else start
    close = page.eol + page.margin(collection.start)
    comma = "," if style.trailing else ""
    return [Splice(start, end, page.eol + _lines(draft, margin, comma, page.eol) + close)]


def _lines(draft: Draft, margin: str, comma: str, eol: str) -> str:
    text = margin + draft.text + comma + "".join(draft.behind)
    return eol.join([*(margin + comment for comment in draft.above), text])


def remove(
    page: Page, collection: Node, index: int, *, above: tuple[Span, ...] = (), keep: bool = True
) -> list[Splice]:
    """Take an entry out of a flow collection. `keep` its comments, or let them go with those `above` it."""
    children = slots(page, collection)
    slot = children[index]
    previous = children[index - 1] if index else None
    comma = []
    if previous and previous.comma is not None and slot.comma is None and index == len(children) - 1:
        comma = [Splice(previous.comma, previous.comma + 1, "")]
    if page.content[collection.start] not in "{[(":
        raise Impossible("a pair without braces cannot lose its key")
    if stands_alone(page, slot):
        tail = page.tail(slot.unit_end)
        start = page.line_start(above[0].start if above else slot.start)
        kept = page.between(slot.start, tail.end) if keep else ()
        only = len(children) == 1 and not kept
        if only and {*page.between(collection.start, collection.end)} <= {*above, *page.between(slot.start, tail.end)}:
            return [Splice(collection.start + 1, page.closing(collection), "")]
        margin = page.margin(slot.start)
        lines = "".join(margin + page.cut(comment) + page.eol for comment in kept)
        return [*comma, Splice(start, page.next_line(tail.end), lines)]
    start, end = _shared_line(page, collection, children, index)
    lost = page.between(slot.start, slot.unit_end) if keep else ()
    if lost and page.syntax and all(_fits_on_line(page.cut(comment)) for comment in lost):
        gap = " " if page.content[end - 1] == " " else ""
        return [*comma, Splice(start, end, " ".join(page.cut(comment) for comment in lost) + gap)]
    if comma and start <= comma[0].start:
        comma = []
    return [*comma, *rescued(page, slot.start, lost), Splice(start, end, "")]


def _fits_on_line(comment: str) -> bool:
    return comment.startswith("/*") and "\n" not in comment and "\r" not in comment


def _shared_line(page: Page, collection: Node, children: list[Slot], index: int) -> tuple[int, int]:
    """The stretch that goes with an entry which shares a line, so that what stays is spaced like before."""
    slot = children[index]
    if index + 1 < len(children):
        following = children[index + 1]
        between = page.between(slot.unit_end, following.start)
        if page.line_end(slot.unit_end) >= following.start:
            return slot.start, between[0].start if between else following.start
        if index:
            return page.before_blanks(slot.start), slot.unit_end
        return slot.start, slot.unit_end if between else following.start
    if not index:
        inside = page.between(collection.start, slot.start) + page.between(slot.unit_end, collection.end)
        return (slot.start, slot.unit_end) if inside else (collection.start + 1, page.closing(collection))
    previous = children[index - 1]
    if page.between(previous.end, slot.start):
        return page.before_blanks(slot.start), slot.unit_end if slot.comma is not None else slot.end
    if slot.comma is not None:
        return previous.unit_end, slot.unit_end
    return previous.end, slot.end
