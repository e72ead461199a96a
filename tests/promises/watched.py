"""Run rtlint in this process and write down everything it asks of the system that somebody could mind.

`python watched.py NOTES WORD...` runs `rtlint WORD...`; every audit event of Python that stands for the network, another
program, code, or a change of the file system becomes a line of JSON in the file NOTES: `[event, argument, ...]`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import CodeType
from typing import Any

#: The first words of the events that are written down, whatever comes behind.
FAMILIES = (
    "socket", "urllib", "http", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "webbrowser",
    "subprocess", "pty", "ctypes", "winreg", "syslog", "shutil", "tempfile",
)  # fmt: skip

#: Of `os`, what changes something or starts something.
OS = {
    "os.chflags", "os.chmod", "os.chown", "os.exec", "os.fork", "os.forkpty", "os.kill", "os.killpg", "os.link", "os.mkdir",
    "os.posix_spawn", "os.putenv", "os.remove", "os.removexattr", "os.rename", "os.rmdir", "os.setxattr", "os.spawn",
    "os.startfile", "os.symlink", "os.system", "os.truncate", "os.unsetenv", "os.utime",
}  # fmt: skip

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def told(event: str, details: Sequence[Any]) -> list[str] | None:
    """What is written down of an event; None for one that nobody minds."""
    if event == "open":
        name, _, flags = details
        return [event, str(name)] if isinstance(flags, int) and flags & _WRITING else None
    if event == "exec":
        code = details[0]
        return [event, code.co_filename if isinstance(code, CodeType) else "?"]
    if event == "import":
        return [event, str(details[0]), str(details[1])]
    if event in OS or event.partition(".")[0] in FAMILIES:
        return [event, *map(str, details)]
    return None


def main() -> None:
    """Listen, then run the command as its entry point does."""
    notes = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND)

    def listen(event: str, details: tuple[Any, ...]) -> None:
        line = told(event, details)
        if line is not None:
            os.write(notes, json.dumps(line).encode() + b"\n")

    sys.argv[:2] = ["rtlint"]
    del sys.path[0]
    sys.addaudithook(listen)
    command = import_module("rtlint.__main__").main

    command(prog_name="rtlint")


if __name__ == "__main__":
    main()
