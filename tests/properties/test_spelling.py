"""How a payload is written says nothing: form, style, order of keys, line ends, encoding, comments, and where it comes from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from rtlint.source.comments import comments
from rtlint.source.read import read_text

from .payloads import FORMS, Payload, Said, in_block, lint, payload, said

CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 25
SETTINGS = settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
SEEDS = st.integers(0, 2**32)


def judged(value: Payload) -> list[Said]:
    """What is said of a payload as JSON on one line."""
    return said(lint(json.dumps(value.data), "x.json", value.kind))


@pytest.mark.parametrize("form", FORMS)
@SETTINGS
@given(seed=SEEDS)
def test_the_form_says_nothing(form: str, seed: int) -> None:
    """JSON and YAML in whatever style, with line ends of any system, with and without a byte-order mark, as text or bytes."""
    random, value = Random(seed), payload(seed)
    path, write = FORMS[form]
    text = random.choice(("", "\ufeff")) + write(value.data, random)
    text = text.replace("\n", random.choice(("\n", "\r\n", "\r")))
    assert said(lint(text, path, value.kind)) == judged(value)
    encoding = random.choice(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"))
    data = ("\ufeff" + text.removeprefix("\ufeff")).encode(encoding)
    assert said(lint(data, path, value.kind)) == judged(value)


@SETTINGS
@given(seed=SEEDS)
def test_plain_data_is_judged_as_its_text(seed: int) -> None:
    """From Python, without a text."""
    value = payload(seed)
    assume(not isinstance(value.data, str))  # which is a text
    assert said(lint(value.data, "x.json", value.kind)) == judged(value)


def shuffled(value: Any, random: Random) -> Any:
    """The same data with its keys in another order."""
    if isinstance(value, dict):
        return {key: shuffled(value[key], random) for key in random.sample(list(value), len(value))}
    return [shuffled(item, random) for item in value] if isinstance(value, list) else value


@SETTINGS
@given(seed=SEEDS)
def test_the_order_of_keys_says_nothing(seed: int) -> None:
    """The same codes at the same pointers."""
    value = payload(seed)
    other = Payload(shuffled(value.data, Random(seed)), value.kind)
    assert [each[:3] for each in judged(other)] == [each[:3] for each in judged(value)]


def with_comments(value: Any, random: Random) -> str:
    """A value as JSON with comments at the ends of lines."""
    lines = json.dumps(value, indent=2).split("\n")
    return "\n".join(line + random.choice(("", "", " // x", " /* { */", "\t//")) for line in lines)


@SETTINGS
@given(seed=SEEDS)
def test_comments_say_nothing(seed: int) -> None:
    """Without its comments a file is judged the same."""
    random, value = Random(seed), payload(seed)
    path = random.choice(("x.yaml", "x.jsonc"))
    text = in_block(value.data, random) if path == "x.yaml" else with_comments(value.data, random)
    (document,) = read_text(path, text)
    bare = text
    for comment in reversed(list(comments(document))):
        bare = bare[: comment.span.start] + bare[comment.span.end :]
    assert said(lint(bare, path, value.kind)) == said(lint(text, path, value.kind))


def test_where_it_comes_from_says_nothing(tmp_path: Path) -> None:
    """By its path, from standard input and from Python, the report is the same."""
    values = [payload(seed) for seed in range(0, 400, 7)]
    value = max((one for one in values if one.kind == "session"), key=lambda one: len(judged(one)))
    content = json.dumps(value.data, indent=2)
    (tmp_path / "x.json").write_text(content)
    words = [
        sys.executable,
        "-m",
        "rtlint",
        "check",
        "--isolated",
        "--kind",
        "session",
        "--today",
        "2026-11-21",
        "--output-format",
        "json",
    ]
    runs = [
        subprocess.run(
            [*words, *more], cwd=tmp_path, input=content, capture_output=True, text=True, check=False, timeout=60
        )
        for more in (["x.json"], ["--stdin-filename", "x.json", "-"])
    ]
    assert len(judged(value)) > 2
    assert runs[0].stdout == runs[1].stdout
    shown = json.loads(runs[0].stdout)["diagnostics"]
    assert sorted(
        (one["code"], one["severity"], one["pointer"], one["message"].replace('"', "")) for one in shown
    ) == judged(value)
