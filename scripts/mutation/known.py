"""What is known of the tests: which run a line, and how long each takes; noted once, in a folder outside of the repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

from coverage import CoverageData

from mutation.record import SETTINGS

ROOT = Path(__file__).parents[2]

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"), "rtlint-mutants")

#: They look at the text of the code, or at a package built of it, and cost more than they could notice.
LEFT_OUT = ("test_style.py", "test_packaging.py", "test_ci.py", "test_pre_commit.py", "docs/test_site.py")

#: Tests on the whole file of a mutant are tried for so many seconds.
_LONGEST = 90.0


def record(processes: int) -> None:
    """Run all tests once and note what each runs; some minutes."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for old in CACHE.glob("coverage*"):
        old.unlink()
    settings = CACHE / "settings.ini"
    settings.write_text(SETTINGS.format(package=ROOT / "rtlint", folder=CACHE))
    environment = {"COVERAGE_PROCESS_START": str(settings), "MUTANTS_SECONDS": str(CACHE / "seconds.json")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(processes), "-p", "mutation.record", *left_out()]
    subprocess.run(command, cwd=ROOT, env=with_paths(ROOT) | environment, check=False)
    combine = [sys.executable, "-m", "coverage", "combine", "-q", f"--rcfile={settings}"]
    subprocess.run(combine, cwd=ROOT, check=True)


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
    """For each line of a file the tests that run it."""
    data = CoverageData(str(CACHE / "coverage"))
    data.read()
    known = _seconds()
    named = ((line, map(_test, contexts)) for line, contexts in data.contexts_by_lineno(str(ROOT / path)).items())
    return {line: frozenset(name for name in names if name in known) for line, names in named}


def _test(context: str) -> str:
    """The test that a context speaks of; in a program that it started pytest added what it was at."""
    return re.sub(r" \((setup|call|teardown)\)$", "", context.removeprefix("|"))


def tests_of(path: str, lines: tuple[int, int]) -> list[str]:
    """The tests that run one of some lines, the fastest first."""
    found = [_contexts(path).get(line, frozenset()) for line in range(lines[0], lines[1] + 1)]
    return sorted(frozenset[str]().union(*found), key=_seconds().__getitem__)


def tests_near(path: str, lines: tuple[int, int]) -> list[str]:
    """These tests, then others that run anything of the file, the fastest first, as long as that is no matter of minutes."""
    first = tests_of(path, lines)
    others = sorted(frozenset[str]().union(*_contexts(path).values()) - {*first}, key=_seconds().__getitem__)
    took, near = 0.0, list[str]()
    for name in others:
        took += _seconds()[name]
        if took > _LONGEST:
            break
        near.append(name)
    return [*first, *near]
