"""Whatever the document and whatever the change: the data is right, the comments are there, the rest is untouched."""

from __future__ import annotations

import os
from collections import Counter
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rtlint.source.change import Impossible, changed
from rtlint.source.comments import comments
from rtlint.source.document import Document
from rtlint.source.edit import Splice, lower, shares
from rtlint.source.edit.verify import same
from rtlint.source.read import read_text
from source.yaml_writing import Writer

from .changing import changes
from .writing import document

#: How many cases in all; the long run asks for more.
CASES = int(os.environ.get("RTLINT_CASES", "1000"))
FORMS = {"block": 0.3, "flow": 0.15, "json": 0.15, "jsonc": 0.2, "anchors": 0.1, "exotic": 0.1}
SEEDS = st.integers(0, 2**32)
ORDINARY = ("block", "flow", "json", "jsonc")


def made(seed: int, form: str) -> tuple[Random, str, Document]:
    """A random document of a form, readable and without duplicate keys."""
    random = Random(seed)
    text = document(random, form)
    documents = list(read_text(f"x.{form if 'json' in form else 'yaml'}", text))
    assume(len(documents) == 1 and documents[0].readable)
    assume(all(problem.name != "duplicate-key" for problem in documents[0].problems))
    return random, text, documents[0]


def pasted(text: str, splices: tuple[Splice, ...]) -> str:
    """The text after splices, made from the end; so a splice that meets another one shows."""
    for left, right in pairwise(splices):
        assert left.end <= right.start
    for splice in reversed(splices):
        assert 0 <= splice.start <= splice.end <= len(text)
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def bodies(each: Document) -> Counter[str]:
    """What the comments of a document say, and how often."""
    return Counter(comment.body for comment in comments(each))


def line_ends(text: str) -> set[str]:
    """The line ends of a text."""
    return {end for end in ("\r\n", "\n", "\r") if end in (text if end == "\r\n" else text.replace("\r\n", ""))}


@pytest.mark.parametrize("form", FORMS)
def test_the_data_is_what_the_changes_say(form: str) -> None:
    """Data as on data, each comment once, no strange line end; and hardly ever is it impossible in ordinary files."""
    count: Counter[str] = Counter()

    @settings(max_examples=int(CASES * FORMS[form]), deadline=None, suppress_health_check=list(HealthCheck))
    @given(seed=SEEDS)
    def check(seed: int) -> None:
        random, text, before = made(seed, form)
        wanted = changes(random, before.data)
        count["cases"] += 1
        try:
            splices = lower(before, wanted)
        except Impossible:
            count["impossible"] += 1
            return
        after = pasted(text, splices)
        (now,) = read_text(before.path, after)
        if not shares(before, wanted):
            assert same(changed(before.data, wanted), now.data)
        assert bodies(now) == bodies(before)
        if len(line_ends(text)) == 1:
            assert line_ends(after) <= line_ends(text)
        assert all(text[each.start : each.end] != each.text for each in splices)

    check()

    if form in ORDINARY:
        assert count["impossible"] < 0.02 * count["cases"] + 1, count


@settings(max_examples=CASES // 10, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS, behind=st.booleans())
def test_other_documents_of_the_file_stay(seed: int, behind: bool) -> None:
    """Edits of one document lie within it."""
    random, text, alone = made(seed, "block")
    assume(not text.startswith("%") and "..." not in text)
    other = "other: 1 # x\n" if behind else "- |\n  other"
    whole = f"{other}\n---\n{text}\n---\n{other}\n"
    documents = list(read_text("x.yaml", whole))
    assume(len(documents) >= 3)
    middle = documents[-2]
    assume(same(alone.data, middle.data))
    try:
        splices = lower(middle, changes(random, middle.data))
    except Impossible:
        return

    assert all(middle.span.start <= each.start <= each.end <= middle.span.end for each in splices)
    now = list(read_text("x.yaml", pasted(whole, splices)))
    assert [each.data for each in now[:-2]] == [each.data for each in documents[:-2]]
    assert now[-1].data == documents[-1].data


@settings(max_examples=CASES // 10, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS, form=st.sampled_from(ORDINARY))
def test_what_is_so_already_is_left_alone(seed: int, form: str) -> None:
    """The same changes of the same data, asked for once more as values, make no splice."""
    from rtlint.source.change import Set

    from .changing import places

    random, _, before = made(seed, form)
    pointer, value = random.choice(list(places(before.data)))

    assert lower(before, [Set(pointer, value)]) == ()


@settings(max_examples=CASES // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=SEEDS)
def test_whatever_is_yaml_is_edited_or_refused(seed: int) -> None:
    """In every style there is, several documents in a file: data as on data, every comment kept, the others untouched."""
    random = Random(seed)
    text = Writer(random.randrange).stream()
    documents = list(read_text("x.yaml", text))
    assume(all(each.readable and not any(one.name == "duplicate-key" for one in each.problems) for each in documents))
    document = random.choice(documents)
    wanted = changes(random, document.data)
    try:
        splices = lower(document, wanted)
    except Impossible:
        return
    now = list(read_text("x.yaml", pasted(text, splices)))
    if not shares(document, wanted):
        expected = [changed(each.data, wanted) if each is document else each.data for each in documents]
        assert same(expected, [each.data for each in now])
    assert sum(map(bodies, now), Counter()) == sum(map(bodies, documents), Counter())
