"""The forms a report can have: each is a module of its own, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from rtlint.dataclass import dataclass
from rtlint.diagnostic import Report, Severity


@dataclass(frozen=True, slots=True)
class Manner:
    """What a form may want to know beside the report.

    `root` is the folder that paths are told from, for services that look files up. Diagnostics of the severity `failing`
    or a worse one make the run fail. `width` is None where there is no terminal.
    """

    rtlint_version: str
    facts_date: str
    root: str
    failing: Severity = Severity.ERROR
    color: bool = False
    width: int | None = None


def _full(report: Report, manner: Manner) -> str:
    from rtlint.report.terminal import render_full

    return render_full(report, color=manner.color, width=manner.width)


def _concise(report: Report, manner: Manner) -> str:
    from rtlint.report.concise import render_concise

    return render_concise(report)


def _json(report: Report, manner: Manner) -> str:
    from rtlint.report.json_report import render_json

    return render_json(report, rtlint_version=manner.rtlint_version, facts_date=manner.facts_date)


def _jsonl(report: Report, manner: Manner) -> str:
    from rtlint.report.jsonl import render_jsonl

    return render_jsonl(report, rtlint_version=manner.rtlint_version, facts_date=manner.facts_date)


def _sarif(report: Report, manner: Manner) -> str:
    from rtlint.report.sarif import render_sarif

    return render_sarif(report, root=manner.root, rtlint_version=manner.rtlint_version, facts_date=manner.facts_date)


def _github(report: Report, manner: Manner) -> str:
    from rtlint.report.github import render_github

    return render_github(report, root=manner.root)


def _gitlab(report: Report, manner: Manner) -> str:
    from rtlint.report.gitlab import render_gitlab

    return render_gitlab(report, root=manner.root)


def _junit(report: Report, manner: Manner) -> str:
    from rtlint.report.junit import render_junit

    return render_junit(report, root=manner.root, failing=manner.failing)


#: What `--output-format` takes. The first two are for people.
FORMATS: dict[str, Callable[[Report, Manner], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
}

#: The forms that people read, which leave out what `--quiet` leaves out.
FOR_PEOPLE = ("full", "concise")
