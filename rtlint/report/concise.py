"""The report for grep: one line for each diagnostic."""

from __future__ import annotations

from collections.abc import Iterator

from rtlint.diagnostic import Diagnostic, Report
from rtlint.report.columns import shown
from rtlint.report.log import not_obeyed


def render_concise(report: Report) -> str:
    """Show each diagnostic, and each file that could not be read, as one line that ends with a newline."""
    return "".join(f"{not_obeyed(shown(line))}\n" for line in lines(report))


def lines(report: Report) -> Iterator[str]:
    """Say everything, in words that may still hold line breaks."""
    for diagnostic in report.diagnostics:
        headline = f"{diagnostic.severity.value} {diagnostic.code} {diagnostic.name}"
        yield f"{where(diagnostic)}: {headline}: {sentence(diagnostic)}"
    for diagnostic in report.fixed:
        title = f": {diagnostic.fix.title}" if diagnostic.fix else ""
        yield f"{where(diagnostic)}: fixed {diagnostic.code} {diagnostic.name}{title}"
    for failure in report.failures:
        yield f"{failure.path}: error: cannot {failure.wanted}: {failure.message}"


def sentence(diagnostic: Diagnostic) -> str:
    """Say what is wrong, and what to do."""
    return f"{diagnostic.message}; {diagnostic.help}" if diagnostic.help else diagnostic.message


def where(diagnostic: Diagnostic) -> str:
    """Name the place; plain Python data has no lines, so there it is the pointer."""
    if diagnostic.range is None:
        return f"{diagnostic.path}:{diagnostic.pointer}"
    place = diagnostic.spot or f"{diagnostic.range.start.line}:{diagnostic.range.start.column}"
    return f"{diagnostic.path}:{place}"
