"""Work that several processes share, with its results in order.

Each process reads from a pipe which part of the tasks it shall do, and writes the results to it. No thread looks after them, so
there is nothing to wait for when a run ends early, and a process ends by itself when nobody is at the other end any more.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

#: So many files keep a process busy for as long as it takes to start one, with some to spare.
WORTH_A_PROCESS = 100

#: Windows can wait for no more processes at once, and nobody has more cores to spare.
MOST = 60

#: A worker gets so many tasks at a time, so that the last of them do not wait for one that has many left.
_AT_ONCE = 32


class WorkerDied(RuntimeError):
    """A process could not be started, was killed, or ran out of memory; the message is for the user."""


class _Elsewhere(Exception):
    """The traceback of an exception in another process, as the cause of that one in this; `--debug` shows it."""


def processes(tasks: int, jobs: int | None) -> int:
    """How many processes are worth it for so many files: as many as the user says, or as there are cores to use."""
    if jobs is not None:
        return max(1, min(jobs, tasks, MOST))
    return max(1, min(_cores(), tasks // WORTH_A_PROCESS, MOST))


def shared(work: Callable[[Task], Result], tasks: Sequence[Task], count: int) -> Iterator[Result]:
    """The result of each task in order, worked out by `count` processes; `work` is a function of a module.

    Raises what `work` raises, and `WorkerDied`. However it ends, all processes have ended before.
    """
    crew: dict[Connection[int, Any], BaseProcess] = {}
    is_done = False
    try:
        _start(crew, work, tasks, count)
        yield from _in_order(crew, len(tasks))
        is_done = True
    except (EOFError, OSError) as error:
        if isinstance(error.__cause__, _Elsewhere):
            raise
        raise WorkerDied("a process that checked files was killed; `--jobs 1` does without") from None
    finally:
        for ours, worker in crew.items():
            ours.close()  # whoever has nothing to do ends by this
            if not is_done:
                worker.kill()
        for worker in crew.values():
            worker.join()


def _start(
    crew: dict[Connection[int, Any], BaseProcess],
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    count: int,
) -> None:
    """Have `count` processes in the `crew`, or as many as this system lets us start."""
    import multiprocessing

    # A forked process has already what was imported and made so far. Elsewhere than on Linux that is not safe.
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    for _ in range(count):
        try:
            ours, theirs = context.Pipe()
            inherited = (*crew, ours) if sys.platform == "linux" else ()
            worker = context.Process(target=_serve, args=(work, tasks, theirs, inherited), daemon=True)
            worker.start()
        except OSError as error:
            if crew:
                return
            raise WorkerDied(f"no process can be started ({error.strerror}); `--jobs 1` does without") from error
        crew[ours] = worker
        theirs.close()


def _in_order(crew: dict[Connection[int, Any], BaseProcess], count: int) -> Iterator[Any]:
    """Give out all tasks, and return their results in order."""
    from multiprocessing.connection import wait

    starts = deque(range(0, count, _AT_ONCE))
    # One more part than it works on lies ready for each, so that it need not wait for the next one.
    for ours in (*crew, *crew):
        if starts:
            ours.send(starts.popleft())
    done: dict[int, Any] = {}
    for start in range(0, count, _AT_ONCE):
        while start not in done:
            for ready in wait([*crew]):
                connection: Any = ready
                begin, results, trace = connection.recv()
                if trace is not None:
                    raise results from _Elsewhere(trace)
                done[begin] = results
                if starts:
                    connection.send(starts.popleft())
        yield from done.pop(start)


def _serve(
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
    theirs: Connection[Any, int],
    inherited: Sequence[Connection[int, Any]],
) -> None:
    """Do parts of the tasks until nobody is there to ask for more."""
    import signal

    # Who stops the run talks to the process that the user sees; the others end with it.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    for ours in inherited:
        ours.close()
    with suppress(EOFError, OSError):
        while True:
            start = theirs.recv()
            try:
                theirs.send((start, [work(task) for task in tasks[start : start + _AT_ONCE]], None))
            except Exception as error:  # noqa: BLE001  # it is raised on the other side
                import traceback

                theirs.send((start, error, traceback.format_exc()))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
