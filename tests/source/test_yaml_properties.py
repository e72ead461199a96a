"""Whatever YAML is written, in whatever style, rtlint reads it as another reader does."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml.error import YAMLError

from rtlint.source.document import Document, tree
from rtlint.source.read import read_text
from rtlint.source.text import Text
from rtlint.source.tree import Node
from rtlint.source.yaml_events import c_events, pure_events
from rtlint.source.yaml_read import read_yaml

from .yaml_reference import reference, same
from .yaml_writing import Writer

#: How many texts; the long run asks for more.
CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 3


def test_yaml_is_read_as_ruamel_reads_it() -> None:
    """The same documents with the same data, or both refuse; and most of what is written can be read."""
    count: Counter[str] = Counter()

    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=st.integers(0, 2**32))
    def check(seed: int) -> None:
        text = Writer(Random(seed).randrange).stream()
        ours = list(read_text("x.yaml", text))
        try:
            theirs = list(reference(text)) or [None]
        except YAMLError:
            count["refused"] += 1
            assert not all(document.readable for document in ours), text
            return
        count["read"] += 1
        problems = {problem.name for document in ours for problem in document.problems}
        assert problems <= {"duplicate-key", "non-finite-number"}, text
        assert same([document.data for document in ours], theirs), text

    check()

    assert count["read"] > count["refused"]


def places(root: Node | None) -> Iterator[tuple[str, str, int, int]]:
    """Every node and every key that is written. Of nulls that are not, and of tags, the parsers say different things."""
    pending = [root] if root else []
    while pending:
        node = pending.pop()
        if node.start < node.end:
            yield node.kind, node.style, node.start, node.end
        for entry in node.entries:
            yield "key", entry.key, entry.key_span.start, entry.key_span.end
            pending.append(entry.value)
        pending += node.items


def reading(documents: list[Document]) -> str:
    """Data, kinds of problems and places."""
    return repr([(each.data, [one.name for one in each.problems], list(places(tree(each)))) for each in documents])


@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_both_parsers_read_the_same(seed: int) -> None:
    """What libyaml reads, ruamel.yaml reads too, and the same; what only ruamel.yaml reads is read as it does."""
    text = Writer(Random(seed).randrange).stream()
    assume(not re.search(r"!\S+ &", text))  # then ruamel.yaml starts a value at its anchor
    either, c, pure = (
        list(read_yaml("x.yaml", Text(text), "utf-8", parser)) for parser in (None, c_events, pure_events)
    )
    if all(document.readable for document in c):
        assert reading(c) == reading(pure) == reading(either)
    elif all(document.readable for document in pure):
        assert reading(either) == reading(pure)
