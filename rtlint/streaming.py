"""From a file of any size to a report, line by line: what has been judged is let go, but for what is said of it."""

from __future__ import annotations

from dataclasses import replace

from rtlint.config import Settings
from rtlint.diagnostic import Diagnostic, Payload, Range, Report
from rtlint.engine import Source, conceal, examine
from rtlint.evidence import text
from rtlint.facts.hosts import names
from rtlint.hosts.lines import MANY
from rtlint.rule import Earlier
from rtlint.source.document import Document
from rtlint.source.text import Position, Text

#: How many events sent before another are remembered, besides the first.
REMEMBERED = 100

#: What a script is asked about events that were sent before.
_TELLING = ("session", "response")


def lint_stream(source: Source, settings: Settings) -> Report:
    """The report of a file whose lines are documents; behind the first `MANY` no mistake is said that was said before."""
    said: list[Diagnostic] = []
    known: set[tuple[str, str, str]] = set()
    payloads: list[Payload] = []
    words: dict[str, str] = {}
    shown: dict[int, str] = {}
    script: list[object] = []
    skipped = 0
    for document in source.documents:
        report, documents = examine(replace(source, documents=iter((document,))), settings, _earlier(script))
        # What a comment for all of the file leaves out may be further down.
        kept = [one for one in report.diagnostics if one.name != "unused-ignore"]
        if document.index >= MANY:
            kept = [one for one in kept if _what(one) not in known]
        report = replace(report, diagnostics=tuple(kept))
        known.update(map(_what, report.diagnostics))
        report = conceal(report, documents)
        said += (_placed(one, document) for one in report.diagnostics)
        shown.update(_shown(report, document))
        # Thousands of payloads have a few reasons between them.
        payloads += (replace(one, why=words.setdefault(one.why, one.why)) for one in report.payloads)
        skipped += report.skipped
        if text(document.data, "type") in names("opening"):
            script = []
        if _is_event(report) and isinstance(document.data, dict) and not document.data.keys().isdisjoint(_TELLING):
            script = [*script[:1], *script[1:][-REMEMBERED:], document.data]
    return Report(
        diagnostics=tuple(said),
        payloads=tuple(payloads),
        files=1,
        skipped=skipped,
        texts=((source.path, _text(shown)),) if shown else (),
        paths=(source.path,),
    )


def _what(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.pointer, diagnostic.message


def _earlier(script: list[object]) -> Earlier | None:
    earlier: Earlier | None = None
    for value in script:
        earlier = Earlier(value, None, earlier)
    return earlier


def _is_event(report: Report) -> bool:
    return any(payload.kind == "event" and not payload.pointer for payload in report.payloads)


def _placed(diagnostic: Diagnostic, document: Document) -> Diagnostic:
    """The diagnostic of a line, with its place in the file."""
    related = tuple(replace(one, range=_range(one.range, document)) for one in diagnostic.related)
    return replace(diagnostic, range=_range(diagnostic.range, document), related=related)


def _range(place: Range | None, document: Document) -> Range | None:
    return None if place is None else Range(_position(place.start, document), _position(place.end, document))


def _position(place: Position, document: Document) -> Position:
    lines = document.host.lines if document.host is not None else None
    if lines is None:
        return place
    # A text that ends with a line end has one more line, with nothing on it.
    number, offset = lines[min(place.line, len(lines)) - 1]
    beyond = max(place.line - len(lines), 0)
    column = place.column if not beyond else 1
    return Position(number + beyond, column, offset + place.column - 1)


def _shown(report: Report, document: Document) -> dict[int, str]:
    """The lines of a document by their numbers in the file, secrets masked, if anything is said of it."""
    lines = document.host.lines if document.host is not None else None
    if lines is None or not report.texts:
        return {}
    ((_, text),) = report.texts
    return {number: text.line(at) for at, (number, _) in enumerate(lines, 1)}


def _text(shown: dict[int, str]) -> Text:
    """A text with these lines where they are, and nothing on the others."""
    pieces: list[str] = []
    last = 1
    for number in sorted(shown):
        pieces += ("\n" * (number - last), shown[number])
        last = number
    return Text("".join(pieces))
