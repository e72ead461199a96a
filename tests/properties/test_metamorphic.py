"""What is done about some findings, or stands beside them, changes no other ones."""

from __future__ import annotations

import json
import os
from collections import Counter
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import rtlint
from rtlint.baseline import entry, known_among, parse, render
from rtlint.config import settings as chosen
from rtlint.run import lint_bytes
from rtlint.source.read import read_text

from .payloads import CODE, FORMS, TODAY, Payload, in_block, lint, payload, plain, said

CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 25
SETTINGS = settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
SEEDS = st.integers(0, 2**32)


def wrong(seed: int) -> Payload:
    """A payload of which something is said."""
    value = payload(seed)
    assume(lint(json.dumps(value.data), "x.json", value.kind).diagnostics)
    return value


@SETTINGS
@given(seed=SEEDS)
def test_an_ignore_leaves_out_what_it_names_and_no_more(seed: int) -> None:
    """For the file, everything of that rule; above a line, those on it; each finding can be left out."""
    random, value = Random(seed), wrong(seed)
    path, mark = random.choice((("x.jsonc", "//"), ("x.yaml", "#")))
    text = json.dumps(value.data, indent=2, ensure_ascii=False)
    before = lint(text, path, value.kind)
    one = random.choice(before.diagnostics)
    assert one.range is not None
    everywhere = f"{mark} rtlint: ignore-file[{one.name}] a reason\n{text}"
    assert said(lint(everywhere, path, value.kind)) == [each for each in said(before) if each[0] != one.code]

    lines = text.split("\n")
    lines.insert(one.range.start.line - 1, f"{mark} rtlint: ignore[{random.choice((one.code, one.name))}] a reason")
    after = Counter(said(lint("\n".join(lines), path, value.kind)))
    gone = Counter(said(before)) - after
    assert not after - Counter(said(before))
    assert {each[0] for each in gone} == {one.code}
    assert any(each[2] == one.pointer for each in gone)


@SETTINGS
@given(seed=SEEDS)
def test_another_document_changes_nothing(seed: int) -> None:
    """One that is no payload, before it or behind it, in YAML."""
    random, value = Random(seed), wrong(seed)
    text = in_block(value.data, random)
    before = lint(text, "x.yaml", value.kind)
    other = random.choice(("name: other\nitems: [1, 2]\n", "- x\n", "{}\n", "text\n"))
    report = lint(random.choice((f"{other}---\n{text}", f"{text}\n---\n{other}")), "x.yaml", None)
    assert said(report) == said(lint(text, "x.yaml", None))
    assert before.diagnostics


@SETTINGS
@given(seed=SEEDS)
def test_what_a_baseline_knows_is_not_new(seed: int) -> None:
    """Also once the file is written in another form."""
    random, value = Random(seed), wrong(seed)
    path, write = FORMS[random.choice(list(FORMS))]
    before = [entry(one, "x") for one in lint(json.dumps(value.data), "x.json", value.kind).diagnostics]
    after = [entry(one, "x") for one in lint(write(value.data, random), path, value.kind).diagnostics]
    known = parse(render(Counter(one for one in before if one is not None)))
    found, left = known_among(after, known)
    assert found == set(range(len(after)))
    assert not left


@SETTINGS
@given(seed=SEEDS, unsafe=st.booleans())
def test_what_is_left_after_fixing_could_not_be_fixed(seed: int, unsafe: bool) -> None:
    """The fixed file is judged as the report says, has no more errors, and nothing more to fix; fixing again does nothing."""
    random, value = Random(seed), wrong(seed)
    path, write = random.choice([*FORMS.values(), *CODE.values()])
    text = write(value.data, random)
    options = chosen(today=TODAY, kind=value.kind)
    before = lint(text, path, value.kind)
    fixed = lint_bytes(path, text.encode(), options, fixes="all" if unsafe else "safe")
    after = fixed.rewrites[0].after if fixed.rewrites else text
    now = lint_bytes(path, after.encode(), options)
    assert said(now) == said(fixed)
    assert now.count(rtlint.Severity.ERROR) <= before.count(rtlint.Severity.ERROR)
    assert not any(one.fix is not None and (one.fix.safe or unsafe) for one in now.diagnostics)
    assert not lint_bytes(path, after.encode(), options, fixes="all" if unsafe else "safe").rewrites
    assert bool(fixed.rewrites) == any(one.fix is not None and (one.fix.safe or unsafe) for one in before.diagnostics)


@SETTINGS
@given(seed=SEEDS, unsafe=st.booleans())
def test_fixing_means_the_same_in_every_form(seed: int, unsafe: bool) -> None:
    """The data of a fixed file does not depend on how it is written."""
    random, value = Random(seed), wrong(seed)
    data = []
    for path, write in (FORMS["JSON on one line"], FORMS["JSON with tabs"], FORMS["JSON in YAML"], FORMS["YAML"]):
        text = write(value.data, random)
        fixed = lint_bytes(path, text.encode(), chosen(today=TODAY, kind=value.kind), fixes="all" if unsafe else "safe")
        (document,) = read_text(path, fixed.rewrites[0].after if fixed.rewrites else text)
        data.append(json.dumps(plain(document.data)))
    assert len(set(data)) == 1
