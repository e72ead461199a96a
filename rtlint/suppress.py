"""Comments that speak to rtlint: findings to leave out, and what a document is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate
from math import inf

from rtlint.dataclass import dataclass
from rtlint.detect import Spot
from rtlint.diagnostic import Diagnostic
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import kind_names
from rtlint.rule import Finding, Rule
from rtlint.rules import index, named
from rtlint.source.document import MARK, Comment, Document, locate
from rtlint.source.pointer import parse
from rtlint.source.text import Span, Text
from rtlint.words import choices, did_you_mean, show

#: What the phase of a payload may be said to be.
PHASES = ("create", "update", "fragment", "unknown")

_MAX_ADVICE = 100

#: A rule's remark about a comment, and where that stands.
Remark = tuple[Rule, Finding, Span]

_IGNORE = re.compile(r"(?P<verb>ignore|ignore-file)(?:\[(?P<rules>[^\]]*)\])?(?:\s+(?P<reason>.*))?$", re.DOTALL)
_AGAIN = re.compile(r"\s(?:#|//)\s*(?=rtlint:)")
_MODELINE = re.compile(r"(?:(?:kind|dialect|phase)=\S+(?:\s+|$))+$")


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
    if document.text is None or not _has_mark(document.text.content):
        return Directives()
    from rtlint.source.comments import comments

    ignores: list[Ignore] = []
    modeline: list[tuple[str, str, Span]] = []
    broken: list[tuple[str, Span]] = []
    written = tuple(comments(document))
    below: dict[int, int] | None = None
    for comment, said in _sayings(written):
        if match := _IGNORE.match(said):
            rules = [_rule(rule.strip()) for rule in (match["rules"] or "").split(",") if rule.strip()]
            below = _only_comments(document.text, written) if below is None else below
            first, last = _lines(document.text, below, comment)
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


@lru_cache(maxsize=1)
def _has_mark(content: str) -> bool:
    """Whether a text speaks to rtlint, which is asked for each of its documents."""
    return MARK in content


def obey(spoken: Directives) -> tuple[Modeline, list[Remark]]:
    """What a document says that it is, and what is wrong with its directives."""
    modeline = Modeline()
    remarks: list[Remark] = []
    known: dict[str, Iterable[str]] = {"kind": kind_names(), "dialect": dialects(), "phase": PHASES}
    for name, value, span in spoken.modeline:
        if value in known[name]:
            modeline = replace(modeline, **{name: value})
        else:
            remarks += _remark(f"unknown {name} {show(value)}", value, known[name], span)
    names = (
        dict.fromkeys(name for rule in index().values() for name in (rule.code, rule.name)) if spoken.ignores else {}
    )
    unknown = {(one.rule, one.span.start): one for one in spoken.ignores if one.rule not in names}
    for count, one in enumerate(unknown.values()):
        # To look for a rule that is meant takes a millisecond, and nobody reads a hundred of these.
        remarks += _remark(f"unknown rule {show(one.rule)}", one.rule, names if count < _MAX_ADVICE else (), one.span)
    for said, span in dict.fromkeys(spoken.broken):
        rule = named("broken-directive")
        advice = "write `ignore[rule-name] reason`, `ignore-file[rule-name] reason` or `kind=… dialect=… phase=…`"
        remarks += [(rule, finding, span) for finding in rule.check(f"cannot understand {show(said)}", advice)]
    return modeline, remarks


def spots(modeline: Modeline) -> tuple[Spot, ...]:
    """Where a modeline puts a payload: at the root, if it says of which kind."""
    if modeline.kind is None:
        return ()
    return (Spot((), modeline.kind, modeline.dialect, modeline.phase, "its `rtlint:` comment"),)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The ignores of one rule by their last lines, and how far up those from each one on begin."""

    ignores: tuple[Ignore, ...]
    last: tuple[float, ...]
    first: tuple[int, ...]


def by_rule(ignores: Iterable[Ignore]) -> Mapping[str, _Lines]:
    """The ignores of a file in the order in which `heed` looks them up: there may be as many as there are mistakes."""
    found: dict[str, list[Ignore]] = {}
    for ignore in ignores:
        found.setdefault(ignore.rule, []).append(ignore)
    return {rule: _by_line(own) for rule, own in found.items()}


def _by_line(ignores: Iterable[Ignore]) -> _Lines:
    own = sorted(ignores, key=_last)
    first = accumulate((0 if each.last is None else each.first for each in reversed(own)), min)
    return _Lines(tuple(own), tuple(map(_last, own)), tuple(first)[::-1])


def _last(ignore: Ignore) -> float:
    return inf if ignore.last is None else ignore.last


def heed(
    document: Document, ignores: Mapping[str, _Lines], said: Iterable[Diagnostic]
) -> tuple[list[Diagnostic], frozenset[Ignore]]:
    """What is said of `document` and no comment leaves out, and the ignores that did leave something out."""
    kept: list[Diagnostic] = []
    used: set[Ignore] = set()
    # Many mistakes on one line, beside many comments about them, are looked up once.
    looked_up: dict[tuple[str, int, int], tuple[Ignore, ...]] = {}
    for diagnostic in said:
        lines = _lines_of(document, diagnostic) if ignores else None
        if lines is None:
            kept.append(diagnostic)
            continue
        where = (diagnostic.code, *lines)
        if where not in looked_up:
            looked_up[where] = tuple(_matching(diagnostic, lines, ignores))
            used.update(looked_up[where])
        if not looked_up[where]:
            kept.append(diagnostic)
    return kept, frozenset(used)


def _rule(word: str) -> str:
    """A rule as a comment calls it; a code may be in lower case, as on the command line."""
    return word.upper() if word.upper() in index() else word


def _remark(message: str, word: str, known: Iterable[str], span: Span) -> Iterator[Remark]:
    rule = named("broken-directive")
    names = list(known)
    advice = did_you_mean(word, names) or (
        f"known: {choices(names)}" if 0 < len(names) <= 20 else "see `rtlint check --help`"
    )
    for finding in rule.check(message, advice):
        yield rule, finding, span


def _lines_of(document: Document, diagnostic: Diagnostic) -> tuple[int, int] | None:
    """The lines from that of the key which a diagnostic speaks of to its last."""
    if diagnostic.range is None or document.text is None:
        return None
    first, last = diagnostic.range.start.line, diagnostic.range.end.line
    if diagnostic.pointer and document.readable:
        key = locate(document, parse(diagnostic.pointer), "key")
        first = min(first, document.text.position(key.start).line)
    return first, last


def _matching(diagnostic: Diagnostic, lines: tuple[int, int], ignores: Mapping[str, _Lines]) -> Iterator[Ignore]:
    """The ignores that leave `diagnostic` out: by its code or name, on one of its lines."""
    first, last = lines
    for word in (diagnostic.code, diagnostic.name):
        own = ignores.get(word)
        if own is None:
            continue
        at = bisect_left(own.last, first)
        while at < len(own.ignores) and own.first[at] <= last:
            ignore = own.ignores[at]
            enough = ignore.reason or not named(diagnostic.name).needs_reason
            if enough and (ignore.last is None or ignore.first <= last):
                yield ignore
            at += 1


def _sayings(written: Iterable[Comment]) -> Iterator[tuple[Comment, str]]:
    """What comments say to rtlint. One of them may do so twice, or after it has spoken to another tool."""
    for comment in written:
        for part in _AGAIN.split(comment.body):
            if part.startswith(MARK):
                yield comment, part.removeprefix(MARK).strip()


def _only_comments(text: Text, written: Iterable[Comment]) -> dict[int, int]:
    """The lines with nothing but comments, each with the first line below that is no such line."""
    on_line: dict[int, list[Span]] = {}
    for comment in written:
        first, last = (text.position(offset).line for offset in (comment.span.start, comment.span.end))
        for line in range(first, last + 1):
            on_line.setdefault(line, []).append(comment.span)
    below: dict[int, int] = {}
    for line in sorted(on_line, reverse=True):
        if text.line(line).strip() and not _beside(text, line, on_line[line]).strip("\ufeff \t"):
            below[line] = below.get(line + 1, min(line + 1, text.line_count))
    return below


def _beside(text: Text, line: int, spans: Iterable[Span]) -> str:
    """What a line says beside the comments on it."""
    content, start = text.line(line), text.start(line)
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces.append(content[at : max(span.start - start, at)])
        at = max(span.end - start, at)
    return "".join((*pieces, content[at:]))


def _lines(text: Text, below: Mapping[int, int], comment: Comment) -> tuple[int, int]:
    """The lines a comment speaks of: its own, and when it stands alone also the first below that is no comment.

    A comment of a host may say itself what it speaks of.
    """
    if comment.covers is not None:
        return text.position(comment.covers.start).line, text.position(comment.covers.end).line
    first, last = (text.position(offset).line for offset in (comment.span.start, comment.span.end))
    return first, below[last] if first in below and last in below else last
