"""Repairs become fixes: each is made, read again and judged again before anybody sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Diagnostic, Edit, Fix, Repair, Severity
from rtlint.hosts import read_text, reread
from rtlint.piecewise import has_aliases, item_of, lower_in_list
from rtlint.place import range_of
from rtlint.source.change import Change, Cut, Impossible, Move, Remove, Rename, Set, changed
from rtlint.source.document import Document
from rtlint.source.edit import Sheet, Splice, Taken, lower, shares, spliced
from rtlint.source.edit.verify import same
from rtlint.source.pointer import Pointer, to_text, value_at
from rtlint.source.text import Span

#: What is to be said of a document that was changed, each payload held to the kind and the dialect it had, but those in
#: which a place is mapped to a dialect.
Judge = Callable[[Document, Mapping[Pointer, str]], Iterable[Diagnostic]]

#: How many characters may be read to make the repairs of a document in all of it, and to try them in ever smaller groups. A
#: mistake beyond that has no fix now, perhaps in the next round.
_PATIENCE = 2_000_000

#: To find a mistake again takes as long as to read so many characters.
_JUDGING = 200


@dataclass(frozen=True, slots=True)
class Case:
    """A document, its diagnostics that may get fixes, and what says all that is to be said of it after a change.

    `before` is all that is said of it now, also what comments and settings leave out.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    before: Sequence[Diagnostic]
    judge: Judge


@dataclass(frozen=True, slots=True)
class _Opened:
    """A case whose document can be changed: as the only one of its text, `page`, which begins at `offset` of the file.

    `shared` says that something in it is repeated by an alias. `sheet` makes what changes are sketched on, for all of them.
    """

    case: Case
    page: Document
    offset: int
    shared: bool
    sheet: Callable[[], Sheet]


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A diagnostic whose repair can be made, and what that does to the text; `alone` if the rest was not read with it."""

    opened: _Opened
    diagnostic: Diagnostic
    repair: Repair
    splices: tuple[Splice, ...]
    alone: bool


def with_fixes(cases: Sequence[Case]) -> list[tuple[Diagnostic, ...]]:
    """The diagnostics of each document of a file, with a fix where their repair holds good.

    A repair holds good when its document reads as it is meant to afterwards, there are fewer findings of its rule, and no
    error is new but where it put something. All that do not meet are tried together; only if that fails, in halves, and
    one by one. Documents that are not parts of code are tried each for itself.
    """
    code = tuple(case for case in cases if case.document.host is not None)
    groups = [*((case,) for case in cases if case.document.host is None), *([code] if code else ())]
    good: dict[int, Fix] = {}
    for group in groups:
        good |= _good(group)
    return [tuple(replace(each, fix=good.get(id(each))) for each in case.diagnostics) for case in cases]


def _good(cases: Iterable[Case]) -> dict[int, Fix]:
    """The fixes that hold good in documents that are read together, by the identity of their diagnostics."""
    opened = [each for each in map(_opened, cases) if each is not None]
    pending = [each for one in opened for each in _proposals(one) if each.splices]
    trial = _Trial(opened)
    good: dict[int, Fix] = {}
    while pending and trial.left:
        group = _apart(pending)
        good |= {id(each.diagnostic): _fix(each) for each in trial.passed(group)}
        tried = set(map(id, group))
        pending = [each for each in pending if id(each) not in tried]
    return good


def _opened(case: Case) -> _Opened | None:
    page = _alone(case.document)
    if page is None:
        return None
    offset = case.document.span.start if page is not case.document else 0
    return _Opened(case, page, offset, has_aliases(page), cache(partial(Sheet, page)))


def _alone(document: Document) -> Document | None:
    """The document as the only one of its text, so that a file of many is not read again for each of them.

    None when it cannot stand alone, because it hangs on what the file says before it. One in code is never alone.
    """
    if document.host is not None:
        return document
    if document.text is None:
        return None
    whole = document.text.content
    part = whole[document.span.start : document.span.end]
    if document.index == 0 and part == whole.removeprefix("\ufeff"):
        return document
    read = tuple(reread(document, part))
    return read[0] if len(read) == 1 and same(document.data, read[0].data) else None


def _proposals(opened: _Opened) -> Iterator[_Proposal]:
    """The repairs that can be made, each by itself."""
    page, left = opened.page, _PATIENCE
    size = 0 if page.text is None else len(page.text.content) if page.host is None else page.span.end - page.span.start
    for diagnostic in opened.case.diagnostics:
        if diagnostic.repair is None:
            continue
        repair = replace(diagnostic.repair, changes=tuple(_moved(diagnostic.repair.changes, opened.offset)))
        if left <= 0:
            yield _Proposal(opened, diagnostic, repair, _sketched(opened, repair), alone=True)
            continue
        item = () if opened.shared or page.host is not None else _item(page, repair)
        nearby = _nearby(page, repair, item) if item else None
        try:
            splices = lower(page, repair.changes) if nearby is None else nearby
        except Impossible:
            splices = ()
        left -= size if nearby is None else size // len(value_at(page.data, item[:-1]))
        yield _Proposal(opened, diagnostic, repair, splices, alone=nearby is not None)


def _sketched(opened: _Opened, repair: Repair) -> tuple[Splice, ...]:
    """What a repair of one change does to a text that has been read often enough; nothing where that is not plain."""
    if opened.page.host is not None or opened.shared or len(repair.changes) != 1:
        return ()
    try:
        return opened.sheet().splices(repair.changes[0])
    except Impossible:
        return ()


def _item(page: Document, repair: Repair) -> Pointer:
    """The item of a list, one of several, that a repair stays within; empty for any other.

    Sixty tools with the same mistake would otherwise be read sixty times sixty times.
    """
    places = [place for change in repair.changes for place in _places(change)]
    item = item_of(places[0]) if places else ()
    if not item or any(place[: len(item)] != item or place == item for place in places):
        return ()
    return item if len(value_at(page.data, item[:-1])) > 1 else ()


def _nearby(page: Document, repair: Repair, item: Pointer) -> tuple[Splice, ...] | None:
    """What a repair within one item of a list does to the text; None when it cannot be told from that item alone."""
    found = lower_in_list(page, item, repair.changes)
    return tuple(found) if found is not None else None


def _places(change: Change) -> tuple[Pointer, ...]:
    """The places that a change is about; the root for one that is about characters."""
    if isinstance(change, Cut):
        return ((),)
    return (change.pointer, change.to) if isinstance(change, Move) else (change.pointer,)


def _moved(changes: Iterable[Change], offset: int) -> Iterator[Change]:
    """The changes for a text that begins `offset` characters later."""
    for change in changes:
        cut = change.span if isinstance(change, Cut) else None
        yield change if cut is None else Cut(Span(cut.start - offset, cut.end - offset))


def _apart(proposals: Iterable[_Proposal]) -> tuple[_Proposal, ...]:
    """Those proposals that touch no text which one before them touches, and that all stay in a dialect, or all move."""
    taken = Taken()
    chosen: list[_Proposal] = []
    for each in proposals:
        is_alike = not chosen or (each.repair.dialect is None) == (chosen[0].repair.dialect is None)
        if is_alike and taken.take([(splice.start, splice.end) for splice in each.splices]):
            chosen.append(each)
    return tuple(chosen)


class _Trial:
    """Documents that are read together and in which repairs are tried, as long as there is patience."""

    def __init__(self, opened: Sequence[_Opened]) -> None:
        self._counted = {one.page.index: Counter(item.code for item in one.case.before) for one in opened}
        # What is only likely a payload may be one for certain afterwards: a warning that becomes an error is no new one.
        self._known = {one.page.index: {(item.code, item.pointer) for item in one.case.before} for one in opened}
        size = max((len(one.page.text.content) for one in opened if one.page.text is not None), default=0)
        mistakes = sum(len(one.case.before) for one in opened)
        self.left = 2 + _PATIENCE // (size + _JUDGING * mistakes + 1)

    def passed(self, proposals: tuple[_Proposal, ...]) -> tuple[_Proposal, ...]:
        """Those proposals that hold good: all, or those of each half. They touch no text of each other's."""
        if not proposals or not self.left:
            return ()
        self.left -= 1
        if self._hold_good(proposals):
            return proposals
        middle = len(proposals) // 2
        return (*self.passed(proposals[:middle]), *self.passed(proposals[middle:])) if middle else ()

    def _hold_good(self, proposals: Sequence[_Proposal]) -> bool:
        by_document: dict[int, list[_Proposal]] = {}
        for each in proposals:
            by_document.setdefault(each.opened.page.index, []).append(each)
        after = _read_again(proposals, by_document)
        return after is not None and all(self._holds_good(after[index], own) for index, own in by_document.items())

    def _holds_good(self, after: Document, proposals: Sequence[_Proposal]) -> bool:
        opened = proposals[0].opened
        counted, known = self._counted[opened.page.index], self._known[opened.page.index]
        said = tuple(opened.case.judge(after, dict(_moved_to(proposals))))
        left = Counter(item.code for item in said)
        meant = Counter(each.diagnostic.code for each in proposals)
        if any(left[code] > counted[code] - meant[code] for code in meant if code in counted):
            return False
        touched = {to_text(place) for each in proposals for place in _touched(each.repair.changes)}
        return not any(
            item.severity is Severity.ERROR
            and (item.code, item.pointer) not in known
            and touched.isdisjoint(_above(item.pointer))
            for item in said
        )


def _moved_to(proposals: Iterable[_Proposal]) -> Iterator[tuple[Pointer, str]]:
    """Where proposals move something to a dialect, and to which."""
    for each in proposals:
        for change in each.repair.changes if each.repair.dialect is not None else ():
            if not isinstance(change, Cut):
                yield change.pointer, str(each.repair.dialect)


def _above(pointer: str) -> Iterator[str]:
    """The text of a pointer, and those of all above it."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""


def _read_again(
    proposals: Sequence[_Proposal], by_document: Mapping[int, Sequence[_Proposal]]
) -> Mapping[int, Document] | None:
    """The documents that splices change, by their indices; None when one cannot be read, or is not what was meant.

    Changes are made from the last to the first, so that the places of those before do not move.
    """
    page = proposals[0].opened.page
    if page.text is None:
        return None
    splices = sorted((splice for each in proposals for splice in each.splices), key=lambda each: (each.start, each.end))
    read = tuple(reread(page, spliced(page.text.content, splices)))
    if len(read) != (1 if page.host is None else _count(page.path, page.text.content)):
        return None
    after = {index: read[index if page.host is not None else 0] for index in by_document}
    return after if all(_is_meant(after[index], own) for index, own in by_document.items()) else None


def _is_meant(after: Document, proposals: Sequence[_Proposal]) -> bool:
    """Whether a document reads as changes mean it, without new mistakes as a text.

    What one of them does to the whole document has been looked at already.
    """
    page = proposals[0].opened.page
    if not after.readable or len(after.problems) > len(page.problems):
        return False
    if page.host is None and len(proposals) == 1 and not proposals[0].alone:
        return True
    return _says(after, page, proposals)


@lru_cache(maxsize=1)
def _count(path: str, content: str) -> int:
    """How many documents are in a file of code, which is asked for each group of changes."""
    return sum(1 for _ in read_text(path, content))


def _says(after: Document, before: Document, proposals: Iterable[_Proposal]) -> bool:
    """Whether the data is what all the changes together mean."""
    ordered = sorted(proposals, key=lambda each: each.splices[0].start, reverse=True)
    try:
        data = changed(before.data, (change for each in ordered for change in each.repair.changes))
    except Impossible:
        return False
    return same(data, after.data)


def _touched(changes: Iterable[Change]) -> Iterator[Pointer]:
    """Where changes put something, and the lists whose items move up."""
    for change in changes:
        if isinstance(change, Set):
            yield change.pointer
        elif isinstance(change, Rename):
            yield change.pointer[:-1] + (change.key,)
        elif isinstance(change, Move):
            yield change.to
        elif isinstance(change, Remove) and isinstance(change.pointer[-1], int):
            yield change.pointer[:-1]


def _fix(proposal: _Proposal) -> Fix:
    """The fix of a proposal. What an anchor holds is used elsewhere too: changing that is never safe."""
    opened, repair = proposal.opened, proposal.repair
    document, offset = opened.case.document, opened.offset
    spans = (Span(splice.start + offset, splice.end + offset) for splice in proposal.splices)
    placed = zip(map(partial(range_of, document), spans), proposal.splices, strict=True)
    edits = (Edit(place, splice.text) for place, splice in placed if place is not None)
    safe = repair.safe and not (opened.shared and shares(opened.page, repair.changes))
    return Fix(repair.title, safe, tuple(edits))
