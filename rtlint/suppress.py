"""Comments that speak to rtlint: findings to leave out, and what a document is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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

#: A rule's remark about a comment, and where that stands.
Remark = tuple[Rule, Finding, Span]

_IGNORE = re.compile(r"(?P<verb>ignore|ignore-file)(?:\[(?P<rules>[^\]]*)\])?(?:\s+(?P<reason>.*))?$", re.DOTALL)
_AGAIN = re.compile(r"\s(?:#|//)\s*(?=rtlint:)")
_VISIBLE = re.compile(r"[^\r\n]")
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
    from rtlint.source.comments import comments

    ignores: list[Ignore] = []
    modeline: list[tuple[str, str, Span]] = []
    broken: list[tuple[str, Span]] = []
    written = tuple(comments(document))
    without = _without(document.text, written)
    for comment, said in _sayings(written):
        if match := _IGNORE.match(said):
            rules = [_rule(rule.strip()) for rule in (match["rules"] or "").split(",") if rule.strip()]
            first, last = _lines(document.text, without, comment)
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
            remarks += _remark(f"unknown {name} {show(value)}", value, known[name], span)
    for ignore in spoken.ignores:
        names = [name for rule in index().values() for name in (rule.code, rule.name)]
        if ignore.rule not in names:
            remarks += _remark(f"unknown rule {show(ignore.rule)}", ignore.rule, names, ignore.span)
    for said, span in spoken.broken:
        rule = named("broken-directive")
        advice = "write `ignore[rule-name] reason`, `ignore-file[rule-name] reason` or `kind=… dialect=… phase=…`"
        remarks += [(rule, finding, span) for finding in rule.check(f"cannot understand {show(said)}", advice)]
    return modeline, remarks


def spots(modeline: Modeline) -> tuple[Spot, ...]:
    """Where a modeline puts a payload: at the root, if it says of which kind."""
    if modeline.kind is None:
        return ()
    return (Spot((), modeline.kind, modeline.dialect, modeline.phase, "its `rtlint:` comment"),)


def heed(
    document: Document, ignores: Sequence[Ignore], said: Iterable[Diagnostic]
) -> tuple[list[Diagnostic], frozenset[Ignore]]:
    """What is said of `document` and no comment leaves out, and the ignores that did leave something out."""
    kept: list[Diagnostic] = []
    used: set[Ignore] = set()
    for diagnostic in said:
        matched = list(_matching(document, diagnostic, ignores)) if ignores else []
        used.update(matched)
        if not matched:
            kept.append(diagnostic)
    return kept, frozenset(used)


def _rule(word: str) -> str:
    """A rule as a comment calls it; a code may be in lower case, as on the command line."""
    return word.upper() if word.upper() in index() else word


def _remark(message: str, word: str, known: Iterable[str], span: Span) -> Iterator[Remark]:
    rule = named("broken-directive")
    names = list(known)
    advice = did_you_mean(word, names) or (
        "see `rtlint check --help`" if len(names) > 20 else f"known: {choices(names)}"
    )
    for finding in rule.check(message, advice):
        yield rule, finding, span


def _matching(document: Document, diagnostic: Diagnostic, ignores: Sequence[Ignore]) -> Iterator[Ignore]:
    """The ignores that leave `diagnostic` out: by its code or name, on a line from its key's to its last."""
    meant = [ignore for ignore in ignores if ignore.rule in (diagnostic.code, diagnostic.name)]
    if not meant or diagnostic.range is None or document.text is None:
        return
    first, last = diagnostic.range.start.line, diagnostic.range.end.line
    if diagnostic.pointer and document.readable:
        key = locate(document, parse(diagnostic.pointer), "key")
        first = min(first, document.text.position(key.start).line)
    for ignore in meant:
        enough = ignore.reason or not named(diagnostic.name).needs_reason
        if enough and (ignore.last is None or (ignore.first <= last and first <= ignore.last)):
            yield ignore


def _sayings(written: Iterable[Comment]) -> Iterator[tuple[Comment, str]]:
    """What comments say to rtlint. One of them may do so twice, or after it has spoken to another tool."""
    for comment in written:
        for part in _AGAIN.split(comment.body):
            if part.startswith(MARK):
                yield comment, part.removeprefix(MARK).strip()


def _without(text: Text, written: Iterable[Comment]) -> Text:
    """The text with spaces for comments."""
    content = text.content
    pieces: list[str] = []
    end = 0
    for comment in written:
        span = comment.span
        pieces += (content[end : span.start], _VISIBLE.sub(" ", content[span.start : span.end]))
        end = span.end
    return Text("".join((*pieces, content[end:])))


def _lines(text: Text, without: Text, comment: Comment) -> tuple[int, int]:
    """The lines a comment speaks of: its own, and when it stands alone also the first below that is no comment.

    A comment of a host may say itself what it speaks of.
    """

    def alone(line: int) -> bool:
        return bool(text.line(line).strip()) and not without.line(line).strip("\ufeff \t")

    if comment.covers is not None:
        return text.position(comment.covers.start).line, text.position(comment.covers.end).line
    first, last = (text.position(offset).line for offset in (comment.span.start, comment.span.end))
    if alone(first) and alone(last):
        last += 1
        while last < text.line_count and alone(last):
            last += 1
    return first, last
