"""Fuzz one target: `python tests/fuzz/run.py TARGET [--seconds N | --runs N] [--seed S]` prints figures and findings."""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random

from engine import HAS_ATHERIS, TARGETS, Plan, run_random
from seeds import seeds

HERE = Path(__file__).parent
#: Behind a hang or a crash of the process it is started again so often.
STARTS = 20


@dataclass(frozen=True)
class Figures:
    """How it went: inputs tried, seconds, instructions and edges reached (0: not measured), inputs kept, files of findings."""

    inputs: int
    seconds: float
    coverage: int
    corpus: int
    findings: tuple[Path, ...]


def fuzz(name: str, plan: Plan, *, engine: str, most_seeds: int | None = None) -> Figures:
    """Fuzz a target in a folder, from what is in its corpus already and all seeds, or a random choice of them."""
    plan.corpus.mkdir(parents=True, exist_ok=True)
    plan.findings.mkdir(exist_ok=True)
    known = sorted({*seeds(import_module(f"fuzz_{name}").SUFFIXES)})
    for seed in Random(plan.seed).sample(known, min(most_seeds or len(known), len(known))):
        (plan.corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    start = time.monotonic()
    count, coverage = _atheris(name, plan) if engine == "atheris" else (run_random(name, plan), 0)
    taken = time.monotonic() - start
    found = tuple(path for path in sorted(plan.findings.iterdir()) if path.suffix != ".txt")
    return Figures(count, taken, coverage, len([*plan.corpus.iterdir()]), found)


def _atheris(name: str, plan: Plan) -> tuple[int, int]:
    """Run libFuzzer in a process of its own, again when an input ends it; inputs tried, and coverage."""
    log, count, coverage = plan.folder / "log.txt", 0, 0
    end = time.monotonic() + plan.seconds
    for start in range(STARTS):
        left = max(plan.runs - count, 1) if plan.runs else 0
        seconds = max(round(end - time.monotonic()), 1) if plan.seconds else 0
        numbers = (plan.seed + start, left, seconds, plan.max_len, plan.patience)
        with log.open("ab") as out:
            command = [sys.executable, str(HERE / "engine.py"), name, str(plan.folder), *map(str, numbers)]
            ended = subprocess.run(command, stdout=out, stderr=out, check=False).returncode
        tried, reached = _told(log.read_text("utf-8", "replace"))
        count, coverage = count + tried, max(coverage, reached)
        if ended == 0 or (plan.seconds and time.monotonic() >= end):
            return count, coverage
    return count, coverage


def _told(log: str) -> tuple[int, int]:
    """What the last run of a log says: inputs tried, and coverage."""
    last = log.rpartition("INFO: Running with entropic")[2]
    tried = re.findall(r"^#(\d+)|number_of_executed_units: (\d+)", last, re.MULTILINE)
    reached = re.findall(r"cov: (\d+)", last)
    return max((int(one or other) for one, other in tried), default=0), int(reached[-1]) if reached else 0


def main(words: Sequence[str] | None = None) -> int:
    """Fuzz as the command line says; 1 when something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=0, help="how long (default: as many inputs as --runs)")
    parser.add_argument("--runs", type=int, default=0, help="how many inputs (default: 20,000 without --seconds)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, help="start from so many files of this repository (default: all)")
    parser.add_argument("--max-len", type=int, default=4096, help="bytes of the largest input")
    parser.add_argument(
        "--patience", type=int, default=10, help="seconds that an input may take; more on a busy machine"
    )
    parser.add_argument("--folder", type=Path, help="for corpus, findings and log (default: a new one)")
    parser.add_argument("--engine", choices=("atheris", "random"), default="atheris" if HAS_ATHERIS else "random")
    given = parser.parse_args(words)
    folder = given.folder or Path(tempfile.mkdtemp(prefix=f"rtlint-fuzz-{given.target}-"))
    runs = given.runs or (0 if given.seconds else 20_000)
    sys.stdout.write(f"{given.target}: seed {given.seed}, {given.engine}, in {folder}\n")
    sys.stdout.flush()
    plan = Plan(folder, given.seed, runs, given.seconds, given.max_len, given.patience)
    figures = fuzz(given.target, plan, engine=given.engine, most_seeds=given.seeds)
    sys.stdout.write(
        f"{given.target}: {figures.inputs:,} inputs in {figures.seconds:.0f} s ({figures.inputs / figures.seconds:,.0f}/s), "
        f"coverage {figures.coverage:,}, corpus {figures.corpus:,}, findings {len(figures.findings)}\n"
    )
    sys.stdout.writelines(f"  {path}\n" for path in figures.findings)
    return 1 if figures.findings else 0


if __name__ == "__main__":
    sys.exit(main())
