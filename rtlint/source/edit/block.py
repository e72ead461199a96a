"""Block collections: entries come and go as whole lines."""

from __future__ import annotations

from rtlint.source.edit.page import Page
from rtlint.source.edit.place import rebuild
from rtlint.source.edit.slots import Found, Slot, below, chomping, last_leaf, own_end, slots
from rtlint.source.edit.splice import Splice
from rtlint.source.text import Span
from rtlint.source.tree import Node


def insert(page: Page, collection: Node, lines: list[str], *, first: bool, closed: bool = False) -> list[Splice]:
    """Add whole lines to a block collection, at its end or its beginning; `closed` when they need a final line end."""
    children = slots(page, collection)
    if first:
        return _insert_first(page, collection, children, lines)
    last = children[-1]
    at = _behind_own_comments(page, collection, below(page, own_end(page, last), last.value))
    text = page.eol.join(lines)
    if page.content[at - 1 : at] in ("\n", "\r"):
        return [Splice(at, at, text + page.eol)]
    return [*_sealed(page, last.value), Splice(at, at, page.eol + text + (page.eol if closed else ""))]


def _insert_first(page: Page, collection: Node, children: list[Slot], lines: list[str]) -> list[Splice]:
    """Before the first entry and its comments, but below those with which the document begins."""
    start = children[0].start
    if not page.starts_line(start):
        column = page.column(start)
        return [Splice(start, start, page.eol.join([lines[0][column:], *lines[1:], " " * column]))]
    comments = own_comments(page, collection, 0, children[0])
    at = page.line_start(comments[0].start if comments else start)
    return [Splice(at, at, page.eol.join([*lines, ""]))]


def own_comments(page: Page, collection: Node, index: int, slot: Slot) -> tuple[Span, ...]:
    """The comment lines directly above an entry, which are about it; those that begin a document are about that."""
    if not page.starts_line(slot.start):
        return ()
    comments = page.above(slot.start, page.column(slot.start))
    if comments and not index and collection is page.root and not page.content[page.first : comments[0].start].strip():
        return ()
    return tuple(comments)


def _behind_own_comments(page: Page, collection: Node, at: int) -> int:
    """Behind the comments that follow at once and are as deep as the collection, unless it is the root."""
    column = page.column(collection.start)
    while collection is not page.root and page.between(at, page.line_end(at) + 1):
        comment = page.between(at, page.line_end(at) + 1)[0]
        if not page.starts_line(comment.start) or page.column(comment.start) < max(column, 1):
            break
        at = page.next_line(comment.end)
    return at


def _sealed(page: Page, value: Node) -> list[Splice]:
    """A literal or folded scalar that the text ends in has no line end; it needs `-` to have none further up."""
    leaf = last_leaf(value)
    if chomping(page, value) is None:
        return []
    end = leaf.start + 1
    while end < len(page.content) and page.content[end] in "+-0123456789":
        end += 1
    header = page.content[leaf.start : end]
    return [Splice(leaf.start, end, header.replace("+", "").replace("-", "") + "-")]


def remove(
    page: Page, found: Found, container: Found, *, above: tuple[Span, ...] = (), keep: bool = True
) -> list[Splice]:
    """Take an entry out of a block collection, whose own place is `container`.

    `keep` its comments as lines where it was, or let them go with those `above` it.
    """
    collection = container.node.target or container.node
    children = slots(page, collection)
    slot = children[found.index]
    if len(children) == 1:
        return _remove_only(page, container, slot, above, keep=keep)
    own = own_end(page, slot)
    kept = page.between(slot.start, own) if keep else ()
    if not page.starts_line(slot.start):
        return _remove_compact(page, slot, children[found.index + 1], own, kept)
    margin = " " * page.column(slot.start)
    lines = [margin + page.cut(comment) for comment in kept]
    start = page.line_start(above[0].start if above else slot.start)
    end = below(page, own, slot.value)
    if lines:
        closed = page.content[end - 1] in "\r\n"
        return [Splice(start, end, page.eol.join([*lines, ""] if closed else lines))]
    return [_tidy(page, start, end, children[found.index - 1] if found.index else None)]


def _tidy(page: Page, start: int, end: int, previous: Slot | None) -> Splice:
    """Lines that go without a trace: no two blank stretches meet, and a text without a final line end has none again."""
    size = len(page.content)
    chomp = chomping(page, previous.value) if previous else None
    if end == size and page.content[end - 1] not in "\r\n" and previous and chomp is None:
        return Splice(page.before_line_end(_content_end(page, start)), end, "")
    following = page.skip_blank_lines(end)
    if chomp == "+":
        return Splice(start, following, "")
    if start > page.first and _is_blank(page, start):
        return Splice(start, following, "") if following < size else Splice(_content_end(page, start), end, "")
    return Splice(start, end, "")


def _is_blank(page: Page, line: int) -> bool:
    """Whether the line above the one that begins here is blank."""
    above = page.line_start(page.before_line_end(line))
    return page.skip_blanks(above) == page.line_end(above)


def _content_end(page: Page, line: int) -> int:
    """The beginning of the blank lines above a line."""
    while line > page.first and _is_blank(page, line):
        line = page.line_start(page.before_line_end(line))
    return line


def _remove_only(page: Page, container: Found, slot: Slot, above: tuple[Span, ...], *, keep: bool) -> list[Splice]:
    """The collection is empty without this entry, which has to be said."""
    brackets = " {}" if container.node.kind == "mapping" else " []"
    gone = () if keep else (*above, *page.between(slot.start, own_end(page, slot)))
    return rebuild(page, container, [brackets], below=True, gone=gone)


def _remove_compact(page: Page, slot: Slot, following: Slot, tail: int, kept: tuple[Span, ...]) -> list[Splice]:
    """The first entry behind a dash: the next one takes its place, comments go above the line."""
    comments = (*kept, *page.between(tail, following.start))
    line = page.line_start(slot.start)
    margin = page.margin(line)
    lines = "".join(margin + page.cut(comment) + page.eol for comment in comments)
    return [*([Splice(line, line, lines)] if lines else []), Splice(slot.start, following.start, "")]
