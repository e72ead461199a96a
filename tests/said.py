"""What rtlint says of the mistakes on its own pages, and of broken texts, to be read: `python tests/said.py` writes it anew.

A new broken text is a paragraph of its own in `broken.txt`: the name of a file, and the text as JSON. So is in `odd.txt` a
payload with an odd mistake: its kind, its dialect, the target, and the payload.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from test_rules import TODAY, Example, examples, lint

import rtlint
from rtlint.diagnostic import Diagnostic
from rtlint.rule import Rule
from rtlint.rules import all_rules

SAID = Path(__file__).parent / "said.txt"

BROKEN = Path(__file__).parent / "broken.txt"

ODD = Path(__file__).parent / "odd.txt"


EXAMPLES = [example for example in examples() if example.promise == "bad"]


def page(rule: Rule) -> str:
    """What is said of the bad examples of a rule, in their order."""
    return "\n".join([_title(rule), *(line for each in EXAMPLES if each.rule is rule for line in _example(each))])


def _title(rule: Rule) -> str:
    """How it is declared: its severity, and what is unusual about it."""
    unusual = {
        "when the tables are old a warning": rule.ages,
        "about absence": rule.absence,
        "off": not rule.default,
        "beside schema errors": rule.beside_schema,
        "silences none": not rule.silencing,
        "ignored with a reason only": rule.needs_reason,
    }
    return ", ".join(
        [f"# {rule.code} {rule.name}: {rule.severity.value}", *(said for said, holds in unusual.items() if holds)]
    )


def _example(example: Example) -> Iterator[str]:
    """All diagnostics of an example, between dashes."""
    yield "-"
    for diagnostic in lint(example, example.text, example.form).diagnostics:
        yield from _diagnostic(diagnostic)


def _diagnostic(told: Diagnostic) -> Iterator[str]:
    """Where, what, and everything else that an output shows."""
    place = told.range
    where = f"{place.start.line}:{place.start.column}-{place.end.line}:{place.end.column}" if place else "nowhere"
    yield f"{where} {told.severity.value} {told.code} at {told.pointer or 'the root'}: {told.message}"
    if told.help:
        yield f"    help: {told.help}"
    for related in told.related:
        at = f"{related.range.start.line}:{related.range.start.column}" if related.range else "nowhere"
        yield f"    {at}: {related.message}{f' ({related.pointer})' if related.pointer else ''}"
    if told.server:
        answer = (told.server.code, told.server.param, told.server.message)
        yield f"    server: {', '.join(said for said in answer if said)}"
    if told.fix:
        yield f"    fix: {told.fix.title}{'' if told.fix.safe else ' (unsafe)'}"
    elif told.repair:
        yield f"    not fixed: {told.repair.title}"


def paragraphs(file: Path) -> list[str]:
    """The paragraphs of one of the two files."""
    return file.read_text(encoding="utf-8").rstrip("\n").split("\n\n")


def broken(head: str) -> str:
    """What is said of a broken text, below its name and itself."""
    name, text = head.split(" ", 1)
    report = rtlint.lint(json.loads(text), path=name, kind="session", select=("RT00",))
    return "\n".join([head, *(line for told in report.diagnostics for line in _diagnostic(told))])


def odd(head: str) -> str:
    """What is said of an odd payload, below its kind, dialect, target and itself."""
    kind, dialect, target, text = head.split(" ", 3)
    report = rtlint.lint(text, path="x.json", kind=kind, dialect=dialect, target=target, today=TODAY)
    return "\n".join([head, *(line for told in report.diagnostics for line in _diagnostic(told))])


if __name__ == "__main__":
    SAID.write_text("\n\n".join(map(page, all_rules().values())) + "\n", encoding="utf-8")
    for file, said in ((BROKEN, broken), (ODD, odd)):
        heads = [paragraph.partition("\n")[0] for paragraph in paragraphs(file)]
        file.write_text("\n\n".join(map(said, heads)) + "\n", encoding="utf-8")
