"""A short run of each fuzzer, and that the fuzzers could find something."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from engine import ALIKE, HAS_ATHERIS, TARGETS, Guard, Plan
from inputs import put_together, taken_apart
from mutator import Mutator
from run import fuzz
from seeds import payloads, seeds, words

import rtlint

#: How many inputs each target takes in some seconds, the seeds among them.
RUNS = {"readers": 2000, "pure": 150, "hosts": 500, "linting": 150, "fixing": 120}


@pytest.mark.parametrize("target", TARGETS)
def test_a_short_run_finds_nothing(target: str, tmp_path: Path) -> None:
    """No exception, no broken promise, no hang; by hand it is half an hour."""
    # A busy machine is not a hang.
    plan = Plan(tmp_path, seed=1, runs=RUNS[target], seconds=0, max_len=2048, patience=60)

    figures = fuzz(target, plan, engine="atheris" if HAS_ATHERIS else "random", most_seeds=RUNS[target] // 5)

    assert [path.name for path in figures.findings] == []
    assert figures.inputs >= RUNS[target]
    assert figures.coverage > 300 or not HAS_ATHERIS


def test_without_coverage_mutations_of_the_seeds_are_tried(tmp_path: Path) -> None:
    """Where there is no atheris, that is what the short run does."""
    plan = Plan(tmp_path, seed=5, runs=100, seconds=0, max_len=2048)

    figures = fuzz("readers", plan, engine="random", most_seeds=20)

    assert (figures.inputs, figures.findings) == (100, ())


def test_what_a_check_raises_is_kept(tmp_path: Path) -> None:
    """The input and its traceback, a few times for each line, and the run goes on."""

    def check(data: bytes) -> None:
        assert len(data) % 2

    guard = Guard(check, tmp_path)
    for size in range(20):
        guard(bytes(size))

    kept = sorted(path for path in tmp_path.iterdir() if path.suffix != ".txt")
    assert [len(path.read_bytes()) % 2 for path in kept] == [0] * ALIKE
    assert "AssertionError" in kept[0].with_name(f"{kept[0].name}.txt").read_text()


@pytest.mark.parametrize("target", TARGETS)
def test_there_are_seeds_of_every_kind_of_file(target: str) -> None:
    """Each suffix of each target has files to start from."""
    suffixes: tuple[str, ...] = import_module(f"fuzz_{target}").SUFFIXES
    found = {taken_apart(seed).choice(0, suffixes) for seed in seeds(suffixes)}

    assert found >= {suffix for suffix in suffixes if suffix not in ("", ".js", ".tsx", ".libyaml")}
    assert len({*seeds(suffixes)}) > 200


def test_the_dictionary_has_the_words_of_the_api() -> None:
    """Fields, values, models and voices, as the schemas and tables name them today."""
    assert {"turn_detection", "semantic_vad", "session.update", "gpt-realtime", "marin"} <= {*words()}


def test_mutations_of_a_payload_often_are_payloads() -> None:
    """Otherwise nothing behind the recognition would be tried."""
    random = Random(3)
    mutator = Mutator(words(), payloads(), lambda data, size: random.randbytes(4) + data[:size])
    text = b"type: session.update\nsession:\n  type: realtime\n  audio: {output: {voice: marin}}\n"
    made = [mutator(put_together(text, ".yaml", (".yaml",)), 4096, seed) for seed in range(100)]

    assert len({*made}) > 80
    assert all(len(each) <= 4096 for each in made)
    assert sum(bool(rtlint.lint(taken_apart(each).content, path="x.yaml").payloads) for each in made) > 50
