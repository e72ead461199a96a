"""Comments that speak to rtlint: findings to leave out, and what a document is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rtlint.diagnostic import Diagnostic
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import kind_names
from rtlint.rule import Finding, Rule
from rtlint.rules import all_rules, named
from rtlint.source.comments import Comment, comments
from rtlint.source.document import Document
from rtlint.source.text import Span, Text
from rtlint.words import choices, did_you_mean

#: What the phase of a payload may be said to be.
PHASES = ("create", "update", "fragment", "unknown")

#: A rule's remark about a comment, and where that stands.
Remark = tuple[Rule, Finding, Span]

#: What every comment that speaks to rtlint begins with.
MARK = "rtlint:"

_IGNORE = re.compile(r"(?P<verb>ignore|ignore-file)(?:\[(?P<rules>[^\]]*)\])?(?:\s+(?P<reason>.*))?$", re.DOTALL)
_MODELINE = re.compile(r"(?:(?:kind|dialect|phase)=\S+\s*)+$")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One rule that one comment asks to leave out, on the lines `first` to `last`; everywhere when `last` is None."""

    rule: str
    reason: str
    span: Span
    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Modeline:
    """What a document says that it is; None where it says nothing."""

    kind: str | None = None
    dialect: str | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class Directives:
    """Everything the comments of a document say to rtlint; `broken` are those that cannot be understood."""

    ignores: tuple[Ignore, ...] = ()
    modeline: tuple[tuple[str, str, Span], ...] = ()
    broken: tuple[tuple[str, Span], ...] = ()


def directives(document: Document) -> Directives:
    """What the comments of `document` say. Looks at none of them when the mark is nowhere in the text."""
    if document.text is None or MARK not in document.text.content:
        return Directives()
    ignores: list[Ignore] = []
    modeline: list[tuple[str, str, Span]] = []
    broken: list[tuple[str, Span]] = []
    for comment in comments(document):
        if not comment.body.startswith(MARK):
            continue
        said = comment.body.removeprefix(MARK).strip()
        if match := _IGNORE.match(said):
            rules = [rule.strip() for rule in (match["rules"] or "").split(",") if rule.strip()]
            first, last = _lines(document, comment)
            whole = match["verb"] == "ignore-file"
            reason = (match["reason"] or "").strip()
            ignores += [Ignore(rule, reason, comment.span, first, None if whole else last) for rule in rules]
            if not rules:
                broken.append((said, comment.span))
        elif _MODELINE.match(said):
            pairs = (pair.partition("=") for pair in said.split())
            modeline += [(name, value, comment.span) for name, _, value in pairs]
        else:
            broken.append((said, comment.span))
    return Directives(tuple(ignores), tuple(modeline), tuple(broken))


def obey(spoken: Directives) -> tuple[Modeline, list[Remark]]:
    """What a document says that it is, and what is wrong with its directives."""
    modeline = Modeline()
    remarks: list[Remark] = []
    known: dict[str, Iterable[str]] = {"kind": kind_names(), "dialect": dialects(), "phase": PHASES}
    for name, value, span in spoken.modeline:
        if value in known[name]:
            modeline = replace(modeline, **{name: value})
        else:
            remarks += _remark(f"unknown {name} `{value}`", value, known[name], span)
    for ignore in spoken.ignores:
        names = [name for rule in all_rules().values() for name in (rule.code, rule.name)]
        if ignore.rule not in names:
            remarks += _remark(f"unknown rule `{ignore.rule}`", ignore.rule, names, ignore.span)
    for said, span in spoken.broken:
        rule = named("broken-directive")
        advice = "write `ignore[rule-name] reason`, `ignore-file[rule-name] reason` or `kind=… dialect=… phase=…`"
        remarks += [(rule, finding, span) for finding in rule.check(f"cannot understand `{said}`", advice)]
    return modeline, remarks


def heed(
    spoken: Directives, said: Iterable[tuple[Rule, Diagnostic]], chosen: frozenset[str]
) -> tuple[list[Diagnostic], list[Remark]]:
    """The diagnostics that no comment leaves out, and a remark for each ignore of a `chosen` rule that left out none."""
    kept: list[Diagnostic] = []
    used: set[Ignore] = set()
    for _, diagnostic in said:
        matched = list(_matching(diagnostic, spoken.ignores))
        used.update(matched)
        if not matched:
            kept.append(diagnostic)
    rule = named("unused-ignore")
    remarks: list[Remark] = []
    for ignore in spoken.ignores:
        running = any(ignore.rule in (code, all_rules()[code].name) for code in chosen)
        if ignore not in used and running:
            remarks += [(rule, finding, ignore.span) for finding in rule.check(ignore.rule)]
    return kept, remarks


def _remark(message: str, word: str, known: Iterable[str], span: Span) -> Iterator[Remark]:
    rule = named("broken-directive")
    names = list(known)
    advice = did_you_mean(word, names) or (
        "see `rtlint check --help`" if len(names) > 20 else f"known: {choices(names)}"
    )
    for finding in rule.check(message, advice):
        yield rule, finding, span


def _matching(diagnostic: Diagnostic, ignores: Sequence[Ignore]) -> Iterator[Ignore]:
    """The ignores that leave `diagnostic` out: by its code or name, on a line that it spans."""
    if diagnostic.range is None:
        return
    first, last = diagnostic.range.start.line, diagnostic.range.end.line
    for ignore in ignores:
        meant = ignore.rule in (diagnostic.code, diagnostic.name)
        if meant and (ignore.last is None or (ignore.first <= last and first <= ignore.last)):
            yield ignore


def _lines(document: Document, comment: Comment) -> tuple[int, int]:
    """The lines a comment speaks of: its own, and when it stands alone also the first below that is no comment."""
    text = document.text or Text("")
    first = text.position(comment.span.start).line
    last = text.position(comment.span.end).line
    if text.line(first).lstrip("\ufeff \t").startswith(("#", "//", "/*")):
        last += 1
        while last < text.line_count and text.line(last).lstrip().startswith(("#", "//")):
            last += 1
    return first, last
