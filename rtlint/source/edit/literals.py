"""Literals in code, under change: the one that is a payload, and those that names in it stand for.

Names and other expressions go where their entry goes, as they are written. What other code relies on stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeAlias

from rtlint.source.change import Change, Cut, Impossible, Move, Remove, Rename, Set, changed, followed
from rtlint.source.document import Comment, Document, Host, tree
from rtlint.source.edit.page import Page, line_end_of
from rtlint.source.edit.slots import find
from rtlint.source.edit.splice import Splice, ordered
from rtlint.source.edit.verify import same
from rtlint.source.edit.work import Work
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import ANY, Pointer
from rtlint.source.syntax import Code, Uses
from rtlint.source.text import Span, Text
from rtlint.source.tree import Node

_Edit: TypeAlias = Set | Remove | Rename | Move


def lower_in_code(document: Document, changes: Iterable[Change]) -> tuple[tuple[Splice, ...], bool]:
    """The splices that make `changes` in the file of a document, and whether they touch what is used elsewhere too.

    Raises Impossible, with the reason.
    """
    changes = tuple(changes)
    cuts = [Splice(each.span.start, each.span.end, "") for each in changes if isinstance(each, Cut)]
    edits = [each for each in changes if not isinstance(each, Cut)]
    if not edits:
        return ordered(cuts), False
    literals = _Literals(document)
    for each in edits:
        literals.make(each)
    return ordered((*cuts, *literals.splices())), literals.shared


@dataclass(slots=True)
class _Literal:
    """A literal under change, from the start of its first line on.

    `line` and `start` are where that line and itself begin in the file. `read` are the places in it that other code reads,
    `names` the literals that names in it stand for. It is `mounted` in so many places of the document.
    """

    work: Work
    line: int
    start: int
    uses: Uses
    read: tuple[Pointer, ...]
    names: dict[str, _Literal]
    mounted: int = 0


class _Literals:
    """All literals of a document."""

    def __init__(self, document: Document) -> None:
        host, root = document.host, tree(document)
        if host is None or host.code is None or document.text is None or root is None or not document.readable:
            raise Impossible("what stands there cannot be edited")
        self.code: Code = host.code()
        self.document = document
        self.text = document.text
        self.content = document.text.content
        self.eol = line_end_of(self.content)
        self.incomplete = tuple(document.incomplete)
        self.shared = False
        self.all: dict[int, _Literal] = {}
        self.root = self._open(root, document.data)

    def make(self, change: _Edit) -> None:
        """Make one change, whose pointers lead from the root as it is now."""
        literal, pointer = self._resolve(change.pointer, through=isinstance(change, Set))
        own = replace(change, pointer=pointer)
        if isinstance(change, Move) and isinstance(own, Move):
            other, to = self._resolve(change.to, through=False)
            if other is not literal:
                raise Impossible("it would go from one literal to another")
            own = replace(own, to=to)
        self._check(change, literal, own)
        literal.work.make((own,))
        self.root.read = tuple(_followed(self.root.read, change))
        if literal is not self.root:
            literal.read = tuple(_followed(literal.read, own))
        self.incomplete = tuple(_followed(self.incomplete, change))
        self.shared |= literal is not self.root and literal.uses.shared

    def splices(self) -> Iterator[Splice]:
        """What was done, in the text of the file."""
        for literal in self.all.values():
            for each in literal.work.pieces.splices():
                if literal.line + each.start < literal.start and not literal.uses.roomy:
                    raise Impossible("there is no room for its comments")
                yield Splice(each.start + literal.line, each.end + literal.line, each.text)

    def _open(self, node: Node, data: Any) -> _Literal:
        """A literal with those that names in it stand for."""
        if node.start not in self.all:
            line = self.text.start(self.text.position(node.start).line)
            line += self.content.startswith("\ufeff", line)
            before = self.content[line : node.start]
            read = partial(self._read, before[self._space(before) :])
            page = read(self.content[line : node.end])
            if page is None or not _agree(data, page.data):
                raise Impossible("it is not written as a literal")
            uses = self.code.uses(node.span)
            literal = _Literal(Work(page, read), line, node.start, uses, uses.read, {})
            self.all[node.start] = literal
            for name, inner, value in _named(page, node, data, node.span):
                with suppress(Impossible):
                    literal.names[name] = self._open(inner, value)
        self.all[node.start].mounted += 1
        return self.all[node.start]

    def _read(self, before: str, content: str) -> Page | None:
        """A literal behind what stands `before` it on its line, and behind white space and comments."""
        written = self.code.read(content, self._space(content) + len(before))
        if written is None:
            return None
        host = Host("", comments=tuple(Comment(span, "") for span in written.comments))
        document = Document(
            self.document.path, 0, self.document.format, Text(content), written.data, host=host,
            span=written.root.span, make_tree=lambda: written.root,
        )  # fmt: skip
        return Page(document, self.eol, self.code.syntax, written.solid)

    def _space(self, content: str) -> int:
        """How much of a text is white space and comments before anything else."""
        match = self.code.syntax.space.match(content)
        return match.end() if match is not None else 0

    def _resolve(self, pointer: Pointer, *, through: bool) -> tuple[_Literal, Pointer]:
        """The literal that a pointer leads into, and the way in it; `through` a name at its end, too."""
        literal, rest = self.root, pointer
        while literal.names:
            words = [_word(literal.work.page, rest[:depth]) for depth in range(len(rest) + through)]
            depth = next((depth for depth, word in enumerate(words) if word in literal.names), None)
            if depth is None:
                break
            literal, rest = literal.names[words[depth]], rest[depth:]
        return literal, rest

    def _check(self, change: _Edit, literal: _Literal, own: _Edit) -> None:
        """Raise Impossible when other code, or entries that are not in the text, are in the way of a change."""
        page = literal.work.page
        changed(page.data, (own,))
        if literal.mounted > 1:
            raise Impossible("its name stands there in several places")
        if isinstance(own, Set) and not find(page, own.pointer)[1]:
            is_other = not isinstance(page.data, type(own.value))
            if not own.pointer and literal.uses.shared and is_other:
                raise Impossible("other code uses what its name stands for")
            return
        above = change.pointer[: len(change.pointer) - len(own.pointer)]
        for place in (own.pointer, own.to) if isinstance(own, Move) else (own.pointer,):
            rest = find(page, place)[1]
            holder = place[: len(place) - max(len(rest), 1)]
            if place and any(entry.merge for entry in find(page, holder)[0].node.entries):
                raise Impossible("not all of its entries are written there")
            if place and above + holder in self.incomplete:
                raise Impossible("other code adds to its entries")
        ways = ((own.pointer, literal.read), (change.pointer, self.root.read))
        if not isinstance(own, Set) and any(_leads(pointer, read) for pointer, all_of_it in ways for read in all_of_it):
            raise Impossible("other code reads it by its key")


def _word(page: Page, pointer: Pointer) -> str:
    """The expression that stands at a pointer; empty for anything else."""
    found, rest = find(page, pointer)
    return page.cut(found.node.span) if not rest and found.node.style == "code" else ""


def _named(page: Page, node: Node, data: Any, span: Span) -> Iterator[tuple[str, Node, Any]]:
    """The names in a literal that stand for something which is written elsewhere in the file, with its node and data.

    `node` is that of the document: there a name is what it stands for.
    """
    pending: list[tuple[Node | None, Node, Any]] = [(page.root, node, data)]
    while pending:
        here, there, value = pending.pop()
        if here is None:
            continue
        if here.style == "code":
            if not span.start <= there.start < span.end:
                yield page.cut(here.span), there, value
        elif here.kind == "sequence" and isinstance(value, list):
            pending += zip(here.items, there.items, value, strict=False)
        elif isinstance(value, dict):
            inner = {entry.key: entry.value for entry in there.entries}
            own = (entry for entry in here.entries if not entry.merge and entry.key in inner)
            pending += [(entry.value, inner[entry.key], value.get(entry.key)) for entry in own]


def _agree(data: Any, written: Any) -> bool:
    """Whether a document says what is written in its literal, as far as that is known."""
    if isinstance(written, Opaque) or isinstance(data, Opaque):
        return True
    if isinstance(written, dict) and isinstance(data, dict):
        return all(_agree(data[key], written[key]) for key in data.keys() & written.keys())
    if isinstance(written, list) and isinstance(data, list):
        return all(map(_agree, data, written))
    return same(data, written)


def _followed(pointers: Iterable[Pointer], change: _Edit) -> Iterator[Pointer]:
    """Where a change brings places; those that it removes are left out."""
    return (place for place in (followed(each, (change,)) for each in pointers) if place is not None)


def _leads(pointer: Pointer, place: Pointer) -> bool:
    """Whether a place lies at a pointer or below it."""
    return len(pointer) <= len(place) and all(step in (one, ANY) for one, step in zip(pointer, place, strict=False))
