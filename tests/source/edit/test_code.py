"""Whatever the code and whatever the change: what runs then sends what the change means, comments and all."""

from __future__ import annotations

import io
import os
import tokenize
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rtlint.hosts import read_text
from rtlint.source.change import Change, Cut, Impossible, Move, changed
from rtlint.source.document import Document
from rtlint.source.edit import lower, spliced

from .changing import changes
from .coding import GIVEN, code

CASES = int(os.environ.get("RTLINT_CASES", "1000"))


def ran(text: str) -> Any:
    """What the code sends."""
    sent: list[Any] = []
    exec(compile(text.removeprefix("\ufeff"), "app.py", "exec"), {"send": sent.append, **GIVEN})
    return sent[-1]


def comments(text: str) -> Counter[str]:
    """The comments in Python code."""
    tokens = tokenize.generate_tokens(io.StringIO(text.removeprefix("\ufeff"), newline="").readline)
    return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)


def below_session(change: Change) -> Change:
    """The change of a session as one of the event that holds it."""
    assert not isinstance(change, Cut)
    moved = replace(change, pointer=("session", *change.pointer))
    return replace(moved, to=("session", *moved.to)) if isinstance(moved, Move) else moved


def made(seed: int) -> tuple[Random, str, Document]:
    """A random file with one payload."""
    random = Random(seed)
    text = code(random)
    documents = list(read_text("app.py", text))
    assume(len(documents) == 1 and documents[0].readable)
    return random, text, documents[0]


def test_what_runs_sends_what_the_change_means() -> None:
    """Data as on data, comments as they were, other statements too; and hardly ever is it impossible."""
    count: Counter[str] = Counter()

    @settings(max_examples=CASES // 2, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 2**32))
    def check(seed: int) -> None:
        random, text, document = made(seed)
        wanted = [below_session(each) for each in changes(random, ran(text)["session"])]
        count["cases"] += 1
        try:
            after = spliced(text, lower(document, wanted))
        except Impossible as error:
            count["impossible"] += 1
            count[str(error)] += 1
            return
        assert ran(after) == changed(ran(text), wanted)
        assert comments(after) == comments(text)
        assert ("\r" in after) == ("\r" in text)
        assert after.startswith("\ufeff") == text.startswith("\ufeff")
        assert after.endswith(text[document.span.end :])

    check()

    assert count["impossible"] < 0.1 * count["cases"], count
