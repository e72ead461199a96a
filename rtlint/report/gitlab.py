"""The report as GitLab's code quality: a JSON array of its issues."""

from __future__ import annotations

from hashlib import sha256

from rtlint.diagnostic import Diagnostic, Failure, Report, Severity
from rtlint.report.columns import encodable, shown
from rtlint.report.concise import sentence
from rtlint.report.fingerprint import fingerprints
from rtlint.report.log import as_json
from rtlint.report.paths import told_from

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(report: Report, *, root: str) -> str:
    """Show each diagnostic, and each file that could not be read, as an issue; `root` is the checkout."""
    prints = fingerprints(report, root)
    issues = [issue(diagnostic, mark, root) for diagnostic, mark in zip(report.diagnostics, prints, strict=True)]
    return as_json([*issues, *(unread(failure, root) for failure in report.failures)], indent=2) + "\n"


def issue(diagnostic: Diagnostic, fingerprint: str, root: str) -> dict[str, object]:
    """Say one diagnostic."""
    line = diagnostic.range.start.line if diagnostic.range else 1
    return {
        "description": f"{diagnostic.code} {diagnostic.name}: {shown(sentence(diagnostic))}",
        "check_name": diagnostic.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": encodable(told_from(root, diagnostic.path)), "lines": {"begin": line}},
    }


def unread(failure: Failure, root: str) -> dict[str, object]:
    """Say that a file could not be read."""
    path = encodable(told_from(root, failure.path))
    return {
        "description": f"cannot {failure.wanted} {shown(path)}: {shown(failure.message)}",
        "check_name": "unreadable",
        "fingerprint": sha256(f"unreadable\0{path}".encode()).hexdigest()[:32],
        "severity": "major",
        "location": {"path": path, "lines": {"begin": 1}},
    }
