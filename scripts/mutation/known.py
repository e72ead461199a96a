"""What is known of the tests: which run a line, and how long each takes; noted once, in a folder outside of the repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import accumulate
from pathlib import Path

from coverage import CoverageData

from mutation.record import SETTINGS

ROOT = Path(__file__).parents[2]

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"), "rtlint-mutants")

#: They look at the text of the code, or at a package built of it, and cost more than they could notice.
LEFT_OUT = ("test_style.py", "test_packaging.py", "test_ci.py", "test_pre_commit.py", "docs/test_site.py")

#: A mutant has the tests of so many seconds; where fewer than so many tests run its very line, those of its file are among them.
_LONGEST, _FEW = 60.0, 5


def record(processes: int, tests: list[str]) -> None:
    """Run all tests once and note what each runs, which takes some minutes; or some tests, which are noted too."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for old in CACHE.glob("coverage*"):
        if not tests or old.suffix:
            old.unlink()
    settings, seconds = CACHE / "settings.ini", CACHE / "seconds.json"
    known = json.loads(seconds.read_text()) if tests else {}
    settings.write_text(SETTINGS.format(package=ROOT / "rtlint", folder=CACHE))
    environment = {"COVERAGE_PROCESS_START": str(settings), "MUTANTS_SECONDS": str(seconds)}
    wanted = ["-n", str(processes), "-p", "mutation.record", *(tests or left_out())]
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *wanted], cwd=ROOT, env=with_paths(ROOT) | environment, check=False
    )
    seconds.write_text(json.dumps(known | json.loads(seconds.read_text())))
    combine = ["combine", "-q", f"--rcfile={settings}", *(["--append"] if tests else [])]
    subprocess.run([sys.executable, "-m", "coverage", *combine], cwd=ROOT, check=True)


def left_out() -> list[str]:
    """What tells pytest to leave out the tests that could not notice."""
    return [f"--ignore=tests/{name}" for name in LEFT_OUT]


def with_paths(tree: Path) -> dict[str, str]:
    """The environment in which Python imports rtlint of a tree, and this package; nothing is compiled to a file."""
    return {**os.environ, "PYTHONPATH": f"{tree}{os.pathsep}{tree / 'scripts'}", "PYTHONDONTWRITEBYTECODE": "1"}


@cache
def _seconds() -> dict[str, float]:
    seconds: dict[str, float] = json.loads((CACHE / "seconds.json").read_text())
    return seconds


@cache
def _contexts(path: str) -> dict[int, frozenset[str]]:
    """For each line of a file the tests that run it; the empty name stands for what imports it."""
    data = CoverageData(str(CACHE / "coverage"))
    data.read()
    known = {*_seconds(), ""}
    named = ((line, map(_test, contexts)) for line, contexts in data.contexts_by_lineno(str(ROOT / path)).items())
    return {line: frozenset(name for name in names if name in known) for line, names in named}


def _test(context: str) -> str:
    """The test that a context speaks of; in a program that it started pytest added what it was at."""
    return re.sub(r" \((setup|call|teardown)\)$", "", context.removeprefix("|"))


def is_imported(path: str, lines: tuple[int, int]) -> bool:
    """Whether one of some lines is run by an import, or while tests are collected."""
    return any("" in _contexts(path).get(line, ()) for line in range(lines[0], lines[1] + 1))


def tests_of(path: str, lines: tuple[int, int]) -> list[str]:
    """The tests that run one of some lines; those of the whole file where they are few, or an import runs the lines.

    A function that keeps its results is run by the first test that asks; what an import does is noticed later.
    """
    found = [_contexts(path).get(line, frozenset()) for line in range(lines[0], lines[1] + 1)]
    wanted = frozenset[str]().union(*found)
    if len(wanted) < _FEW or is_imported(path, lines):
        wanted = wanted.union(*_contexts(path).values())
    ordered = _in_order(wanted)
    took = accumulate(map(_seconds().__getitem__, ordered))
    return [name for name, until in zip(ordered, took, strict=True) if until < _LONGEST]


def tests_of_the_house() -> list[str]:
    """Those that look at what files declare, and run none of their lines."""
    return [name for name in _seconds() if name.startswith("tests/test_policy.py")]


def _in_order(names: frozenset[str]) -> list[str]:
    """The fastest first; but those of one function notice much the same, and so each has a say before the others go on."""
    seen: Counter[str] = Counter()
    ranked = []
    for name in sorted(names - {""}, key=_seconds().__getitem__):
        function = name.partition("[")[0]
        seen[function] += 1
        ranked.append((seen[function] * (0.05 + _seconds()[name]), name))
    return [name for _, name in sorted(ranked)]
