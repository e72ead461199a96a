"""From bytes to a report: read, recognise, judge, place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from rtlint.config import Settings, silenced
from rtlint.detect import Found, detect
from rtlint.diagnostic import Diagnostic, Payload, Related, Report, merge
from rtlint.facts import table
from rtlint.facts.kinds import signs, spelt
from rtlint.judge import Said, evident, judge
from rtlint.place import place, range_of
from rtlint.rule import Context, Rule
from rtlint.rules import named, rules_explaining
from rtlint.source.document import Document, ambiguous
from rtlint.source.pointer import to_text
from rtlint.source.problem import FATAL
from rtlint.suppress import directives, heed, obey

#: Tables older than this are too old to call an unknown value an error.
FRESH = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Source:
    """Something to lint: its documents as they are read, and whether the user named it or a folder held it."""

    path: str
    documents: Iterator[Document]
    named: bool = True


def lint_source(source: Source, settings: Settings) -> Report:
    """The report of one file. A file that was not named and shows no sign of the API may be broken in peace."""
    documents: list[Document] = []
    reports: list[Report] = []
    for document in source.documents:
        documents.append(document)
        reports.append(_lint_document(document, settings, source.named))
    report = replace(merge(reports), files=1)
    text = documents[-1].text if documents else None
    if not report.diagnostics or text is None:
        return report
    from rtlint.masking import masked

    return replace(report, texts=((source.path, masked(text, documents)),))


def _lint_document(document: Document, settings: Settings, is_named: bool) -> Report:
    if not document.readable and not is_named and not settings.expects and not _has_sign(document):
        return Report(skipped=1)
    spoken = directives(document)
    modeline, broken = obey(spoken)
    payloads: tuple[Found, ...] = ()
    if document.readable:
        payloads = detect(
            document.data,
            settings.target,
            kind=modeline.kind or settings.kind,
            dialect=modeline.dialect or settings.dialect,
            spots=settings.spots,
        )
    if modeline.phase is not None:
        payloads = tuple(replace(found, phase=modeline.phase) for found in payloads)
    said = [item for found in payloads for item in _findings(document, found, settings)]
    silent = {diagnostic.pointer for _, diagnostic in said}
    said += _problems(document, payloads, silent)
    diagnostics, remarks = heed(spoken, [item for item in said if _is_wanted(item[1], settings)], settings.chosen)
    for rule, finding, span in (*broken, *remarks) if payloads else broken:
        if rule.code in settings.chosen:
            diagnostics.append(place(document, rule, finding, span=span))
    return Report(
        diagnostics=_distinct(_weighed(diagnostic, settings) for diagnostic in diagnostics),
        payloads=tuple(_payload(document, found) for found in payloads if found.service is None),
        skipped=0 if payloads else 1,
    )


def _is_wanted(diagnostic: Diagnostic, settings: Settings) -> bool:
    silences = settings.silences
    return diagnostic.code in settings.chosen and not silenced(diagnostic.code, diagnostic.pointer, silences)


def _weighed(diagnostic: Diagnostic, settings: Settings) -> Diagnostic:
    """The diagnostic with the severity that the user gives its rule, if any."""
    severity = settings.severities.get(diagnostic.code)
    return diagnostic if severity is None else replace(diagnostic, severity=severity)


def _problems(document: Document, payloads: tuple[Found, ...], silent: set[str]) -> Iterator[tuple[Rule, Diagnostic]]:
    """What is wrong with the text itself, where it concerns a payload or keeps the document from being read.

    A number that is not finite is not reported where a rule has said more about it, at the pointers `silent`.
    """
    for problem in document.problems:
        found = next((found for found in payloads if problem.pointer[: len(found.pointer)] == found.pointer), None)
        if found is None and problem.name not in FATAL:
            continue
        if problem.name == "non-finite-number" and to_text(problem.pointer) in silent:
            continue
        kind, dialect = (found.kind, found.dialect) if found else (None, None)
        for rule in rules_explaining(problem.name):
            for finding in rule.check(problem):
                diagnostic = place(document, rule, finding, kind=kind, dialect=dialect, span=problem.span)
                related = tuple(Related(message, None, range_of(document, span)) for message, span in problem.related)
                yield rule, replace(diagnostic, related=related)


def _findings(document: Document, found: Found, settings: Settings) -> Iterator[tuple[Rule, Diagnostic]]:
    if found.service is not None:
        for finding in named("other-service").check(found.service, found.pointer):
            yield named("other-service"), place(document, named("other-service"), finding)
        return
    context = Context(
        found.pointer,
        found.kind,
        found.dialect,
        found.confidence,
        found.phase,
        settings.target,
        settings.today,
        "json" if document.format.startswith("json") else "yaml",
        settings.known_models,
        settings.known_voices,
        settings.deployments,
    )
    value = document.data
    for token in found.pointer:
        value = value[token]  # type: ignore[index]  # the pointer was found by walking this very data
    unsure = list(_reader_dependent(document, value, context))
    said = unsure + list(
        judge(value, context, opaque=document.has_opaque, unsure=frozenset(finding.pointer for _, finding in unsure))
    )
    stale = _stale(settings.today)
    for rule, finding in said:
        softened = (stale and rule.ages) or not evident(finding.pointer, context)
        yield rule, place(document, rule, finding, kind=found.kind, dialect=found.dialect, softened=softened)
    if stale and any(rule.ages for rule, _ in said):
        rule = named("stale-tables")
        for finding in rule.check(_checked(), settings.today):
            yield rule, place(document, rule, finding)


def _reader_dependent(document: Document, value: Any, context: Context) -> Iterator[Said]:
    """Values of typed fields that YAML 1.1 and 1.2 read differently."""
    for pointer, text, older, newer in ambiguous(document):
        if pointer[: len(context.root)] == context.root:
            from rtlint.explain import is_typed

            if is_typed(pointer, value, context):
                for finding in named("yaml-version-dependent").check(pointer, text, older, newer):
                    yield named("yaml-version-dependent"), finding


def _checked() -> date:
    return date.fromisoformat(table("models")["checked"])


def _stale(today: date) -> bool:
    return today - _checked() > FRESH


def _has_sign(document: Document) -> bool:
    content = document.text.content if document.text else ""
    return any(sign.decode() in content for sign in signs())


def _payload(document: Document, found: Found) -> Payload:
    return Payload(
        document.path,
        document.index,
        to_text(found.pointer),
        spelt(found.kind),
        found.dialect,
        found.confidence,
        found.why,
    )


def _distinct(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each mistake once, in the order of the text: what an anchor holds is one mistake, however often it is used."""
    seen: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in diagnostics:
        where = (diagnostic.range, diagnostic.message) if diagnostic.range else diagnostic.pointer
        seen.setdefault((diagnostic.code, where), diagnostic)
    return tuple(sorted(seen.values(), key=_order))


def _order(diagnostic: Diagnostic) -> tuple[int, int, str, str]:
    offset = diagnostic.range.start.offset if diagnostic.range else 0
    return diagnostic.document, offset, diagnostic.code, diagnostic.pointer
