"""What `rtlint check` does with fixes: files are written, standard input goes to standard output, or a diff is shown."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from io import BufferedReader
from typing import Any

from rtlint.cli.guard import readable_input, standard_input
from rtlint.config import Settings
from rtlint.diagnostic import Diagnostic, Failure, Fixes, Payload, Report, Rewrite, merge


def wanted_fixes(options: dict[str, Any]) -> Fixes:
    """Which fixes the options ask for."""
    if options["unsafe_fixes"]:
        return "all"
    return "safe" if options["fix"] or options["diff"] else "none"


def lint_stdin(name: str, settings: Settings, fixes: Fixes, *, echo: bool) -> Report:
    """The report of standard input; `echo` writes it to standard output, fixed."""
    from rtlint.hosts import is_streamed
    from rtlint.run import lint_bytes, lint_lines

    if is_streamed(name) and not echo and sys.stdin:
        source: Any = sys.stdin.buffer
        with readable_input():
            return lint_lines(name, BufferedReader(source), settings)
    data = standard_input()
    report = lint_bytes(name, data, settings, fixes=fixes)
    if not echo:
        return report
    for rewrite in report.rewrites:
        data = rewrite.after.encode(rewrite.encoding)
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
    return replace(report, rewrites=())


def write_fixed(report: Report) -> Report:
    """The report after its files are written. A file that cannot be written stays as it was, which is a failure."""
    told = [(rewrite, _write(rewrite)) for rewrite in report.rewrites]
    failed = {rewrite.path: rewrite.unfixed for rewrite, reason in told if reason is not None}
    failures = (
        Failure(rewrite.path, f"{reason}; nothing in it is fixed", wanted="write")
        for rewrite, reason in told
        if reason is not None
    )
    return replace(_as_it_was(report, failed) if failed else report, failures=(*report.failures, *failures))


def _as_it_was(report: Report, unfixed: Mapping[str, Report]) -> Report:
    """The report with what it says of some files replaced by what it said before they were fixed."""
    order = {path: number for number, path in enumerate(report.paths)}

    def place(one: Diagnostic | Payload) -> int:
        return order[one.path]

    before = merge(unfixed.values())
    diagnostics = [one for one in report.diagnostics if one.path not in unfixed]
    payloads = [one for one in report.payloads if one.path not in unfixed]
    return replace(
        report,
        diagnostics=tuple(sorted((*diagnostics, *before.diagnostics), key=place)),
        payloads=tuple(sorted((*payloads, *before.payloads), key=place)),
        texts=(*(text for text in report.texts if text[0] not in unfixed), *before.texts),
        fixed=tuple(diagnostic for diagnostic in report.fixed if diagnostic.path not in unfixed),
    )


def _write(rewrite: Rewrite) -> str | None:
    """Write one file; why that is not possible, or None."""
    from rtlint.write import Unwritable, replace_file

    before, after = (text.encode(rewrite.encoding) for text in (rewrite.before, rewrite.after))
    try:
        replace_file(rewrite.path, after, before=before)
    except Unwritable as error:
        return str(error)
    return None


def show_diff(report: Report, options: dict[str, Any]) -> None:
    """Print what fixes would change."""
    from rtlint.cli.output import colored, is_read
    from rtlint.report.diff import render_diff

    out = sys.stdout
    verbatim, color = not is_read(out), colored(options["color"], out)
    for rewrite in report.rewrites:
        out.write(render_diff(rewrite.path, *rewrite.shown, color=color, verbatim=verbatim))
    out.flush()
