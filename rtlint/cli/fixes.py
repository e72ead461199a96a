"""What `rtlint check` does with fixes: files are written, standard input goes to standard output, or a diff is shown."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import Any

from rtlint.config import Settings
from rtlint.diagnostic import Failure, Fixes, Report, Rewrite


def wanted_fixes(options: dict[str, Any]) -> Fixes:
    """Which fixes the options ask for."""
    if options["unsafe_fixes"]:
        return "all"
    return "safe" if options["fix"] or options["diff"] else "none"


def lint_stdin(name: str, settings: Settings, fixes: Fixes, *, echo: bool) -> Report:
    """The report of standard input; `echo` writes it to standard output, fixed."""
    from rtlint.run import lint_bytes

    data = sys.stdin.buffer.read() if sys.stdin else b""
    report = lint_bytes(name, data, settings, fixes=fixes)
    if not echo:
        return report
    for rewrite in report.rewrites:
        data = rewrite.after.encode(rewrite.encoding)
    sys.stdout.buffer.write(data)
    return replace(report, rewrites=())


def write_fixed(report: Report) -> Report:
    """The report after its files are written. A file that cannot be written stays as it was, and is a failure."""
    told = ((rewrite.path, _write(rewrite)) for rewrite in report.rewrites)
    reasons = {path: reason for path, reason in told if reason is not None}
    failures = (Failure(path, f"{reason}; nothing in it is fixed", wanted="write") for path, reason in reasons.items())
    return replace(
        report,
        failures=(*report.failures, *failures),
        fixed=tuple(diagnostic for diagnostic in report.fixed if diagnostic.path not in reasons),
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
    from rtlint.cli.output import colored
    from rtlint.report.diff import render_diff

    out = sys.stdout
    for rewrite in report.rewrites:
        out.write(render_diff(rewrite.path, *rewrite.shown, color=colored(options["color"], out)))
    out.flush()
