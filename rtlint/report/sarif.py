"""The report as SARIF 2.1.0, the format of code scanning: one run, its rules with their pages, and its results."""

from __future__ import annotations

from collections.abc import Iterator

from rtlint.diagnostic import Report
from rtlint.docs import markdown, reason, summary, terminal_page
from rtlint.report.columns import shown
from rtlint.report.fingerprint import fingerprints
from rtlint.report.frame import BYTE_ORDER_MARK
from rtlint.report.log import as_json
from rtlint.report.nothing import unchecked
from rtlint.report.paths import told_from
from rtlint.report.sarif_result import LEVELS, ROOT, Artifact, artifact_of, result
from rtlint.rule import Rule
from rtlint.rules import all_rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render_sarif(report: Report, *, root: str, rtlint_version: str, facts_date: str) -> str:
    """Show a report as a SARIF log, in ASCII; `root` is the folder that its relative URIs start from.

    The log does not say where that folder is: it tells nothing of the machine it was made on.
    """
    urls = {diagnostic.code: diagnostic.url for diagnostic in report.diagnostics}
    codes = sorted(urls)
    run = {
        "tool": {
            "driver": {
                "name": "rtlint",
                "version": rtlint_version,
                "rules": [descriptor(all_rules()[code], urls[code]) for code in codes],
                "properties": {"factsDate": facts_date},
            },
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the checkout, or the working folder."}}},
        "invocations": [
            {
                "executionSuccessful": not any(failure.named for failure in report.failures),
                "toolConfigurationNotifications": [*notifications(report, root)],
            },
        ],
        "results": [
            {"ruleIndex": codes.index(diagnostic.code), **result(diagnostic, mark, file)}
            for diagnostic, mark, file in zip(
                report.diagnostics, fingerprints(report, root), artifacts(report, root), strict=True
            )
        ],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def descriptor(rule: Rule, url: str | None) -> dict[str, object]:
    """Describe a rule, with its page as help."""
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary(rule)},
        "fullDescription": {"text": reason(rule)},
        "help": {"text": terminal_page(rule), "markdown": markdown(rule)},
        **({"helpUri": url} if url else {}),
        "defaultConfiguration": {"enabled": rule.default, "level": LEVELS[rule.severity]},
    }


def artifacts(report: Report, root: str) -> Iterator[Artifact]:
    """Give for each diagnostic the file it is in."""
    marked = {path for path, text in report.texts if text.content.startswith(BYTE_ORDER_MARK)}
    for diagnostic in report.diagnostics:
        yield artifact_of(told_from(root, diagnostic.path), marked=diagnostic.path in marked)


def notifications(report: Report, root: str) -> Iterator[dict[str, object]]:
    """Tell what kept rtlint from its work: files that could not be read, and that there was nothing to check."""
    for failure in report.failures:
        file = artifact_of(told_from(root, failure.path))
        yield {
            "level": "error" if failure.named else "warning",
            "message": {"text": f"cannot {failure.wanted} {shown(failure.path)}: {shown(failure.message)}"},
            "locations": [{"physicalLocation": {"artifactLocation": file.location}}],
        }
    if words := unchecked(report):
        yield {"level": "warning", "message": {"text": words}}
