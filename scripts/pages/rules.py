"""A page for each rule, made of the rule's own page and of what its examples are told, and the list of all rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

import rtlint
from pages.markdown import code, fence, table
from rtlint.docs import Example, dialects_of, examples, fixes_of, prose, summary
from rtlint.facts import table as facts
from rtlint.facts.server_messages import server_messages
from rtlint.report.terminal import render_full
from rtlint.rule import Rule
from rtlint.rules import all_rules

#: What the hundreds of the codes stand for.
FAMILIES = {
    "RT0": "Reading and recognising files",
    "RT1": "Shape",
    "RT2": "Values and limits",
    "RT3": "Turn detection",
    "RT4": "Tools, tool choice, MCP",
    "RT5": "Models, voices, audio, transcription",
    "RT6": "Dialects and migration",
    "RT7": "Secrets and hygiene",
    "RT8": "Advice",
    "RT9": "rtlint itself",
}

LOOKS = {"wrong": "bad", "right": "good", "repaired": "good"}


def rule_list() -> str:
    """All rules in their families, a line each."""
    parts = []
    for family, rules in groupby(all_rules().values(), key=lambda rule: rule.code[:3]):
        rows = [
            (
                f"[{code(rule.name)}](rules/{rule.name}.md)<br>{rule.code}, {weight(rule)}",
                f"{summary(rule)}{repairs(rule)}",
            )
            for rule in rules
        ]
        parts.append(f"## {FAMILIES[family]} ({family}xx)\n\n{table(('rule', 'what is wrong'), rows)}")
    return "\n".join(parts)


def rule_pages() -> dict[str, str]:
    """The Markdown of each rule's page, by its file."""
    return {f"rules/{rule.name}.md": rule_page(rule) for rule in all_rules().values()}


def rule_page(rule: Rule) -> str:
    """One page: what the rule is about, the facts, why, the examples and what rtlint says to the wrong ones."""
    head, *between = prose(rule)
    title, _, rest = head.partition("\n\n")
    facts_of_rule = table(
        ("code", "severity", "dialects", "repair"), [(rule.code, weight(rule), dialects_of(rule), repair(rule))]
    )
    parts = [f"# {rule.name}\n", f"{title}\n", facts_of_rule, f"{rest.strip()}\n"]
    for example, text in zip(examples(rule), between, strict=True):
        parts += [*shown(rule, example), f"{text.strip()}\n"]
    parts += [*answers(rule), *silencing(rule), "[All rules](../rules.md)\n"]
    return "\n".join(part for part in parts if part.strip())


def weight(rule: Rule) -> str:
    """The severity, and whether the rule has to be selected."""
    return f"{rule.severity.value}{'' if rule.default else ', off unless selected'}"


def repair(rule: Rule) -> str:
    """Whether the rule repairs, in words."""
    ways = {(): "none", ("safe",): "safe", ("unsafe",): "unsafe", ("safe", "unsafe"): "safe or unsafe, case by case"}
    return ways[fixes_of(rule)]


def repairs(rule: Rule) -> str:
    """A remark behind the summary of a rule that repairs."""
    return f" *(repair: {repair(rule)})*" if fixes_of(rule) else ""


def shown(rule: Rule, example: Example) -> Iterator[str]:
    """An example, and what rtlint says of it when it is wrong."""
    options = {name: value for name, value in example.options.items() if name != "at"}
    under = ", ".join(f"{name} {value}".strip() for name, value in options.items())
    title = f"{example.says.capitalize()}{f' ({under})' if under else ''}"
    yield fence(example.text, example.form, title=title, look=LOOKS[example.says])
    if example.says == "wrong":
        yield fence(told(rule, example), "text", title="rtlint says")


def told(rule: Rule, example: Example) -> str:
    """The report of what the rule says of its example, on the day of the fact tables unless the example names another."""
    given = {name: value for name, value in example.options.items() if name in ("kind", "dialect", "target")}
    today = date.fromisoformat(example.options.get("today") or facts("models")["checked"])
    select = () if rule.default else ("RT0", "RT1", rule.code)
    for wanted in (given, {"kind": "session", **given}):
        report = rtlint.lint(example.text, path=f"example.{example.form}", today=today, select=select, **wanted)
        own = tuple(diagnostic for diagnostic in report.diagnostics if diagnostic.code == rule.code)
        if own:
            text = render_full(replace(report, diagnostics=own, payloads=()), color=False)
            return text.rpartition("\n\n")[0]
    raise ValueError(f"{rule.name} says nothing of its wrong example:\n{example.text}")


def answers(rule: Rule) -> Iterator[str]:
    """What the server answers to this mistake, as far as that was seen."""
    seen = [message.example for message in server_messages() if rule.name in message.rules]
    if seen:
        lines = "".join(f"- {code(text)}\n" for text in seen)
        yield f"## What the server says\n\n{lines}\nMore messages: [I got this error](../server-messages.md).\n"


def silencing(rule: Rule) -> Iterator[str]:
    """How to silence the rule, with a reason where it asks for one; what cannot be read cannot hold a comment."""
    if rule.sort == "reading":
        return
    reason = " and the reason, which this rule asks for" if rule.needs_reason else ""
    yield (
        f"## To silence it\n\nOn one line, a comment: `# rtlint: ignore[{rule.name}]`{reason}. For files or folders:\n"
        f"[`ignore` and `per-file-ignores`](../configuration.md).\n"
    )
