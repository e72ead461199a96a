"""The report for people: each diagnostic with the lines it speaks of, then one line that sums up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rtlint.diagnostic import Diagnostic, Related, Report, ServerError, Severity
from rtlint.hosts import form_of, language_of
from rtlint.report.columns import shown
from rtlint.report.paint import Paint, ansi, plain
from rtlint.source.text import Text

WIDTH = 120
NARROWEST = 40


def render_full(report: Report, *, color: bool, width: int | None = None) -> str:
    """Show a report; every line of it ends with a newline.

    `width` is how many columns the terminal has, None when it is not a terminal. Only source lines are cut to it.
    """
    paint = ansi if color else plain
    texts = dict(report.texts)
    room = max(width or WIDTH, NARROWEST)
    blocks = [
        "\n".join(block(diagnostic, texts.get(diagnostic.path), room, paint)) for diagnostic in report.diagnostics
    ]
    if report.failures:
        blocks.append("\n".join(failures(report, paint)))
    if told := [*refusals(report, paint)]:
        blocks.append("\n".join(told))
    if report.fixed:
        blocks.append("\n".join(repairs(report, paint)))
    return "\n\n".join([*blocks, "\n".join((summary(report, paint), *looked_into(report)))]) + "\n"


def block(diagnostic: Diagnostic, text: Text | None, width: int, paint: Paint) -> Iterator[str]:
    """Show one diagnostic: headline, place, source lines, notes."""
    from rtlint.report.frame import Mark, excerpt

    style = diagnostic.severity.value
    headline = paint(style, f"{style}[{diagnostic.code}] {diagnostic.name}")
    yield headline + paint("bold", f": {shown(diagnostic.message)}")

    marks: list[Mark] = []
    indent = " "
    if diagnostic.range is not None and text is not None:
        related = [Mark(other.range, "-", "gutter", other.message) for other in diagnostic.related if other.range]
        marks = [Mark(diagnostic.range, "^", style), *related]
        indent *= len(str(max(mark.range.start.line for mark in marks)))
    yield f"{indent}{paint('gutter', '-->')} {where(diagnostic)}"
    if marks and text is not None:
        yield from excerpt(text, marks, width=width, paint=paint)

    told = [*notes(diagnostic, drawn=bool(marks))]
    if told:
        yield f"{indent} {paint('gutter', '|')}"
    for topic, words in told:
        yield f"{indent} {paint('gutter', '=')} {paint('bold', topic + ':')} {shown(words)}"


def where(diagnostic: Diagnostic) -> str:
    """Name the place: path, line and column, or the pointer when there is no text to have lines."""
    path = shown(diagnostic.path)
    if diagnostic.spot is not None:
        return f"{path}:{diagnostic.spot}"
    if diagnostic.range is not None:
        return f"{path}:{diagnostic.range.start.line}:{diagnostic.range.start.column}"
    return f"{path} {shown(diagnostic.pointer)}".rstrip()


def notes(diagnostic: Diagnostic, *, drawn: bool) -> Iterator[tuple[str, str]]:
    """Tell what is not beside the source lines, topic and words; `drawn` if there are any source lines."""
    for other in diagnostic.related:
        if other.range is None or not drawn:
            yield "note", remote(other)
    fix = diagnostic.fix
    if diagnostic.help and (fix is None or fix.title != diagnostic.help):
        yield "help", diagnostic.help
    if fix is not None:
        yield "fix" if fix.safe else "unsafe fix", fix.title
    if diagnostic.server:
        yield "server", answer(diagnostic.server)


def remote(other: Related) -> str:
    """Tell about a second place that is not drawn."""
    if other.range is not None:
        return f"{other.message} (line {other.range.start.line})"
    return f"{other.message} ({other.pointer})" if other.pointer else other.message


def answer(server: ServerError) -> str:
    """Tell what the API would answer."""
    if server.message:
        return server.message
    return f"{server.code} at {server.param}" if server.param else server.code


def refusals(report: Report, paint: Paint) -> Iterator[str]:
    """Tell, once for each payload, that the server would take nothing of it."""
    refused = {
        (diagnostic.path, diagnostic.document, above)
        for diagnostic in report.diagnostics
        if diagnostic.server is not None and diagnostic.severity is Severity.ERROR
        for above in _above(diagnostic.pointer)
    }
    for payload in report.payloads:
        if (payload.path, payload.document, payload.pointer) in refused:
            where = f"{payload.path}{' ' * bool(payload.pointer)}{payload.pointer}"
            words = f"the server would refuse the whole {payload.kind}, with all that is right in it"
            yield paint("bold", "note") + f": {shown(where)}: {words}"


def _above(pointer: str) -> Iterator[str]:
    """The text of a pointer, and those of all above it."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""


def repairs(report: Report, paint: Paint) -> Iterator[str]:
    """Tell what was fixed, at the place where it was."""
    for diagnostic in report.fixed:
        title = f": {shown(diagnostic.fix.title)}" if diagnostic.fix else ""
        yield paint("added", "fixed") + f" {where(diagnostic)}: {diagnostic.code} {diagnostic.name}{title}"


def failures(report: Report, paint: Paint) -> Iterator[str]:
    """Tell which files could not be opened."""
    for failure in report.failures:
        yield paint("error", "error") + paint(
            "bold", f": cannot {failure.wanted} {shown(failure.path)}: {shown(failure.message)}"
        )


def summary(report: Report, paint: Paint) -> str:
    """Sum up what was found, or else how much was looked at; what was not checked is never called fine."""
    counts = [(report.count(severity), severity.value) for severity in Severity]
    found = ", ".join(plural(count, word) for count, word in counts if count)
    checked = f"{plural(report.files, 'file')} checked, "
    if found:
        words = f"Found {found}{fixable(report)}"
    elif report.payloads:
        words = f"{checked}{plural(len(report.payloads), 'payload')}: no {'new ' * bool(report.baselined)}problems"
    else:
        words = f"{checked}no payload found"
    fixed = f"; fixed {len(report.fixed)}" if report.fixed else ""
    known = f"; {plural(report.baselined, 'known mistake')} left out" if report.baselined else ""
    kept = Counter("read" if failure.wanted == "read" else "written" for failure in report.failures)
    failed = "".join(f"; {plural(count, 'file')} could not be {done}" for done, count in kept.items())
    return paint("bold", f"{words}{fixed}{known}{failed}.")


def looked_into(report: Report) -> Iterator[str]:
    """Tell what several files are written in and where the payloads are, when some of them are code."""
    if len(report.paths) < 2 or not any(map(language_of, report.paths)):
        return
    files, held = (Counter(form_of(path) or "other" for path in paths) for paths in (report.paths, _holding(report)))
    payloads = f" ({counted(held, ' in')})" if held else ""
    yield (
        f"Looked into {plural(len(report.paths), 'file')} ({counted(files)}): "
        f"{plural(len(report.payloads), 'payload') if held else 'no payload'}{payloads}."
    )


def counted(forms: Counter[str], word: str = "") -> str:
    """Say how many there are of each form, in the order of their names."""
    return ", ".join(f"{count}{word} {form}" for form, count in sorted(forms.items()))


def _holding(report: Report) -> tuple[str, ...]:
    return tuple(payload.path for payload in report.payloads)


def fixable(report: Report) -> str:
    """Say how much of what was found can be repaired, and how."""
    safe = sum(diagnostic.fix is not None and diagnostic.fix.safe for diagnostic in report.diagnostics)
    unsafe = sum(diagnostic.fix is not None and not diagnostic.fix.safe for diagnostic in report.diagnostics)
    ways = [f"--fix repairs {safe}"] if safe else []
    ways += [f"--unsafe-fixes {unsafe} more" if safe else f"--unsafe-fixes repairs {unsafe}"] if unsafe else []
    return f"; {', '.join(ways)}" if ways else ""


def plural(count: int, word: str) -> str:
    """Say how many there are."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
