"""From bytes to a report: read, recognise, judge, place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from rtlint.config import Settings, silenced
from rtlint.dataclass import dataclass
from rtlint.detect import Found
from rtlint.diagnostic import Diagnostic, Payload, Report, merge
from rtlint.facts.kinds import spelt, words
from rtlint.place import place
from rtlint.rule import Earlier
from rtlint.saying import no_more, payloads_of, said_of, value_of
from rtlint.source.document import Document
from rtlint.source.limits import MAX_MISTAKES
from rtlint.source.pointer import Pointer, to_text
from rtlint.source.text import Text
from rtlint.suppress import Directives, Ignore, Modeline, Remark, by_rule, directives, heed, obey

#: So many characters have 128 tools with six described parameters each.
_LARGE = 200_000


@dataclass(frozen=True, slots=True)
class Source:
    """Something to lint: its documents as they are read, and whether the user named it or a folder held it."""

    path: str
    documents: Iterator[Document]
    named: bool = True


@dataclass(frozen=True, slots=True)
class _Judged:
    """A document, what its comments say, the payloads in it, and what is to be said of them unless somebody objects.

    `before` has the events sent before those in the document, `script` those that the documents so far are.
    """

    document: Document
    spoken: Directives = field(default_factory=Directives)
    payloads: tuple[Found, ...] = ()
    said: tuple[Diagnostic, ...] = ()
    before: Mapping[Pointer, Earlier | None] = field(default_factory=dict)
    script: Earlier | None = None


def lint_source(source: Source, settings: Settings) -> Report:
    """The report of one file. A file that was not named and shows no sign of the API may be broken in peace."""
    return conceal(*examine(source, settings))


def conceal(report: Report, documents: tuple[Document, ...]) -> Report:
    """The report of a file without its secrets, and with the text that its diagnostics speak of."""
    if not report.diagnostics:
        return report
    from rtlint.fingerprint import fingerprinted
    from rtlint.masking import concealed, masked

    diagnostics = fingerprinted(report.diagnostics, documents)
    text = _looked_at(documents, report.diagnostics)
    shown = masked(text, documents) if text is not None else None
    return replace(
        report,
        diagnostics=tuple(concealed(diagnostic, text, shown) for diagnostic in diagnostics),
        texts=((documents[-1].path, shown),) if shown is not None else (),
    )


def _looked_at(documents: tuple[Document, ...], diagnostics: tuple[Diagnostic, ...]) -> Text | None:
    """The text of a file, without what is behind the last mistake where reading ended because there was too much."""
    text = documents[-1].text
    if text is None or not any(problem.name == "limit" for problem in documents[-1].problems):
        return text
    places = (place for each in diagnostics for place in (each.range, *(other.range for other in each.related)))
    last = max((place.end.offset for place in places if place is not None), default=0)
    end = text.content.find("\n", last)
    return text if end < 0 else Text(text.content[:end])


def examine(source: Source, settings: Settings, earlier: Earlier | None = None) -> tuple[Report, tuple[Document, ...]]:
    """The report of one file with its secrets, which is not for printing, and its documents; `earlier` was sent before."""
    judged: list[_Judged] = []
    left = MAX_MISTAKES
    for document in source.documents:
        if left <= 0:
            judged.append(_Judged(document))
            continue
        judged.append(_judged(document, settings, source.named, judged[-1].script if judged else earlier))
        left -= len(judged[-1].said)
        if left <= 0:
            judged[-1] = replace(judged[-1], said=(*judged[-1].said, *no_more(document)))
    report = merge(_reports(judged, settings))
    # What several payloads in code share is one mistake.
    report = replace(report, diagnostics=_distinct(report.diagnostics), files=1, paths=(source.path,))
    return report, tuple(each.document for each in judged)


def _judged(document: Document, settings: Settings, is_named: bool, script: Earlier | None) -> _Judged:
    if not document.readable and not is_named and not settings.expects and not seems_ours(document):
        return _Judged(document, script=script)
    spoken = directives(document)
    modeline, broken = obey(spoken)
    payloads = payloads_of(document, settings, modeline) if document.readable else ()
    before = _before(document, payloads, script)
    said = said_of(document, payloads, settings, before)
    said += [place(document, rule, finding, span=span) for rule, finding, span in broken]
    if () in before and document.is_script:
        script = Earlier(document.data, None, script)
    return _Judged(document, spoken, payloads, tuple(said), before, script)


def _before(document: Document, payloads: tuple[Found, ...], script: Earlier | None) -> dict[Pointer, Earlier | None]:
    """For each event the ones sent before it: those in the same list, or in the documents before."""
    lists: dict[Pointer, Earlier] = {}
    before: dict[Pointer, Earlier | None] = {}
    for found in payloads:
        pointer = found.pointer
        if found.kind == "event" and not pointer:
            before[pointer] = script
        elif found.kind == "event" and isinstance(pointer[-1], int):
            before[pointer] = lists.get(pointer[:-1])
            lists[pointer[:-1]] = Earlier(value_of(document, pointer), pointer, before[pointer])
    return before


def _reports(judged: list[_Judged], settings: Settings) -> Iterator[Report]:
    """The report of each document of a file, without what comments leave out, and with a word on those that do not."""
    ignores = by_rule(ignore for each in judged for ignore in each.spoken.ignores)
    wanted = [tuple(item for item in each.said if _is_wanted(item, settings)) for each in judged]
    heeded = [heed(each.document, ignores, said) for each, said in zip(judged, wanted, strict=True)]
    used = frozenset[Ignore]().union(*(used for _, used in heeded))
    recognised = any(each.payloads for each in judged)
    distinct: list[tuple[Diagnostic, ...]] = []
    for each, (kept, _) in zip(judged, heeded, strict=True):
        idle = _idle(each, used, settings) if recognised and each.spoken.ignores else ()
        remarks = (place(each.document, rule, finding, span=span) for rule, finding, span in idle)
        asked = (remark for remark in remarks if _is_wanted(remark, settings))
        distinct.append(_distinct((*kept, *heed(each.document, ignores, asked)[0])))
    for each, diagnostics in zip(judged, _mended(judged, distinct, settings), strict=True):
        yield Report(
            diagnostics=tuple(_weighed(diagnostic, settings) for diagnostic in diagnostics),
            payloads=tuple(_payload(each.document, found) for found in each.payloads if found.service is None),
            skipped=0 if each.payloads else 1,
        )


def _idle(judged: _Judged, used: frozenset[Ignore], settings: Settings) -> Iterator[Remark]:
    from rtlint.unused import unused

    return unused(judged.document, judged.spoken, used, settings.chosen)


def _mended(
    judged: list[_Judged], said: list[tuple[Diagnostic, ...]], settings: Settings
) -> list[tuple[Diagnostic, ...]]:
    """The diagnostics of each document with the fixes that hold good."""
    repairable = [
        index
        for index, (each, diagnostics) in enumerate(zip(judged, said, strict=True))
        if each.document.is_editable and any(diagnostic.repair is not None for diagnostic in diagnostics)
    ]
    if not repairable:
        return said
    from rtlint.repair import Case, with_fixes

    def case(each: _Judged, diagnostics: tuple[Diagnostic, ...]) -> Case:
        if settings.dialect or any(name == "dialect" for name, _, _ in each.spoken.modeline):
            diagnostics = tuple(map(_staying, diagnostics))

        def judge_again(document: Document, moved: Mapping[Pointer, str]) -> list[Diagnostic]:
            payloads = tuple(found for found in each.payloads if _has(document, found.pointer))
            return said_of(document, tuple(_redirected(document, payloads, moved, settings)), settings, each.before)

        return Case(each.document, diagnostics, each.said, judge_again)

    mended = with_fixes([case(judged[index], said[index]) for index in repairable])
    return [*(dict(enumerate(said)) | dict(zip(repairable, mended, strict=True))).values()]


def _redirected(
    document: Document, payloads: Iterable[Found], moved: Mapping[Pointer, str], settings: Settings
) -> Iterator[Found]:
    """The payloads of a document, of which those with a place in `moved` are of the dialect there, and found by it."""
    above = {place[:length]: dialect for place, dialect in moved.items() for length in range(len(place) + 1)}
    again = {
        (found.pointer, dialect): found
        for dialect in set(moved.values())
        for found in payloads_of(document, replace(settings, kind=None, dialect=dialect, spots=()), Modeline())
    }
    for found in payloads:
        dialect = above.get(found.pointer)
        yield found if dialect is None else again.get((found.pointer, dialect), replace(found, dialect=dialect))


def _staying(diagnostic: Diagnostic) -> Diagnostic:
    """The diagnostic without a repair that leaves the dialect, which the user has chosen."""
    leaves = diagnostic.repair is not None and diagnostic.repair.dialect is not None
    return replace(diagnostic, repair=None) if leaves else diagnostic


def _is_wanted(diagnostic: Diagnostic, settings: Settings) -> bool:
    silences = settings.silences
    return diagnostic.code in settings.chosen and not silenced(diagnostic.code, diagnostic.pointer, silences)


def _weighed(diagnostic: Diagnostic, settings: Settings) -> Diagnostic:
    """The diagnostic with the severity that the user gives its rule, if any."""
    severity = settings.severities.get(diagnostic.code)
    return diagnostic if severity is None else replace(diagnostic, severity=severity)


def _has(document: Document, pointer: Pointer) -> bool:
    """Whether a place is still there after a change."""
    try:
        value_of(document, pointer)
    except (LookupError, TypeError):
        return False
    return True


def seems_ours(document: Document) -> bool:
    """Whether a document that cannot be read is meant to hold a payload. One that is large besides is no configuration.

    Code that does not parse may be of another version of its language, and is not ours to judge.
    """
    if document.text is None or document.host is not None:
        return False
    if len(document.text.content) > _LARGE and any(problem.name == "limit" for problem in document.problems):
        return False
    content = re.sub(r"""["'\s]""", "", document.text.content)
    return any(sign in content for sign in words("loud_signs"))


def _payload(document: Document, found: Found) -> Payload:
    return Payload(
        document.path,
        document.index,
        _masked(found.pointer),
        spelt(found.kind),
        found.dialect,
        found.confidence,
        found.why,
    )


def _masked(pointer: Pointer) -> str:
    """A pointer without secrets; most payloads are the root."""
    if not pointer:
        return ""
    from rtlint.redact import mask

    return mask(to_text(pointer))


def _distinct(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each mistake once, in the order of the text: what an anchor holds is one mistake, however often it is used.

    Fields that are missing from one object have one range, but not one name.
    """
    first: dict[tuple[object, ...], str] = {}
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in diagnostics:
        pointer = diagnostic.pointer
        where = (diagnostic.range, pointer.rpartition("/")[2]) if diagnostic.range else pointer
        if first.setdefault((diagnostic.code, where), pointer) == pointer:
            seen.setdefault((diagnostic.code, where, diagnostic.message), diagnostic)
    return tuple(sorted(seen.values(), key=_order))


def _order(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    offset = diagnostic.range.start.offset if diagnostic.range else 0
    return diagnostic.document, offset, diagnostic.code, diagnostic.pointer
