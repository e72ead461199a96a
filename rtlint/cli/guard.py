"""What every command has around it: mistakes become messages, and no traceback reaches a user."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from rtlint.cli.say import say, say_where
from rtlint.config import ConfigError, SettingsError
from rtlint.exits import BROKEN, CRASHED
from rtlint.files import reason
from rtlint.pool import WorkerDied
from rtlint.source.limits import MAX_BYTES
from rtlint.stop import heed_stops


def guarded(work: Callable[[], int], *, debug: bool) -> int:
    """Do the work of a command; its exit code. Nothing but a bug of rtlint, which is 70, keeps it from one."""
    # A closed stream is None, and its number may be taken by a file that is opened next.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # it lives as long as the process
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        with _stoppable():
            return work()
    except ConfigError as error:
        for mistake in error.mistakes:
            _say(str(mistake))
        return BROKEN
    except (SettingsError, WorkerDied) as error:
        return _say(f"rtlint: {error}")
    except OSError as error:
        return unsaid(error)
    except MemoryError:
        return _say("rtlint: there is not enough memory")
    except Exception as error:  # noqa: BLE001  # what nobody foresaw is a message, too
        if debug:
            with suppress(OSError):
                say_where(error)
        _say(
            f"rtlint: a crash of its own ({type(error).__name__}). This is a defect: please report it with the "
            "output of the same command and --debug, and without your secrets."
        )
        return CRASHED


def standard_input() -> bytes:
    """What standard input holds; nothing when it is closed. Raises `SettingsError` when it cannot be read or has no end."""
    if sys.stdin is None:
        return b""
    with readable_input():
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SettingsError(f"cannot read standard input: it has more than {MAX_BYTES:,} bytes")
    return data


@contextmanager
def readable_input() -> Iterator[None]:
    """Reading standard input fails in words."""
    try:
        yield
    except OSError as error:
        raise SettingsError(f"cannot read standard input: {reason(error)}") from error


def unsaid(error: OSError) -> int:
    """Say that standard output cannot be written to, unless its reader has gone, and have nothing more go there; the exit code."""
    if sys.stdout is not None:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return BROKEN
    return _say(f"rtlint: cannot write the report: {(error.strerror or 'it failed').lower()}")


def _say(words: str) -> int:
    """Say why there is no report; the exit code says it even when standard error cannot be written to."""
    try:
        say(words)
    except OSError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    return BROKEN


@contextmanager
def _stoppable() -> Iterator[None]:
    """Have somebody who stops the run find nothing half done, also where another program calls the command line."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    forget = heed_stops()
    try:
        yield
    finally:
        forget()
