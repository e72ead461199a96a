"""Work that several processes share, with its results in order."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

#: So many files keep a process busy for as long as it takes to start one, with some to spare.
WORTH_A_PROCESS = 100

#: A worker gets so many tasks at a time, so that the last of them do not wait for one that has many left.
_AT_ONCE = 32


class WorkerDied(RuntimeError):
    """A process was killed, or ran out of memory; the message is for the user."""


def processes(tasks: int, jobs: int | None) -> int:
    """How many processes are worth it for so many files: as many as the user says, or as there are cores to use."""
    if jobs is not None:
        return max(1, min(jobs, tasks))
    return max(1, min(_cores(), tasks // WORTH_A_PROCESS))


def shared(work: Callable[[Task], Result], tasks: Sequence[Task], count: int) -> Iterator[Result]:
    """The result of each task in order, worked out by `count` processes; `work` is a function of a module.

    Raises what `work` raises, and `WorkerDied`.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A forked process has already what was imported and made so far. Elsewhere than on Linux that is not safe.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(count, context, _leave_interrupts) as pool:
        try:
            yield from pool.map(work, tasks, chunksize=_AT_ONCE)
        except BrokenProcessPool:
            raise WorkerDied("a process that checked files was killed; `--jobs 1` does without") from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """An interrupt is for the process that the user sees; the others end with it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
