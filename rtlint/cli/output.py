"""Where the report of `rtlint check` goes, and in which form."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from rtlint import __version__
from rtlint.cli.say import legible
from rtlint.config import SettingsError
from rtlint.diagnostic import Report, Severity
from rtlint.facts import table
from rtlint.files import reason
from rtlint.report.formats import FOR_PEOPLE, FORMATS, Manner


def refuse_file(path: str | None, checked: Iterable[str]) -> None:
    """Raise `SettingsError` for a file that the report cannot, or must not, be written to; `checked` are those it is about."""
    folder = os.path.dirname(path or "")
    if folder and not os.path.isdir(folder):
        raise SettingsError(f"cannot write the report to {path}: there is no folder {folder}")
    if path is not None and os.path.isdir(path):
        raise SettingsError(f"cannot write the report to {path}: it is a folder")
    if path is not None and any(_is_same(path, each) for each in checked):
        raise SettingsError(f"cannot write the report to {path}: it is a file that is checked")


def _is_same(path: str, other: str) -> bool:
    try:
        return os.path.isfile(path) and os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def show(report: Report, options: dict[str, Any], threshold: Severity, out: TextIO) -> None:
    """Print the report on `out`, or write it to the file that was named and print a line that says so.

    Diagnostics from the severity `threshold` on make the run fail. Raises `SettingsError` when the file cannot be
    written, and `OSError` when `out` cannot.
    """
    form, path = options["output_format"], options["output_file"]
    if options["quiet"] and form in FOR_PEOPLE:
        report = only_errors(report)
    text = _rendered(report, options, threshold, None if path else out)
    if path:
        refuse_file(path, {payload.path for payload in report.payloads})
        _write(path, text)
        text = "" if options["quiet"] else _told_where(report, path)
    out.write(text)
    out.flush()
    if options["statistics"]:
        _count(report, out if path or form in FOR_PEOPLE else sys.stderr)


def only_errors(report: Report) -> Report:
    """The report without warnings and advice."""
    from dataclasses import replace

    errors = tuple(diagnostic for diagnostic in report.diagnostics if diagnostic.severity is Severity.ERROR)
    return replace(report, diagnostics=errors)


def _rendered(report: Report, options: dict[str, Any], threshold: Severity, terminal: TextIO | None) -> str:
    form = options["output_format"]
    if form == "full" and options["quiet"] and not report.diagnostics and not report.failures:
        return ""
    from rtlint.report.paths import root_of, without_secrets

    manner = Manner(
        rtlint_version=__version__,
        facts_date=table("models")["checked"],
        root=root_of(os.getcwd(), os.environ),
        failing=threshold,
        color=colored(options["color"], terminal),
        width=_width(terminal),
    )
    return FORMATS[form](without_secrets(report), manner)


def _write(path: str, text: str) -> None:
    from rtlint.write import Unwritable, write_file

    data = text.encode("utf-8", "backslashreplace")
    try:
        if os.path.isfile(path) or not os.path.lexists(path):
            write_file(path, data)
        else:  # a device, which must stay one, or a link to a file that is to be made
            with open(path, "wb") as stream:
                stream.write(data)
    except Unwritable as error:
        raise SettingsError(f"cannot write the report to {path}: {error}") from error
    except OSError as error:
        raise SettingsError(f"cannot write the report to {path}: {reason(error)}") from error


def _told_where(report: Report, path: str) -> str:
    from rtlint.report.paint import plain
    from rtlint.report.terminal import summary

    return f"{summary(report, plain)} The report is in {legible(path)}.\n"


def _count(report: Report, out: TextIO) -> None:
    from rtlint.report.statistics import render_statistics

    if lines := render_statistics(report):
        out.write(f"\n{lines}")
        out.flush()


def colored(wish: str, out: TextIO | None) -> bool:
    """Whether to use colours on `out`, by the option `--color`; None is no terminal."""
    if wish != "auto":
        return wish == "always"
    if out is None or not out.isatty():
        return False
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_read(out: TextIO) -> bool:
    """Whether a person reads `out`, or a CI service that obeys commands in its log; if not, a diff is for `patch`."""
    if out.isatty():
        return True
    if not any(os.environ.get(name) for name in ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")):
        return False
    try:
        return not stat.S_ISREG(os.fstat(out.fileno()).st_mode)
    except OSError:
        return False


def _width(out: TextIO | None) -> int | None:
    if out is None or not out.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns
