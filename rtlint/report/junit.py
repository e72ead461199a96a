"""The report as JUnit's XML: a suite for each file, a case for each diagnostic, or one that passes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rtlint.diagnostic import Diagnostic, Report, Severity
from rtlint.report.columns import escape, shown
from rtlint.report.concise import where
from rtlint.report.log import COMMAND
from rtlint.report.nothing import unchecked
from rtlint.report.paths import told_from
from rtlint.report.terminal import answer

#: Characters that XML cannot say.
_UNSAYABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: Report, *, root: str, failing: Severity) -> str:
    """Show a report as XML, in ASCII; paths are told from the folder `root`.

    Diagnostics from the severity `failing` on are failures, the others pass and have their words as output. A file in
    which nothing was recognised has no suite; when that is all of them, one skipped case says so.
    """
    suites = Element("testsuites", {"name": "rtlint"})
    found: dict[str, list[Diagnostic]] = {told_from(root, payload.path): [] for payload in report.payloads}
    for diagnostic in report.diagnostics:
        path = told_from(root, diagnostic.path)
        found.setdefault(path, []).append(replace(diagnostic, path=path))
    for path in sorted(found):
        suite(suites, path, cases(found[path], failing))
    for failure in report.failures:
        path = told_from(root, failure.path)
        suite(
            suites,
            path,
            [case("readable", "error", "unreadable", f"cannot {failure.wanted} {path}: {failure.message}")],
        )
    if words := unchecked(report):
        suite(suites, "rtlint", [case("recognised", "skipped", "", words)])
    for count in ("tests", "failures", "errors"):
        suites.set(count, str(sum(int(part.get(count, "0")) for part in suites)))
    indent(suites)
    text = COMMAND.sub(r"\1&#91;", tostring(suites, encoding="us-ascii").decode()).replace("\x7f", "&#127;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def suite(suites: Element, path: str, cases: Iterable[Element]) -> None:
    """Add the suite of a file."""
    made = SubElement(suites, "testsuite", {"name": sayable(path)})
    for each in cases:
        each.set("classname", sayable(path))
        made.append(each)
    made.set("tests", str(len(made)))
    for count, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        made.set(count, str(len(made.findall(f"testcase/{outcome}"))))


def cases(diagnostics: Sequence[Diagnostic], failing: Severity) -> Iterator[Element]:
    """Make a case for each diagnostic of a file, or one that passes."""
    for diagnostic in diagnostics:
        document = f" of document {diagnostic.document + 1}" if diagnostic.document else ""
        name = f"{diagnostic.code} {diagnostic.name} at {shown(diagnostic.pointer) or 'the root'}{document}"
        outcome = "failure" if diagnostic.severity.rank >= failing.rank else "system-out"
        yield case(name, outcome, diagnostic.severity.value, "\n".join(told(diagnostic)))
    if not diagnostics:
        yield Element("testcase", {"name": "no problems"})


def case(name: str, outcome: str, type: str, words: str) -> Element:
    """Make a case that ended in a certain way; its first line of words is the message."""
    made = Element("testcase", {"name": sayable(name)})
    attributes = {} if outcome in ("skipped", "system-out") else {"message": words.partition("\n")[0], "type": type}
    part = SubElement(made, outcome, {key: sayable(value) for key, value in attributes.items()})
    part.text = sayable(words)
    return made


def told(diagnostic: Diagnostic) -> Iterator[str]:
    """Say everything about a diagnostic, line by line."""
    yield shown(diagnostic.message)
    if diagnostic.help:
        yield f"help: {shown(diagnostic.help)}"
    if diagnostic.server:
        yield f"server: {shown(answer(diagnostic.server))}"
    yield f"at {shown(where(diagnostic))}"


def sayable(text: str) -> str:
    """Give a text that XML can say: what it cannot becomes an escape."""
    return _UNSAYABLE.sub(lambda match: escape(match[0]), text)
