"""Make the repairs that rules propose, in plain data, and judge what they leave behind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import rtlint
from rtlint.diagnostic import Diagnostic
from rtlint.facts import table
from rtlint.source.change import changed
from rtlint.source.opaque import Opaque
from rtlint.source.read import read_text

TODAY = date.fromisoformat(table("models")["checked"])


@dataclass(frozen=True)
class Repaired:
    """A finding, the data once it alone is repaired, and what is said of that; `data` is None when nothing is proposed."""

    finding: Diagnostic
    data: Any
    left: tuple[Diagnostic, ...]
    new_errors: frozenset[str]

    @property
    def is_gone(self) -> bool:
        """Whether the finding is said no more."""
        return all(_said(item) != _said(self.finding) for item in self.left)


def repaired(payload: Any, *, today: date = TODAY, **options: Any) -> list[Repaired]:
    """Every finding in a payload, each repaired alone; kind and dialect are held, unless the repair changes them."""
    before = rtlint.lint(json.dumps(payload), path="x.json", today=today, **options)
    errors = _errors(before.diagnostics)
    data = next(iter(read_text("x.json", json.dumps(payload)))).data
    found = []
    for finding in before.diagnostics:
        repair = finding.repair
        after = None if repair is None else _plain(changed(data, repair.changes))
        left: tuple[Diagnostic, ...] = ()
        if repair is not None:
            held = {"kind": finding.kind, "dialect": repair.dialect or finding.dialect} if _is_whole(before) else {}
            left = rtlint.lint(json.dumps(after), path="x.json", today=today, **{**options, **held}).diagnostics
        found.append(Repaired(finding, after, left, _errors(left) - errors))
    return found


def proposed(name: str, payload: Any, **options: Any) -> tuple[Any, bool] | None:
    """The data after the first repair of the rule `name`, and whether it is safe; None when it proposes nothing.

    Whatever it proposes removes its finding and makes no new error.
    """
    first = next(item for item in repaired(payload, **options) if item.finding.name == name)
    if first.finding.repair is None:
        return None
    assert first.is_gone
    assert first.new_errors == set()
    return first.data, first.finding.repair.safe


def _is_whole(report: rtlint.Report) -> bool:
    return bool(report.payloads) and all(payload.pointer == "" for payload in report.payloads)


def _errors(said: tuple[Diagnostic, ...]) -> frozenset[str]:
    return frozenset(item.code for item in said if item.severity is rtlint.Severity.ERROR)


def _said(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.pointer, diagnostic.message


def _plain(data: Any) -> Any:
    """The data with unknown values as they are written."""
    if isinstance(data, dict):
        return {key: _plain(item) for key, item in data.items()}
    if isinstance(data, list):
        return [_plain(item) for item in data]
    return data.text if isinstance(data, Opaque) else data
