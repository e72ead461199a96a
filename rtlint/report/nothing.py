"""What a report says when nothing was checked, so that this never looks like success."""

from __future__ import annotations

from rtlint.diagnostic import Report
from rtlint.rules import named


def unchecked(report: Report) -> str | None:
    """The sentence that no payload was recognised; None when there is anything else to say."""
    if report.payloads or report.diagnostics or report.failures:
        return None
    return nothing_recognised(report.files)


def nothing_recognised(files: int) -> str:
    """The sentence that no payload was recognised in so many files."""
    rule = named("nothing-recognised")
    (finding,) = rule.check(files)
    return f"{rule.code} {rule.name}: {finding.message}; {finding.help}"
