"""One text under change: each change is made, read again and compared with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rtlint.source.change import Change, Cut, Impossible, Move, Remove, Rename, Set, changed
from rtlint.source.edit.carry import renamed
from rtlint.source.edit.move import bring, take, wrap
from rtlint.source.edit.page import Page, nodes
from rtlint.source.edit.put import put
from rtlint.source.edit.slots import existing, find, slot_of
from rtlint.source.edit.splice import Pieces, Splice, ordered
from rtlint.source.edit.together import items_together, together
from rtlint.source.edit.verify import new_problems, same, same_but_shared
from rtlint.source.pointer import Pointer
from rtlint.source.tree import Node


class Work:
    """A text under change. `pieces` is what became of it, `page` how it is read now.

    `shared` says whether text was touched that an alias uses elsewhere too.
    """

    def __init__(self, page: Page, read: Callable[[str], Page | None]) -> None:
        """Take a page, and what reads the text again after each change; None for a text that cannot be read."""
        self.pieces = Pieces(page.content)
        self.page = page
        self.shared = False
        self._read = read
        self._first = page.document

    def make(self, changes: Iterable[Change]) -> None:
        """Make the changes, cuts first: those are told by places of the first text. Raises Impossible."""
        changes = tuple(changes)
        cuts = [change.span for change in changes if isinstance(change, Cut)]
        if cuts:
            data = self.page.data
            self._apply([Splice(span.start, span.end, "") for span in cuts])
            self._check(data, ())
        pending = [change for change in changes if not isinstance(change, Cut)]
        while pending:
            items, rest = items_together(self.page, pending)
            if len(items) > 1 and self._make_together([*items]):
                pending = rest
                continue
            group = together(self.page, pending)
            if len(group) > 1 and self._make_together(group):
                made = set(map(id, group))
                pending = [change for change in pending if id(change) not in made]
            else:
                self._make(pending.pop(0))

    def _make_together(self, group: list[Set | Remove]) -> bool:
        """Make changes that do not meet, with one reading for all; whether that worked."""
        page, before = self.page, self.pieces.copy()
        try:
            expected = changed(page.data, group)
            splices = [splice for change in group for splice in self.splices(change)]
            self._apply(splices)
            self._check(expected, ())
        except Impossible:
            self.page, self.pieces = page, before
            return False
        return True

    def splices(self, change: Set | Remove | Rename) -> list[Splice]:
        """What a change does to the text as it is now. Raises Impossible."""
        if isinstance(change, Rename):
            return self._rename(change.pointer, change.key)
        return put(self.page, change) if isinstance(change, Set) else take(self.page, change.pointer, keep=True)

    def _make(self, change: Set | Remove | Rename | Move) -> None:
        expected = changed(self.page.data, (change,))
        if same(expected, self.page.data):
            return
        places = self._places(change)
        if isinstance(change, Move):
            self._move(change)
        else:
            self._apply(self.splices(change))
        self._check(expected, places)

    def _move(self, change: Move) -> None:
        pointer, to = change.pointer, change.to
        if pointer and to[:-1] == pointer[:-1] and isinstance(pointer[-1], str):
            self._apply(self._rename(pointer, str(to[-1])))
        elif (splices := wrap(self.page, change)) is not None:
            self._apply(splices)
        else:
            self._apply(bring(self.page, change))
            self._apply(take(self.page, pointer, keep=False))

    def _rename(self, pointer: Pointer, key: str) -> list[Splice]:
        found = existing(self.page, pointer)
        slot = slot_of(self.page, found)
        span = slot.key_span
        if span is None or found.parent is None:
            raise Impossible("an item of a list has no key")
        in_flow, in_call = found.parent.style != "block", found.parent.style == "call"
        value = f": {self.page.cut(span)}" if slot.is_short else ""
        name = renamed(self.page, span, key, flow=in_flow, argument=in_call)
        return [Splice(span.start, span.end, name + value)]

    def _places(self, change: Set | Remove | Rename | Move) -> tuple[Pointer, ...]:
        """Where the change happens. Notes whether text is touched there that is used elsewhere."""
        if self.page.root is None or not self.page.targets:
            return ()
        places: list[Pointer] = [change.pointer]
        found, rest = find(self.page, change.pointer)
        in_place = not rest and not found.merged
        if isinstance(change, (Set, Remove)) and in_place:
            self._check_anchors(found.node, goes=isinstance(change, Remove))
        self.shared |= (found.shared and not found.merged) or (bool(rest) and self._is_target(change.pointer, rest))
        if isinstance(change, Rename):
            places.append((*change.pointer[:-1], change.key))
        if isinstance(change, Move):
            home, missing = find(self.page, change.to)
            self.shared |= home.shared or (bool(missing) and self._is_target(change.to, missing))
            places.append(change.to)
        return tuple(places)

    def _check_anchors(self, node: Node, *, goes: bool) -> None:
        """What is replaced keeps its anchor, so that its aliases change with it; an anchor within it is lost."""
        inside = {id(each): each for each in nodes(node)}
        users = (each for each in nodes(self.page.root) if each.target and id(each) not in inside)
        for user in users:
            if user.target is node and not goes:
                self.shared = True
            elif id(user.target) in inside:
                raise Impossible(f"`{self.page.cut(user.span)}` needs the anchor that would go")

    def _is_target(self, pointer: Pointer, rest: Pointer) -> bool:
        """Whether the collection in which the first missing step is to be is used elsewhere."""
        node = find(self.page, pointer[: len(pointer) - len(rest)])[0].node
        return node.target is not None or id(node) in self.page.targets

    def _apply(self, splices: Iterable[Splice]) -> None:
        self.pieces.apply(ordered(splices))
        page = self._read(self.pieces.text)
        if page is None:
            raise Impossible(self._failure())
        self.page = page

    def _failure(self) -> str:
        if self.page.targets:
            return "its anchors and aliases would mean something else afterwards"
        return "the text would not say what it should afterwards"

    def _check(self, expected: object, places: tuple[Pointer, ...]) -> None:
        is_same = same(expected, self.page.data)
        if not is_same and self.shared:
            is_same = same_but_shared(expected, self.page, places)
        if not is_same or new_problems(self._first, self.page.document):
            raise Impossible(self._failure())
