"""Repairs become fixes: each is made, read again and judged again before anybody sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Diagnostic, Edit, Fix, Repair, Severity
from rtlint.hosts import read_text, reread
from rtlint.piecewise import has_aliases, item_of, lower_in_list
from rtlint.place import range_of
from rtlint.source.change import Change, Cut, Impossible, Move, Remove, Rename, Set, changed
from rtlint.source.document import Document
from rtlint.source.edit import Splice, Taken, lower, shares, spliced
from rtlint.source.edit.verify import same
from rtlint.source.pointer import Pointer, to_text, value_at
from rtlint.source.text import Span

#: What is to be said of a document that was changed, each payload held to the kind and the dialect it had, but those in
#: which a place is mapped to a dialect.
Judge = Callable[[Document, Mapping[Pointer, str]], Iterable[Diagnostic]]

#: How many characters may be read to make the repairs of a document in all of it, and to try them in ever smaller groups. A
#: mistake beyond that has no fix now, perhaps in the next round.
_PATIENCE = 2_000_000


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A diagnostic whose repair can be made, and what that does to the text; `alone` if the rest was not read with it."""

    diagnostic: Diagnostic
    repair: Repair
    splices: tuple[Splice, ...]
    alone: bool


def with_fixes(
    document: Document, diagnostics: Iterable[Diagnostic], before: Sequence[Diagnostic], judge: Judge
) -> tuple[Diagnostic, ...]:
    """The diagnostics, with a fix where their repair holds good.

    `before` is all that was said of the document, also what comments and settings leave out. A repair holds good when
    the document reads as it is meant to afterwards, there are fewer findings of its rule, and no error is new but where
    it put something. All that do not meet are tried together; only if that fails, in halves, and one by one.
    """
    all_of_them = tuple(diagnostics)
    page = _alone(document)
    if page is None:
        return all_of_them
    offset = document.span.start if page is not document else 0
    shared = has_aliases(page)
    whole = shared or page.host is not None
    pending = [each for each in _proposals(page, all_of_them, offset, whole=whole) if each.splices]
    trial = _Trial(page, before, judge)
    good: dict[int, Fix] = {}
    while pending:
        group = _apart(pending)
        good |= {id(each.diagnostic): _fix(document, page, each, offset, shared=shared) for each in trial.passed(group)}
        tried = set(map(id, group))
        pending = [each for each in pending if id(each) not in tried]
    return tuple(replace(diagnostic, fix=good.get(id(diagnostic))) for diagnostic in all_of_them)


def _alone(document: Document) -> Document | None:
    """The document as the only one of its text, so that a file of many is not read again for each of them.

    None when it cannot stand alone, because it hangs on what the file says before it. One in code is never alone.
    """
    if document.host is not None:
        return document
    if document.text is None or document.format == "data":
        return None
    whole = document.text.content
    part = whole[document.span.start : document.span.end]
    if document.index == 0 and part == whole.removeprefix("\ufeff"):
        return document
    read = tuple(reread(document, part))
    return read[0] if len(read) == 1 and same(document.data, read[0].data) else None


def _proposals(page: Document, diagnostics: Iterable[Diagnostic], offset: int, *, whole: bool) -> Iterator[_Proposal]:
    """The repairs that can be made, each by itself; `whole` when each has to be made in the whole document."""
    size, left = len(page.text.content) if page.text is not None else 0, _PATIENCE
    for diagnostic in diagnostics:
        if diagnostic.repair is None:
            continue
        repair = replace(diagnostic.repair, changes=tuple(_moved(diagnostic.repair.changes, offset)))
        nearby = None if whole else _nearby(page, repair)
        if nearby is None and left <= 0:
            continue
        try:
            splices = lower(page, repair.changes) if nearby is None else nearby
        except Impossible:
            splices = ()
        left -= size if nearby is None else 0
        yield _Proposal(diagnostic, repair, splices, alone=nearby is not None)


def _nearby(page: Document, repair: Repair) -> tuple[Splice, ...] | None:
    """What a repair within one item of a list does to the text; None when it is no such repair.

    Sixty tools with the same mistake would otherwise be read sixty times sixty times.
    """
    places = [place for change in repair.changes for place in _places(change)]
    item = item_of(places[0]) if places else ()
    if not item or any(place[: len(item)] != item or place == item for place in places):
        return None
    if len(value_at(page.data, item[:-1])) == 1:
        return None
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
    """A document in which repairs are tried, as long as there is patience."""

    def __init__(self, document: Document, before: Sequence[Diagnostic], judge: Judge) -> None:
        self._document = document
        self._counted = Counter(item.code for item in before)
        # What is only likely a payload may be one for certain afterwards: a warning that becomes an error is no new one.
        self._known = {(item.code, item.pointer) for item in before}
        self._judge = judge
        self._left = 2 + _PATIENCE // (len(document.text.content) + 1 if document.text is not None else 1)

    def passed(self, proposals: tuple[_Proposal, ...]) -> tuple[_Proposal, ...]:
        """Those proposals that hold good: all, or those of each half. They touch no text of each other's."""
        if not proposals or not self._left:
            return ()
        self._left -= 1
        if self._holds_good(proposals):
            return proposals
        middle = len(proposals) // 2
        return (*self.passed(proposals[:middle]), *self.passed(proposals[middle:])) if middle else ()

    def _holds_good(self, proposals: Sequence[_Proposal]) -> bool:
        after = _read_again(self._document, proposals)
        if after is None:
            return False
        said = tuple(self._judge(after, dict(_moved_to(proposals))))
        left = Counter(item.code for item in said)
        meant = Counter(each.diagnostic.code for each in proposals)
        if any(left[code] > self._counted[code] - meant[code] for code in meant if code in self._counted):
            return False
        touched = {to_text(place) for each in proposals for place in _touched(each.repair.changes)}
        return not any(
            item.severity is Severity.ERROR
            and (item.code, item.pointer) not in self._known
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


def _read_again(document: Document, proposals: Sequence[_Proposal]) -> Document | None:
    """The document after the splices; None when it cannot be read, is not what was meant, or has new mistakes as a text.

    Changes are made from the last to the first, so that the places of those before do not move. What one of them does to
    the whole document has been looked at already.
    """
    if document.text is None:
        return None
    splices = sorted((splice for each in proposals for splice in each.splices), key=lambda each: (each.start, each.end))
    text = spliced(document.text.content, splices)
    read = tuple(reread(document, text))
    before = 1 if document.host is None else _count(document.path, document.text.content)
    after = read[document.index if document.host is not None else 0] if len(read) == before else document
    if after is document or not after.readable or len(after.problems) > len(document.problems):
        return None
    if document.host is None and len(proposals) == 1 and not proposals[0].alone:
        return after
    return after if _says(after, document, proposals) else None


@lru_cache(maxsize=1)
def _count(path: str, content: str) -> int:
    """How many documents are in a file of code, which is asked for each of them."""
    return sum(1 for _ in read_text(path, content))


def _says(after: Document, before: Document, proposals: Iterable[_Proposal]) -> bool:
    """Whether the data is what all the changes together mean."""
    data = before.data
    try:
        for each in sorted(proposals, key=lambda each: each.splices[0].start, reverse=True):
            data = changed(data, each.repair.changes)
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


def _fix(document: Document, page: Document, proposal: _Proposal, offset: int, *, shared: bool) -> Fix:
    """The fix of a proposal. What an anchor holds is used elsewhere too: changing that is never safe."""
    spans = (Span(splice.start + offset, splice.end + offset) for splice in proposal.splices)
    placed = zip(map(partial(range_of, document), spans), proposal.splices, strict=True)
    edits = (Edit(place, splice.text) for place, splice in placed if place is not None)
    safe = proposal.repair.safe and not (shared and shares(page, proposal.repair.changes))
    return Fix(proposal.repair.title, safe, tuple(edits))
