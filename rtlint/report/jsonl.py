"""The report as lines of JSON: each diagnostic an object, then what is to know about the whole.

`schemas/report.json` describes the lines under `$defs/line`. The last one tells a reader that nothing is missing, and
that something was looked at when nothing was found.
"""

from __future__ import annotations

from rtlint.diagnostic import Report
from rtlint.report.json_report import entry, head
from rtlint.report.log import as_json


def render_jsonl(report: Report, *, rtlint_version: str, facts_date: str) -> str:
    """Show a report as one JSON object a line, in ASCII; `facts_date` is an ISO date."""
    values = [entry(diagnostic) for diagnostic in report.diagnostics]
    values.append(head(report, rtlint_version=rtlint_version, facts_date=facts_date))
    return "".join(f"{as_json(value)}\n" for value in values)
