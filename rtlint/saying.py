"""What is to be said of a document: its payloads are judged, and every finding gets its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any

from rtlint.config import Settings
from rtlint.detect import Found, detect, detect_within
from rtlint.diagnostic import Diagnostic, Related
from rtlint.facts import table
from rtlint.facts.targets import Target, default_target, targets
from rtlint.judge import Said, evident, judge
from rtlint.place import place, range_of
from rtlint.rule import Context, Earlier, Rule
from rtlint.rules import named, rules_explaining
from rtlint.source.document import Document, ambiguous, locate, target_of
from rtlint.source.limits import MAX_MISTAKES
from rtlint.source.opaque import Opaque, partial
from rtlint.source.placeholder import is_placeholder
from rtlint.source.pointer import Pointer, to_text
from rtlint.source.problem import FATAL, Problem
from rtlint.source.strings import strings
from rtlint.source.text import Span
from rtlint.suppress import Modeline, spots

#: Tables older than this are too old to call an unknown value an error.
FRESH = timedelta(days=180)


def said_of(
    document: Document, payloads: tuple[Found, ...], settings: Settings, before: Mapping[Pointer, Earlier | None]
) -> list[Diagnostic]:
    """Everything that is to be said of the payloads in a document and of its text."""
    findings = (item for found in payloads for item in _findings(document, found, settings, before.get(found.pointer)))
    said = [*islice(findings, MAX_MISTAKES)]
    said += _problems(document, payloads, {diagnostic.pointer for _, diagnostic in said})
    said += _secrets(document, settings.today) if payloads else ()
    return [diagnostic for _, diagnostic in said]


def no_more(document: Document) -> Iterator[Diagnostic]:
    """What is said at the end of a document in which, or before which, there were too many mistakes."""
    problem = Problem("limit", f"this file has {MAX_MISTAKES:,} mistakes or more", "correct these first", document.span)
    for rule in rules_explaining(problem.name):
        for finding in rule.check(problem):
            yield place(document, rule, finding, span=Span(problem.span.end, problem.span.end))


def payloads_of(document: Document, settings: Settings, modeline: Modeline) -> tuple[Found, ...]:
    """The payloads of a document that could be read, as it says itself, or else the settings, or its content.

    What settings say of the payloads of a file says nothing of an object in its code.
    """
    dialect = settings.dialect or modeline.dialect
    if document.host is None:
        told = (*spots(modeline), *settings.spots)
        payloads = detect(document.data, settings.target, kind=settings.kind, dialect=dialect, spots=told)
    elif modeline.kind is not None:
        payloads = detect(document.data, settings.target, dialect=dialect, spots=spots(modeline))
    else:
        payloads = detect_within(document.data, document.host.hint, settings.target, dialect=dialect)
    if modeline.phase is not None:
        payloads = tuple(replace(found, phase=modeline.phase) for found in payloads)
    return payloads


def context_of(document: Document, found: Found, settings: Settings, earlier: Earlier | None = None) -> Context:
    """What a payload is judged in."""
    return Context(
        found.pointer,
        found.kind,
        found.dialect,
        found.confidence,
        found.phase,
        _target(document, found, settings),
        settings.today,
        "yaml" if document.format in ("yaml", "data") else "json",
        settings.known_models,
        settings.known_voices,
        settings.deployments,
        earlier,
    )


def _secrets(document: Document, today: date) -> Iterator[tuple[Rule, Diagnostic]]:
    """The secrets anywhere in a document that holds a payload."""
    texts = tuple(strings(document.data))
    for rule, findings in (
        (named("secret"), named("secret").check(texts)),
        (named("ephemeral-secret"), named("ephemeral-secret").check(texts, document.data, today)),
    ):
        for finding in findings:
            yield rule, place(document, rule, finding)


def _problems(document: Document, payloads: tuple[Found, ...], silent: set[str]) -> Iterator[tuple[Rule, Diagnostic]]:
    """What is wrong with the text itself, where it concerns a payload or keeps the document from being read.

    A number that is not finite is not reported where a rule has said more about it, at the pointers `silent`.
    """
    places = {found.pointer: found for found in reversed(payloads)}
    for problem in document.problems:
        above = (places.get(problem.pointer[:length]) for length in range(len(problem.pointer) + 1))
        found = next((found for found in above if found is not None), None)
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


def _findings(
    document: Document, found: Found, settings: Settings, earlier: Earlier | None
) -> Iterator[tuple[Rule, Diagnostic]]:
    if document.host is not None and (found.service is not None or found.phase == "returned"):
        return  # code for another service, or that makes up what the server sends, knows what it does
    if found.service is not None:
        for finding in named("other-service").check(found.service, found.pointer):
            yield named("other-service"), place(document, named("other-service"), finding)
        return
    context = context_of(document, found, settings, earlier)
    value = value_of(document, found.pointer)
    unsure = list(_reader_dependent(document, value, context))
    skipped = frozenset(finding.pointer for _, finding in unsure)
    said = _once(document, unsure) + _tenable(
        document,
        found,
        lambda value: islice(
            judge(value, context, settings.chosen, opaque=document.has_opaque, unsure=skipped), MAX_MISTAKES
        ),
    )
    if document.has_opaque:
        said += _unfilled(value, context)
    stale = _stale(settings.today)
    for rule, finding in said:
        softened = (stale and rule.ages) or not evident(finding.pointer, context)
        yield rule, place(document, rule, finding, kind=found.kind, dialect=found.dialect, softened=softened)
    if stale and any(rule.ages for rule, _ in said):
        rule = named("stale-tables")
        for finding in rule.check(_checked(), settings.today):
            yield rule, place(document, rule, finding)


def _target(document: Document, found: Found, settings: Settings) -> Target:
    """The server a payload is for: what the user says, or else the one that its host names and that speaks its dialect."""
    named = document.host.targets if document.host is not None and settings.target == default_target() else ()
    speaking = (targets()[name] for name in named if targets()[name].dialect in (found.dialect, None))
    return next(speaking, settings.target)


def _tenable(document: Document, found: Found, judged: Callable[[Any], Iterator[Said]]) -> list[Said]:
    """What is said of a payload and holds whatever is in its incomplete objects.

    Nothing missing is held against one that may be completed, and nothing that it may have is held against what it has:
    only what is said both of what is written and of objects that have every key is said.
    """
    said = list(judged(value_of(document, found.pointer)))
    if not said or not document.incomplete:
        return said
    always = {(rule.code, finding.pointer) for rule, finding in judged(value_of(document, found.pointer, opened=True))}
    return [(rule, finding) for rule, finding in said if (rule.code, finding.pointer) in always]


def _reader_dependent(document: Document, value: Any, context: Context) -> Iterator[Said]:
    """Values of typed fields that YAML 1.1 and 1.2 read differently."""
    for pointer, text, older, newer in ambiguous(document):
        if pointer[: len(context.root)] == context.root:
            from rtlint.explain import is_typed

            if is_typed(pointer, context):
                for finding in named("yaml-version-dependent").check(pointer, text, older, newer, context):
                    yield named("yaml-version-dependent"), finding


def _unfilled(value: Any, context: Context) -> Iterator[Said]:
    """Placeholders where the schema has no free text, in what can be judged."""
    from rtlint.explain import is_closed

    pending: list[tuple[Pointer, Any]] = [(context.root, value)]
    while pending:
        pointer, inner = pending.pop()
        if isinstance(inner, (dict, list)):
            steps = inner.items() if isinstance(inner, dict) else enumerate(inner)
            pending += [((*pointer, step), item) for step, item in steps]
        elif isinstance(inner, Opaque) and is_placeholder(inner) and evident(pointer, context):
            for finding in named("placeholder").check(pointer, inner, context) if is_closed(pointer, context) else ():
                yield named("placeholder"), finding


def _once(document: Document, said: list[Said]) -> list[Said]:
    """What is said of values, once for each value that is written, however many aliases lead to it."""
    places = ((target_of(document, finding.pointer) or locate(document, finding.pointer)) for _, finding in said)
    return list(dict(reversed([*zip(places, said, strict=True)])).values())[::-1]


def value_of(document: Document, pointer: Pointer, *, opened: bool = False) -> Any:
    """The value at a pointer that was found by walking the document; `opened` makes incomplete objects Partial."""
    value: Any = document.data
    for token in pointer:
        value = value[token]
    return partial(value, pointer, document.incomplete) if opened else value


def _checked() -> date:
    return date.fromisoformat(table("models")["checked"])


def _stale(today: date) -> bool:
    return today - _checked() > FRESH
