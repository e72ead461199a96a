"""What every command has around it: mistakes become messages, and no traceback reaches a user."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

from rtlint.config import ConfigError, SettingsError
from rtlint.exits import BROKEN, CRASHED, INTERRUPTED, TERMINATED
from rtlint.pool import WorkerDied


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
    except KeyboardInterrupt:
        click.echo("rtlint: interrupted", err=True)
        return INTERRUPTED
    except ConfigError as error:
        click.echo(str(error), err=True)
        return BROKEN
    except SettingsError as error:
        click.echo(f"rtlint: {error}", err=True)
        return BROKEN
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            click.echo(f"rtlint: cannot write the report: {(error.strerror or 'it failed').lower()}", err=True)
        return BROKEN
    except WorkerDied as error:
        click.echo(f"rtlint: {error}", err=True)
        return BROKEN
    except Exception as error:
        if debug:
            raise
        click.echo(
            f"rtlint: a crash of its own ({type(error).__name__}). This is a defect: please report it with the "
            "output of the same command and --debug, and without your secrets.",
            err=True,
        )
        return CRASHED


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let a request to end go through the code that cleans up; it does not where it ends the process at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _stop(number: int, frame: FrameType | None) -> None:
    sys.exit(TERMINATED)
