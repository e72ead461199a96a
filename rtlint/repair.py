"""Repairs become fixes: each is made, read again and judged again before anybody sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Diagnostic, Edit, Fix, Repair, Severity
from rtlint.hosts import reread
from rtlint.piecewise import has_aliases, item_of, lower_in_list
from rtlint.place import range_of
from rtlint.source.change import Change, Cut, Impossible, Move, Remove, Rename, Set, changed
from rtlint.source.document import Document
from rtlint.source.edit import Splice, lower, shares, spliced
from rtlint.source.edit.verify import same
from rtlint.source.pointer import Pointer, to_text
from rtlint.source.text import Span

#: What is to be said of a document that was changed, each payload held to the kind it had, and to a dialect if given.
Judge = Callable[[Document, "str | None"], Iterable[Diagnostic]]


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
    it put something. All are tried together; only if that fails, in halves, and one by one.
    """
    all_of_them = tuple(diagnostics)
    page = _alone(document)
    if page is None:
        return all_of_them
    offset = document.span.start if page is not document else 0
    shared = has_aliases(page)
    whole = shared or page.host is not None
    proposals = tuple(each for each in _proposals(page, all_of_them, offset, whole=whole) if each.splices)
    together = _apart(each for each in proposals if each.repair.dialect is None)
    tried = set(map(id, together))
    groups = [together, *((each,) for each in proposals if id(each) not in tried)]
    proven = (each for group in groups for each in _proven(page, group, before, judge))
    good = {id(each.diagnostic): _fix(document, page, each, offset, shared=shared) for each in proven}
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
    for diagnostic in diagnostics:
        if diagnostic.repair is not None:
            repair = replace(diagnostic.repair, changes=tuple(_moved(diagnostic.repair.changes, offset)))
            try:
                nearby = None if whole else _nearby(page, repair)
                splices = lower(page, repair.changes) if nearby is None else nearby
                yield _Proposal(diagnostic, repair, splices, alone=nearby is not None)
            except Impossible:
                continue


def _nearby(page: Document, repair: Repair) -> tuple[Splice, ...] | None:
    """What a repair within one item of a list does to the text; None when it is no such repair.

    Sixty tools with the same mistake would otherwise be read sixty times sixty times.
    """
    places = [place for change in repair.changes for place in _places(change)]
    item = item_of(places[0]) if places else ()
    if not item or any(place[: len(item)] != item or place == item for place in places):
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
    """Those proposals that touch no text which one before them touches."""
    taken: list[Span] = []
    chosen: list[_Proposal] = []
    for proposal in proposals:
        spans = [Span(splice.start, splice.end) for splice in proposal.splices]
        if not any(_meet(one, other) for one in spans for other in taken):
            taken += spans
            chosen.append(proposal)
    return tuple(chosen)


def _meet(one: Span, other: Span) -> bool:
    """Whether two stretches share a character, or two insertions a place."""
    return one == other or (one.start < other.end and other.start < one.end)


def _proven(
    document: Document, proposals: tuple[_Proposal, ...], before: Sequence[Diagnostic], judge: Judge
) -> Iterator[_Proposal]:
    """Those proposals that hold good: all, or those of each half. They touch no text of each other's."""
    if proposals and _holds_good(document, proposals, before, judge):
        yield from proposals
    elif len(proposals) > 1:
        middle = len(proposals) // 2
        for half in (proposals[:middle], proposals[middle:]):
            yield from _proven(document, half, before, judge)


def _holds_good(document: Document, proposals: Sequence[_Proposal], before: Sequence[Diagnostic], judge: Judge) -> bool:
    after = _read_again(document, proposals)
    if after is None:
        return False
    dialect = next((each.repair.dialect for each in proposals), None)
    said = tuple(judge(after, dialect))
    counted, left = (Counter(item.code for item in each) for each in (before, said))
    meant = Counter(each.diagnostic.code for each in proposals)
    if any(left[code] > counted[code] - meant[code] for code in meant if code in counted):
        return False
    # What is only likely a payload may be one for certain afterwards: a warning that becomes an error is no new one.
    known = {(item.code, item.pointer) for item in before}
    touched = [to_text(place) for each in proposals for place in _touched(each.repair.changes)]
    return not any(
        item.severity is Severity.ERROR
        and (item.code, item.pointer) not in known
        and not any(f"{item.pointer}/".startswith(f"{place}/") for place in touched)
        for item in said
    )


def _read_again(document: Document, proposals: Sequence[_Proposal]) -> Document | None:
    """The document after the splices; None when it cannot be read, is not what was meant, or has new mistakes as a text.

    Changes are made from the last to the first, so that the places of those before do not move. What one of them does to
    the whole document has been looked at already.
    """
    if document.text is None:
        return None
    splices = sorted((splice for each in proposals for splice in each.splices), key=lambda splice: splice.start)
    text = spliced(document.text.content, splices)
    read = tuple(reread(document, text))
    before = 1 if document.host is None else sum(1 for _ in reread(document, document.text.content))
    after = read[document.index if document.host is not None else 0] if len(read) == before else document
    if after is document or not after.readable or len(after.problems) > len(document.problems):
        return None
    if document.host is None and len(proposals) == 1 and not proposals[0].alone:
        return after
    return after if _says(after, document, proposals) else None


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
