"""What a command costs as a whole process, by the operating system's own accounting."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of all processes of a run (user and system) and on the clock, and megabytes of the largest of them."""

    cpu: float
    wall: float
    peak: float


def run(command: Sequence[str], folder: Path, expected: tuple[int, ...] = (0,)) -> Cost:
    """Run a command once. Its output is thrown away; an exit code that is not `expected` ends the benchmark."""
    cost, code = attempt(command, folder)
    if code not in expected:
        sys.exit(f"{' '.join(command[:4])} … ended with {code}")
    return cost


def attempt(command: Sequence[str], folder: Path, *, limit: int = 3600) -> tuple[Cost, int]:
    """Run a command once, in so many seconds of the processor; its cost and its exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(  # the commands are those of this benchmark
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTHON")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (limit, limit)),  # noqa: PLW1509  # one thread
    )
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        used.ru_utime + used.ru_stime, wall, used.ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    ), process.returncode


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "peak")))


def in_turn(commands: Sequence[Sequence[str]], folder: Path, times: int) -> list[list[Cost]]:
    """The costs of each command, run in turn and not one after the other, so that a busy moment is everybody's.

    One run of each is not counted: it fills the caches of the disk.
    """
    rounds = [[run(command, folder, (0, 1)) for command in commands] for _ in range(times + 1)][1:]
    return [list(costs) for costs in zip(*rounds, strict=True)]


def ratio(ours: Sequence[Cost], theirs: Sequence[Cost], figure: str) -> float:
    """How many times as much we take, pair by pair, in the middle."""
    quotients = [getattr(our, figure) / getattr(their, figure) for our, their in zip(ours, theirs, strict=True)]
    return float(median(quotients))
