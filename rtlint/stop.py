"""Ending a run when somebody says so, at any moment: nothing half done stays behind, and one line says why.

An exception would be the usual way, but Python drops one that is raised while it calls a finalizer, and importing a module calls
some; so the process ends where it is.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, NoReturn

from rtlint.exits import HUNG_UP, INTERRUPTED, TERMINATED

#: The signals that stop a run, what is said then, and the exit code. A system has some of them.
STOPS = {"SIGINT": ("interrupted", INTERRUPTED), "SIGTERM": ("terminated", TERMINATED), "SIGHUP": ("hung up", HUNG_UP)}

#: One entry for each `whole` that is being done, and the signal that waits for the end of it.
_busy: list[None] = []
_waiting: list[int] = []


def heed_stops() -> Callable[[], None]:
    """Stop this process from now on at one of the `STOPS`; the answer is a function that ends that.

    What the caller of the program ignores, as `nohup` does, stays ignored. Only the main thread can do this.
    """
    before: dict[int, Any] = {}
    process = os.getpid()

    def stop(number: int, frame: FrameType | None) -> None:
        if os.getpid() != process:
            return  # a forked process ends with the one that the user sees
        if _busy and not _waiting:
            _waiting.append(number)
        else:
            _end(number)

    for name in STOPS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
            before[number] = signal.signal(number, stop)

    def forget() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    return forget


@contextmanager
def whole() -> Iterator[None]:
    """What is begun here is done to its end before the process stops, unless it is told so twice."""
    _busy.append(None)
    try:
        yield
    finally:
        _busy.pop()
        if _waiting and not _busy:
            _end(_waiting[0])


def _end(number: int) -> NoReturn:
    words, code = STOPS[signal.Signals(number).name]
    # This may be the middle of an import, or of the start of a process; one that is missed ends when its pipe does.
    with suppress(Exception):
        for child in sys.modules["multiprocessing.process"].active_children():
            child.kill()
    # What lies in the buffers of Python's streams is half of something; and this may be the middle of a write to one.
    if sys.__stderr__ is not None:
        with suppress(OSError, ValueError):
            line = "\r\x1b[K" * sys.__stderr__.isatty() + f"rtlint: {words}\n"
            os.write(sys.__stderr__.fileno(), line.encode())
    os._exit(code)
