"""A hand-written page as a story: its files are written, its commands are run, and what they print is put in their place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from pages.known import facts_date

ROOT = Path(__file__).parent.parent.parent

FENCE = re.compile(r"^```(?P<form>\w+)(?: (?P<title>title=\"[^\"]+\"))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)

#: Every Python process of a story lives on the day of the fact tables, so that no page changes by itself.
_DAY = """\
import datetime

class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromisoformat({day!r})

datetime.date = Day
"""


def replayed(page: str, folder: Path) -> str:
    """The page with the output of its ```console fences as it is when they are run, one after the other, in `folder`.

    A fence with a title is a file of that name, in place before the commands below it. Commands stand behind `$ `.
    """
    tools, home = folder / "tools", folder / "home"
    for each in (tools, home):
        each.mkdir()
    (tools / "sitecustomize.py").write_text(_DAY.format(day=facts_date().isoformat()), "utf-8")
    (tools / "rtlint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rtlint "$@"\n', "utf-8")
    (tools / "rtlint").chmod(0o755)
    return FENCE.sub(lambda match: _played(match, home, tools), page)


def _played(match: re.Match[str], home: Path, tools: Path) -> str:
    if match["title"]:
        file = home / match["title"].removeprefix("title=").strip('"')
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(match["text"], "utf-8")
    if match["form"] != "console":
        return match[0]
    commands = [line for line in match["text"].splitlines() if line.startswith("$ ")]
    said = "".join(f"{command}\n{_run(command.removeprefix('$ '), home, tools)}" for command in commands)
    return f"```console\n{said}```"


def _run(command: str, home: Path, tools: Path) -> str:
    """What a command prints, notes included."""
    path = os.pathsep.join((str(tools), str(Path(sys.executable).parent), os.environ["PATH"]))
    environment = {"PATH": path, "HOME": str(home), "PYTHONPATH": f"{tools}{os.pathsep}{ROOT}", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        ["bash", "-c", command], cwd=home, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    return run.stdout.replace(str(home), "~")
