"""Every word that rtlint says of the mistakes on its pages is meant: whoever changes one sees all that changes with it."""

from __future__ import annotations

import pytest
from said import BROKEN, ODD, SAID, broken, odd, page, paragraphs

from rtlint.rule import Rule
from rtlint.rules import all_rules

KNOWN = {text.split(" ")[1]: text for text in paragraphs(SAID)}


@pytest.mark.parametrize("rule", list(all_rules().values()), ids=lambda rule: rule.name)
def test_what_is_said_is_what_was_said(rule: Rule) -> None:
    """Place, severity, message, help, related places, the server's answer and the fix; `python tests/said.py` accepts a change."""
    assert page(rule) == KNOWN[rule.code]


def test_nothing_else_is_known() -> None:
    """A rule that is gone, or has another name, leaves nothing behind."""
    assert [*KNOWN] == [*all_rules()]


@pytest.mark.parametrize("known", paragraphs(BROKEN), ids=lambda known: known.partition("\n")[0])
def test_what_is_said_of_a_broken_text(known: str) -> None:
    """The same holds for what cannot be read: what is wrong, where it is, what explains it, and what to do."""
    assert broken(known.partition("\n")[0]) == known


@pytest.mark.parametrize("known", paragraphs(ODD), ids=lambda known: known.partition("\n")[0])
def test_what_is_said_of_an_odd_payload(known: str) -> None:
    """And for the rules' mistakes in forms that no page shows."""
    assert odd(known.partition("\n")[0]) == known
