"""What commands say beside a report: one harmless line, without secrets, and no longer than people read."""

from __future__ import annotations

from traceback import extract_tb

import click

#: A longer line says less. What a path or a value is too long for is left out of its middle.
LONGEST = 800


def say(words: str, *, err: bool = True) -> None:
    """Print a line on standard error, or on standard output."""
    click.echo(legible(words), err=err)


def legible(words: str) -> str:
    """Words as they may be printed, whatever file, option or environment they quote."""
    from rtlint.redact import mask_surely
    from rtlint.report.columns import shown
    from rtlint.report.log import not_obeyed

    hidden = mask_surely(words)
    if len(hidden) > LONGEST:
        hidden = f"{hidden[: LONGEST // 2]}…{hidden[-LONGEST // 2 :]}"
    return not_obeyed(shown(hidden))


def say_where(error: BaseException) -> None:
    """Print where in rtlint an exception came from, and from which one; never its message, which may quote a file."""
    if error.__cause__ is not None and error.__cause__.__class__.__name__ == "_RemoteTraceback":
        say("in a process of its own: `--jobs 1` tells where")
    elif (before := error.__cause__ or error.__context__) is not None:
        say_where(before)
    for frame in extract_tb(error.__traceback__):
        say(f"  {frame.filename}:{frame.lineno} in {frame.name}: {frame.line}")
    say(f"{type(error).__name__}, of which the message is not shown, since it may quote your file")
