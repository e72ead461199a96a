"""Every word that rtlint says of the mistakes on its pages is meant: whoever changes one sees all that changes with it."""

from __future__ import annotations

import pytest
from said import SAID, pages

KNOWN = SAID.read_text(encoding="utf-8").rstrip("\n").split("\n\n")


@pytest.mark.parametrize("page", list(pages()), ids=lambda page: page.partition(":")[0].removeprefix("# "))
def test_what_is_said_is_what_was_said(page: str) -> None:
    """Place, severity, message, help, related places, the server's answer and the fix; `python tests/said.py` accepts a change."""
    title = page.partition(":")[0]
    known = next((known for known in KNOWN if known.partition(":")[0] == title), "nothing")

    assert page == known


def test_nothing_else_is_known() -> None:
    """A rule that is gone, or has another name, leaves nothing behind."""
    assert [known.partition(":")[0] for known in KNOWN] == [page.partition(":")[0] for page in pages()]
