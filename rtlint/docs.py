"""A rule's page, made for reading: in a terminal, or as a row of a table."""

from __future__ import annotations

import re

from rtlint.dataclass import dataclass
from rtlint.rule import Rule

_FENCE = re.compile(
    r"^```(?P<form>\w+) (?P<promise>bad|good|fixed)(?P<options>[^\n]*)\n(?P<text>.*?)^```\n?", re.MULTILINE | re.DOTALL
)
_SAYS = {"bad": "wrong", "good": "right", "fixed": "repaired"}


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a page: a text in a `form` (yaml, json), and what it is: `wrong`, `right` or `repaired`.

    `options` are the words behind the promise: `today=2026-05-01`, `kind=response`, `unsafe`.
    """

    form: str
    says: str
    options: dict[str, str]
    text: str


def examples(rule: Rule) -> tuple[Example, ...]:
    """The examples of a page, in their order."""
    return tuple(_read(match) for match in _FENCE.finditer(rule.page))


def prose(rule: Rule) -> tuple[str, ...]:
    """What a page says between its examples, as Markdown: one more text than there are examples."""
    return tuple(_FENCE.sub("\0", rule.page.strip()).split("\0"))


def summary(rule: Rule) -> str:
    """The first sentence of the page."""
    return rule.page.strip().partition("\n")[0]


def dialects_of(rule: Rule) -> str:
    """The dialects a rule speaks in, as words."""
    return ", ".join(rule.dialects) or "all"


def fixes_of(rule: Rule) -> tuple[str, ...]:
    """How the rule repairs the examples of its page: `safe`, `unsafe`, both or neither."""
    repaired = (example for example in examples(rule) if example.says == "repaired")
    return tuple(sorted({"unsafe" if "unsafe" in example.options else "safe" for example in repaired}))


def terminal_page(rule: Rule) -> str:
    """The whole page as plain text: a heading, the facts about the rule, why, and the examples, indented."""
    default = "" if rule.default else ", off unless it is selected"
    heading = f"{rule.code} {rule.name} ({rule.severity.value}{default}; dialects: {dialects_of(rule)})"
    body = _FENCE.sub(_example, rule.page.strip())
    body = re.sub(r"^## Examples\n+", "", body, flags=re.MULTILINE)
    body = re.sub(r"^## (.*)\n+", lambda match: f"{match[1]}\n\n", body, flags=re.MULTILINE)
    return f"{heading}\n\n{body.strip()}\n"


def markdown(rule: Rule) -> str:
    """The whole page as Markdown that any viewer shows: each example behind a word that says what it is."""
    return _FENCE.sub(lambda match: f"{_heading(match)}\n\n```{match['form']}\n{match['text']}```\n", rule.page.strip())


def reason(rule: Rule) -> str:
    """Why the rule is there, the first paragraph, on one line."""
    return " ".join(rule.page.partition("## Why")[2].strip().partition("\n\n")[0].split())


def row(rule: Rule) -> dict[str, object]:
    """What is to know about a rule, as one flat object."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "default": rule.default,
        "dialects": list(rule.dialects),
        "fields": list(rule.on),
        "fixable": bool(fixes_of(rule)),
        "fixes": list(fixes_of(rule)),
        "summary": summary(rule),
    }


def _read(match: re.Match[str]) -> Example:
    options = dict(word.partition("=")[::2] for word in match["options"].split())
    return Example(match["form"], _SAYS[match["promise"]], options, match["text"])


def _example(match: re.Match[str]) -> str:
    return f"{_heading(match)}\n\n" + "".join(f"    {line}\n" for line in match["text"].splitlines())


def _heading(match: re.Match[str]) -> str:
    told = [option for option in match["options"].split() if not option.startswith("at=")]
    return f"{_SAYS[match['promise']]}{', with ' + ' '.join(told) if told else ''}:"
