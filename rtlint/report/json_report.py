"""The report for programs, as `schemas/report.json` describes it."""

from __future__ import annotations

from dataclasses import asdict

from rtlint.diagnostic import Diagnostic, Report, Severity
from rtlint.report.log import as_json

FORMAT_VERSION = 1


def render_json(report: Report, *, rtlint_version: str, facts_date: str) -> str:
    """Show a report as one JSON object, in ASCII and with a final newline; `facts_date` is an ISO date."""
    value = {
        **head(report, rtlint_version=rtlint_version, facts_date=facts_date),
        "documents": [asdict(payload) for payload in report.payloads],
        "diagnostics": [entry(diagnostic) for diagnostic in report.diagnostics],
    }
    return as_json(value, indent=2) + "\n"


def head(report: Report, *, rtlint_version: str, facts_date: str) -> dict[str, object]:
    """Give what is to know about the report as a whole."""
    return {
        "format_version": FORMAT_VERSION,
        "rtlint_version": rtlint_version,
        "facts_date": facts_date,
        "summary": {
            "files": report.files,
            "documents": len(report.payloads),
            "skipped": report.skipped,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "fixable": sum(diagnostic.fix is not None for diagnostic in report.diagnostics),
            "baselined": report.baselined,
        },
    }


def entry(diagnostic: Diagnostic) -> dict[str, object]:
    """Give one diagnostic with every key that the format has."""
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "url": diagnostic.url,
        "path": diagnostic.path,
        "document": diagnostic.document,
        "kind": diagnostic.kind,
        "dialect": diagnostic.dialect,
        "pointer": diagnostic.pointer,
        "range": asdict(diagnostic.range) if diagnostic.range else None,
        "related": [asdict(other) for other in diagnostic.related],
        "server": asdict(diagnostic.server) if diagnostic.server else None,
        "fix": asdict(diagnostic.fix) if diagnostic.fix else None,
    }
