"""A run says the same however it is made: in whatever order, in how many processes, with which seed for hashes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from .payloads import FORMS, TODAY, payload

FILES = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of payloads in all forms, code and logs among them."""
    made = tmp_path_factory.mktemp("runs")
    for seed in range(FILES):
        random, value = Random(seed), payload(seed).data
        name, write = random.choice(list(FORMS.values()))
        text, suffix = write(value, random), name[1:] or ".json"
        if seed % 10 == 0:
            text, suffix = f"event = {{'type': 'session.update', 'session': {value!r}}}\n", ".py"
        if seed % 10 == 1:
            text, suffix = json.dumps({"type": "session.update", "session": value}) + "\n", ".jsonl"
        (made / f"{seed:02}{suffix}").write_text(text, encoding="utf-8")
    return made


def run(folder: Path, names: list[str], jobs: int = 1, seed: str = "0") -> tuple[str, int, str]:
    """What a run prints, how it ends, and what it remarks."""
    words = ["--isolated", "--today", str(TODAY), "--output-format", "json", "--jobs", str(jobs), *names]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "rtlint", "check", *words]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return done.stdout, done.returncode, done.stderr


def by_file(output: str) -> dict[str, list[Any]]:
    """The diagnostics of each file."""
    found: dict[str, list[Any]] = {}
    for one in json.loads(output)["diagnostics"]:
        found.setdefault(one["path"], []).append(one)
    return found


def test_a_run_is_the_same_every_time(folder: Path) -> None:
    """To the last character, with any seed for hashes and any number of processes."""
    names = sorted(path.name for path in folder.iterdir())
    first = run(folder, names)

    assert len(by_file(first[0])) > FILES / 4
    assert run(folder, names, seed="1") == run(folder, names, seed="random", jobs=3) == first


def test_a_file_is_judged_by_itself(folder: Path) -> None:
    """Whatever the order of the files, and whatever else is there."""
    names = sorted(path.name for path in folder.iterdir())
    (folder / "unknown.yaml").write_text("name: other\n---\n- 1\n")
    mixed = Random(0).sample(names, len(names))
    first, other = run(folder, names), run(folder, [*mixed[:30], "unknown.yaml", *mixed[30:]])

    assert by_file(first[0]) == by_file(other[0])
    assert first[1] == other[1] == 1
