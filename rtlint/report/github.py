"""The report as annotations of GitHub Actions: a workflow command a line, then one line that sums up."""

from __future__ import annotations

from rtlint.diagnostic import Diagnostic, Failure, Range, Report, Severity
from rtlint.report.columns import shown
from rtlint.report.frame import last_line
from rtlint.report.nothing import unchecked
from rtlint.report.paint import plain
from rtlint.report.paths import told_from
from rtlint.report.terminal import summary

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(report: Report, *, root: str) -> str:
    """Show each diagnostic, and each file that could not be read, where GitHub shows the file; `root` is the checkout."""
    lines = [annotation(diagnostic, root) for diagnostic in report.diagnostics]
    lines += [unread(failure, root) for failure in report.failures]
    if words := unchecked(report):
        lines.append(command("warning", {"title": "rtlint"}, words))
    return "".join(f"{line}\n" for line in (*lines, summary(report, plain)))


def annotation(diagnostic: Diagnostic, root: str) -> str:
    """Say one diagnostic."""
    told = [shown(diagnostic.message)]
    if diagnostic.help:
        told.append(f"help: {shown(diagnostic.help)}")
    properties = {
        "file": shown(told_from(root, diagnostic.path)),
        **(place(diagnostic.range) if diagnostic.range else {}),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    return command(LEVELS[diagnostic.severity], properties, "\n".join(told))


def unread(failure: Failure, root: str) -> str:
    """Say that a file could not be read."""
    path = shown(told_from(root, failure.path))
    return command(
        "error", {"file": path, "title": "rtlint"}, f"cannot {failure.wanted} {path}: {shown(failure.message)}"
    )


def place(range_: Range) -> dict[str, str]:
    """Name the lines, and the columns of a place on one line: GitHub takes them there only, the end included."""
    start, last = range_.start, last_line(range_)
    lines = {"line": str(start.line), "endLine": str(last)}
    if last > start.line:
        return lines
    end = range_.end.column - 1 if range_.end.line == start.line else start.column
    return {**lines, "col": str(start.column), "endColumn": str(max(end, start.column))}


def command(name: str, properties: dict[str, str], message: str) -> str:
    """Write a workflow command; nothing in its words can end it or begin another."""
    told = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in properties.items())
    return f"::{name} {told}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
