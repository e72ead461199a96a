"""What rules say of one payload: findings by pointer, before anything is placed in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from rtlint.detect import places_of, walk
from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import words
from rtlint.rule import Context, Finding, Rule, SchemaError, Site, Subject
from rtlint.rules import fields_with_rules, named, rules_explaining, rules_on
from rtlint.schema import holds
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer

Said = tuple[Rule, Finding]


def judge(
    value: Any, context: Context, chosen: frozenset[str], *, opaque: bool, unsure: frozenset[Pointer] = frozenset()
) -> Iterator[Said]:
    """Every finding in `value`, the payload of `context`; `opaque` says that unknown values may be in it.

    Nothing is said of the places `unsure`, whose value depends on the reader. Of what is only likely a payload, only the
    fields that made it likely are judged in full; elsewhere in it nothing is unknown or missing. A rule is asked only
    where the schema found nothing at or above its field and has its type of value there, and what it says silences the
    schema errors at or below: one mistake, one finding. That holds for a rule that the user ignores, too; one that is off
    by default and not `chosen` is not asked.
    """
    subjects = _subjects(value, context)
    errors: Sequence[SchemaError] = ()
    valid = holds(value, context.kind, context.dialect)
    if not valid:
        from rtlint.explain import explain

        errors = explain(value, context, subjects)
        if not errors:
            for finding in named("unexplained").check(context.root):
                yield named("unexplained"), finding
    unchecked = not valid or (opaque and _is_untold(value))
    if unchecked:
        from rtlint.explain import admits
    wrong = {error.pointer for error in errors}
    silenced = set(unsure)
    for rule, site in _sites(value, subjects, context, chosen):
        if site.pointer in unsure:
            continue
        if unchecked and not rule.beside_schema and not admits(site.pointer, site.value, context):
            continue
        if rule.beside_schema or not wrong or not any(above in wrong for above in _prefixes(site.pointer)):
            for finding in rule.check(site):
                if _silences(rule, finding):
                    silenced.update((finding.pointer, *finding.covers))
                elif not rule.beside_schema and any(above in wrong for above in _prefixes(finding.pointer)):
                    continue  # no advice about a value that is refused
                yield rule, finding
    for error in errors:
        if silenced.isdisjoint(_prefixes(error.pointer)) and _tenable(error):
            yield from _worded(error)


def _silences(rule: Rule, finding: Finding) -> bool:
    """Whether a finding stands for the schema errors at its place too: advice about a field says nothing of its errors."""
    weighty = (finding.severity or rule.severity) is Severity.ERROR
    return rule.silencing and (weighty or rule.beside_schema)


def _is_untold(value: Any) -> bool:
    """Whether an object in `value` has an unknown tag, so that nobody has looked at its fields."""
    if isinstance(value, dict):
        return any(isinstance(value.get(tag), Opaque) for tag in ("type", "role")) or any(
            map(_is_untold, value.values())
        )
    return isinstance(value, list) and any(map(_is_untold, value))


def evident(pointer: Pointer, context: Context) -> bool:
    """Whether a place lies in a field that is no other API's, so that it can be judged whatever the rest is."""
    inside = pointer[len(context.root) :]
    return context.confidence == "certain" or (bool(inside) and inside[0] in words("likely"))


def _complete(context: Context) -> bool:
    return context.confidence == "certain" and context.phase != "fragment"


def _tenable(error: SchemaError) -> bool:
    """Whether a schema error can be said of a payload that is only likely one, or only a part of one."""
    if error.keyword == "required" and error.context.phase == "fragment":
        return False
    return error.keyword not in ("required", "additionalProperties") or evident(error.pointer[:-1], error.context)


def _subjects(value: Any, context: Context) -> tuple[Subject, ...]:
    return tuple(
        Subject(place.shape, context.root + place.pointer, place.value)
        for place in places_of(value, context.kind, context.dialect)
    )


def _sites(
    value: Any, subjects: tuple[Subject, ...], context: Context, chosen: frozenset[str]
) -> Iterator[tuple[Rule, Site]]:
    """Every rule with every place it is asked about, in the order of the fields."""
    dialect, complete = context.dialect, _complete(context)
    if subjects:
        payload = Site("payload", value, subjects[0].pointer, subjects[0], context)
        yield from ((rule, payload) for rule in _asked("payload", dialect, complete, chosen))
    for subject in subjects:
        for field, steps in _places(subject.shape, dialect):
            for pointer, found in walk(subject.value, steps, subject.pointer):
                if not isinstance(found, Opaque):
                    site = Site(field, found, pointer, subject, context)
                    for rule in _asked(field, dialect, complete, chosen):
                        yield rule, site


@cache
def _places(shape: str, dialect: str) -> tuple[tuple[str, Pointer], ...]:
    """The fields of a shape that rules are about, each with a place where it may sit."""
    fields = {shape: ((),), **dialects()[dialect].fields.get(shape, {})}
    return tuple((field, steps) for field, places in fields.items() if field in fields_with_rules() for steps in places)


@lru_cache(maxsize=1024)
def _asked(field: str, dialect: str, complete: bool, chosen: frozenset[str]) -> tuple[Rule, ...]:
    return rules_on(field, dialect, chosen, complete=complete)


def _worded(error: SchemaError) -> Iterator[Said]:
    for rule in rules_explaining(error.keyword):
        findings = list(rule.check(error))
        for finding in findings:
            yield rule, finding
        if findings:
            return
    for finding in named("unexplained").check(error.pointer):
        yield named("unexplained"), finding


def _prefixes(pointer: Pointer) -> Iterator[Pointer]:
    return (pointer[:length] for length in range(len(pointer) + 1))
