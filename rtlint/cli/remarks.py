"""What `rtlint check` says beside the report, on standard error: how files were read, and that nothing was checked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rtlint.cli.say import say
from rtlint.diagnostic import Report, Severity


def remark(report: Report, options: dict[str, Any], *, silent: bool) -> None:
    """Say what is not a diagnostic; `silent` when no rule may speak about any file."""
    if options["output_format"] != "full" or options["output_file"]:
        for failure in report.failures:
            say(f"rtlint: cannot {failure.wanted} {failure.path}: {failure.message}")
    if options["verbose"]:
        for payload in report.payloads:
            where = payload.path + (f" {payload.pointer}" if payload.pointer else "")
            said = f"{where}: {payload.kind}, {payload.dialect}, {payload.confidence}: {payload.why}"
            say(said)
    if options["quiet"]:
        return
    if silent:
        say("rtlint: every rule is ignored, so nothing can be found")
    from rtlint.report.nothing import unchecked

    if not options["require_payload"] and (words := unchecked(report)):
        say(words)


def unmet(report: Report, options: dict[str, Any]) -> Iterator[str]:
    """What was demanded of the run besides that nothing is found, and is not so."""
    warnings, allowed = report.count(Severity.WARNING), options["max_warnings"]
    if allowed is not None and warnings > allowed:
        yield f"too many warnings: {warnings}, and `--max-warnings` allows {allowed}"
    if options["require_payload"] and not report.payloads:
        from rtlint.report.nothing import nothing_recognised

        yield f"error: {nothing_recognised(report.files)}"
