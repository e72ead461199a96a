"""A value in block style becomes another one: what its line says around it stays."""

from __future__ import annotations

from rtlint.source.edit.page import Page
from rtlint.source.edit.slots import Found, own_end, slot_of
from rtlint.source.edit.splice import Splice
from rtlint.source.text import Span
from rtlint.source.tree import Node


def margin_of(page: Page, found: Found) -> str:
    """The white space that puts a line below the entry or item (or root) at its column."""
    if found.parent is None and not page.starts_line(found.node.lead):
        return ""
    start = slot_of(page, found).start if found.parent else found.node.start
    return " " * page.column(start)


def kept_anchor(page: Page, node: Node) -> str:
    """The anchor of a value that is replaced, if it has aliases: they change with it."""
    return page.cut(node.anchor_span) if node.anchor_span and id(node) in page.targets else ""


def rescued(page: Page, at: int, comments: tuple[Span, ...]) -> list[Splice]:
    """Comments that lose their place, as lines above the line of `at`."""
    if not comments:
        return []
    line = page.free_line(at)
    margin = page.margin(line)
    return [Splice(line, line, "".join(margin + page.cut(comment) + page.eol for comment in comments))]


def replace_text(page: Page, found: Found, text: str) -> list[Splice]:
    """A scalar or a flow collection becomes `text`, where it stands."""
    node = found.node
    slot = slot_of(page, found) if found.parent else None
    anchor = kept_anchor(page, node)
    anchor += " " if anchor else ""
    lead, end = min(node.lead, node.end), node.end
    if lead == end and node.kind == "scalar":
        return _fill(
            page, slot.behind if slot else end, text, in_flow=bool(found.parent and found.parent.style != "block")
        )
    comments = page.between(lead, end - len(node.tag or "") if page.syntax else end)
    if node.style in ("literal", "folded"):
        # The comment behind the header stays on its line, behind the new text.
        start = page.before_blanks(comments[0].start) if comments else end
        return [Splice(lead, start, anchor + text), Splice(comments[0].end if comments else end, end, "")]
    if page.syntax:
        short = f"{page.cut(node.span)}: " if slot is not None and slot.is_short else ""
        text = short + text + ((node.tag or "") if text != page.syntax.null else "")
    gap = ""
    if page.content[lead - 1 : lead] == ":" and page.content[lead] in "\"'[{" and text[:1] not in "\"'[{":
        gap = "" if page.syntax else " "
    return [*rescued(page, slot.start if slot else lead, comments), Splice(lead, end, gap + anchor + text)]


def _fill(page: Page, at: int, text: str, *, in_flow: bool) -> list[Splice]:
    """Text where nothing is written; blanks that end the line go."""
    blanks = page.skip_blanks(at)
    end = blanks if blanks == page.line_end(at) else at
    before = page.content[at - 1 : at]
    colon = ":" if in_flow and before not in ":,[{ \t\r\n" else ""
    gap = " " if colon or before in (":", "-", "?") else ""
    return [Splice(at, end, colon + gap + text)]


def rebuild(
    page: Page, found: Found, lines: list[str], *, below: bool = False, gone: tuple[Span, ...] = ()
) -> list[Splice]:
    """The value becomes `lines`: what stands behind the colon or dash, then whole lines.

    The comment on the first line stays there. Others become lines above the entry; with `below` they stay behind it.
    Those that are `gone` go.
    """
    node = found.node
    slot = slot_of(page, found) if found.parent else None
    start = slot.behind if slot else node.lead if lines[0] else page.before_blanks(node.lead)
    end = max(node.end, start)
    tail = page.tail(end)
    stop = tail.end if tail.closed else end
    if slot and node.style == "block" and node.kind != "alias" and (len(lines) == 1 or below):
        stop = own_end(page, slot)
    first_line = page.line_end(start)
    comments = tuple(comment for comment in page.between(start, stop) if comment not in gone)
    kept = tuple(comment for comment in comments if comment.start < first_line)[:1]
    others = comments[len(kept) :]
    head, *rest = lines
    if anchor := kept_anchor(page, node):
        head = (" " if slot else "") + anchor + (head if slot or not head else " " + head)
    if not slot:
        head = head.removeprefix(" ")
    for comment in kept:
        head += page.content[page.before_blanks(comment.start) : comment.end]
    if below:
        margin = margin_of(page, found)
        rest += [margin + page.cut(comment) for comment in others]
        others = ()
    above = rescued(page, slot.start if slot else node.lead, others)
    return [*above, Splice(start, stop, page.eol.join([head, *rest]))]
