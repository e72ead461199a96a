"""From pointers to characters: a finding becomes a diagnostic."""

from __future__ import annotations

from rtlint.diagnostic import Diagnostic, Range, Related, Severity
from rtlint.facts.kinds import spelt
from rtlint.rule import Finding, Mention, Rule
from rtlint.source.document import Document, locate, target_of
from rtlint.source.pointer import to_text
from rtlint.source.text import Span


def place(
    document: Document,
    rule: Rule,
    finding: Finding,
    *,
    kind: str | None = None,
    dialect: str | None = None,
    span: Span | None = None,
    softened: bool = False,
) -> Diagnostic:
    """The finding of `rule` with its lines and columns: those of its pointer, or of `span` where that is known.

    `softened` makes a warning of an error.
    """
    severity = finding.severity or rule.severity
    if softened and severity is Severity.ERROR:
        severity = Severity.WARNING
    if span is None and document.text is not None:
        span = locate(document, finding.pointer, finding.part)
    return Diagnostic(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=finding.message,
        help=finding.help,
        path=document.path,
        document=document.index,
        pointer=to_text(finding.pointer),
        range=range_of(document, span),
        kind=spelt(kind) if kind else None,
        dialect=dialect,
        related=tuple(_related(document, mention) for mention in finding.related) + _anchor(document, finding),
        server=finding.server,
        repair=finding.fix,
        spot=_spot(document, span),
    )


def range_of(document: Document, span: Span | None) -> Range | None:
    """The lines and columns of a span; None for data that never was a text."""
    if span is None or document.text is None:
        return None
    return Range(document.text.position(span.start), document.text.position(span.end))


def _spot(document: Document, span: Span | None) -> str | None:
    spot = document.host.spot if document.host is not None else None
    return None if spot is None or span is None else spot(span.start)


def _related(document: Document, mention: Mention) -> Related:
    span = None if document.text is None else locate(document, mention.pointer, mention.part)
    return Related(mention.message, to_text(mention.pointer), range_of(document, span))


def _anchor(document: Document, finding: Finding) -> tuple[Related, ...]:
    """Where the value of an alias is written."""
    span = target_of(document, finding.pointer) if document.text is not None and finding.part == "value" else None
    return () if span is None else (Related("the value is written here", None, range_of(document, span)),)
