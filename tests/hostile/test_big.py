"""Large files, in a real process: told in one line, in little memory, and the file beside them is checked all the same.

The suite makes one of each kind; `RTLINT_CASES` of more than a thousand, as in `long.sh`, makes all.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from .checking import EVENT, MEGABYTE, OLD, checked_beside

ALL = int(os.environ.get("RTLINT_CASES", "1000")) > 1000

#: The promise is 2 s for what is at most 2 MiB; a busy machine takes several times as long.
SECONDS = 10.0
MOST_MEGABYTES = 300

#: The beginning of a file of each form, and how a value of it ends.
FORMS = {
    "json": ('{"type": "session.update", "session": {"type": "realtime", "speed": ', "}}\n"),
    "yaml": ("type: realtime\nspeed: ", "\n"),
    "jsonl": ('{"type": "session.update", "session": {"type": "realtime", "speed": ', "}}\n"),
    "log": ('INFO {"type": "session.update", "session": {"type": "realtime", "speed": ', "}}\n"),
    "py": ('event = {"type": "session.update", "session": {"type": "realtime", "speed": ', "}}\n"),
    "ts": ('const event = {"type": "session.update", "session": {"type": "realtime", "speed": ', "}};\n"),
    "md": ('```json\n{"type": "session.update", "session": {"type": "realtime", "speed": ', "}}\n```\n"),
}

#: What 50 MB are made of: how they begin, what is repeated, and how they end.
LARGE = {
    "one.json": (f"[{EVENT}", f",\n{EVENT}", "]"),
    "line.json": ('{"type": "realtime", "instructions": "', "a b ", '"}'),
    "comments.jsonc": ("", "// realtime session.update\n", ""),
    "one.yaml": (f"{OLD}tools:\n", "- {type: function, name: a}\n", ""),
    "documents.yaml": ("", f"---\n{OLD}", ""),
    "line.yaml": (f"{OLD}instructions: ", "a b ", ""),
    "comments.yaml": (OLD, "# realtime\n", ""),
    "blank.yaml": (OLD, "\n" * 100, ""),
    "one.jsonl": ("", f"{EVENT}\n", ""),
    "line.jsonl": ('{"type": "session.update", "session": {"instructions": "', "a b ", '"}}\n'),
    "one.log": ("", "2026-01-01 12:00:00 INFO sent session.update, nothing else\n", ""),
    "line.log": ("INFO session.update ", "a b ", "\n"),
    "one.py": ("", f"event = {EVENT}\n", ""),
    "line.py": ('event = "realtime session.update ', "a b ", '"\n'),
    "comments.py": ("", "# realtime session.update\n", ""),
    "one.ts": ("", f"const event = {EVENT};\n", ""),
    "comments.ts": ("", "// realtime session.update\n", ""),
    "one.md": ("", f"```json\n{EVENT}\n```\n", ""),
    "line.md": ("realtime session.update ", "a b ", ""),
    "one.ipynb": (
        '{"metadata": {"language_info": {"name": "python"}}, "nbformat": 4, "nbformat_minor": 5, "cells": [',
        json.dumps({"cell_type": "code", "metadata": {}, "outputs": [], "source": [f"event = {EVENT}"]}) + ",\n",
        "null]}",
    ),
    "faces.yaml": (f"{OLD}instructions: ", "\N{GRINNING FACE}", ""),
}

#: What is said of a file of 50 MB, or nothing where its lines are read one by one, or a tool has made it.
TOO_LARGE = ": this file has more than "

SHORT_LIST = ("one.json", "documents.yaml", "one.log", "one.py", "one.ipynb")


def write(path: Path, begin: str, again: str, end: str, size: int) -> None:
    """A file of `size` bytes or a little more, which never is in memory."""
    chunk = again.encode() * (MEGABYTE // len(again.encode()) + 1)
    with open(path, "wb") as stream:
        stream.write(begin.encode())
        while stream.tell() < size:
            stream.write(chunk)
        stream.write(end.encode())


@pytest.mark.parametrize("name", [*LARGE] if ALL else SHORT_LIST)
def test_fifty_megabytes_are_refused_in_one_line(name: str, tmp_path: Path) -> None:
    """Or are looked through line by line. What is no payload of anybody's is not held in memory."""
    write(tmp_path / name, *LARGE[name], 50_000_000)

    run = checked_beside(name, tmp_path, ("--output-format", "concise"))

    told = [line for line in run.out.splitlines() if name in line]
    if name.endswith((".log", ".ts")):
        assert told == []
    elif name == "line.jsonl":
        assert len(told) == 1
        assert "RT006" in told[0]
    elif not name.endswith(".jsonl"):
        assert len(told) == 1
        assert TOO_LARGE in told[0]
    assert run.megabytes < MOST_MEGABYTES
    assert run.seconds < SECONDS or name.endswith((".jsonl", ".log"))


@pytest.mark.parametrize(
    "name", ["documents.yaml", "comments.yaml", "faces.yaml", "one.yaml", "one.ipynb"] if ALL else ["documents.yaml"]
)
def test_no_file_that_is_read_takes_more_memory(name: str, tmp_path: Path) -> None:
    """8 MiB of YAML are read and 16 of a notebook; of many documents, as many as there is room for."""
    write(tmp_path / name, *LARGE[name], (15 if name.endswith(".ipynb") else 6) * MEGABYTE)

    run = checked_beside(name, tmp_path, ("--output-format", "concise"))

    assert run.megabytes < MOST_MEGABYTES


@pytest.mark.parametrize("form", [*FORMS] if ALL else ["yaml", "py"])
@pytest.mark.parametrize("digits", [5_000, 5_000_000])
def test_numbers_of_any_length(form: str, digits: int, tmp_path: Path) -> None:
    """One is not calculated with, and never printed: what is said of it is short."""
    begin, end = FORMS[form]
    (tmp_path / f"number.{form}").write_text(begin + "9" * digits + end)

    run = checked_beside(f"number.{form}", tmp_path)

    assert "9" * 300 not in run.out
    assert max(map(len, run.out.splitlines())) < 300
    assert run.megabytes < MOST_MEGABYTES
    assert run.seconds < SECONDS


@pytest.mark.parametrize("form", [*FORMS] if ALL else ["json", "md"])
def test_lines_of_any_length(form: str, tmp_path: Path) -> None:
    """A line of 5 MB in each format."""
    begin, end = FORMS[form]
    write(tmp_path / f"line.{form}", begin + '"', "a b ", '"' + end, 5_000_000)

    run = checked_beside(f"line.{form}", tmp_path)

    assert max(map(len, run.out.splitlines())) < 300
    assert run.megabytes < MOST_MEGABYTES
    assert run.seconds < SECONDS


#: At most 2 MiB with more of something than anybody writes.
MANY = {
    "documents.yaml": "---\ntype: realtime\naudio: {output: {voice: marin}}\n" * 10_000,
    "wrong documents.yaml": "---\ntype: realtime\naudio: {output: {voice: mariin}}\n" * 10_000,
    "empty documents.yaml": "---\n" * 50_000,
    "events.yaml": "- {type: session.update, session: {type: realtime, voice: a}}\n" * 3_000,
    "payloads.yaml": "".join(f"p{n}:\n  type: realtime\n  audio: {{output: {{voice: a}}}}\n" for n in range(3_000)),
    "keys.yaml": OLD + "".join(f"key{n}: 1\n" for n in range(90_000)),
    "names.yaml": OLD + "include: [" + "a, " * 50_000 + "]\n",
    "tools.yaml": OLD + "tools:\n" + "- {type: function, name: f, description: a}\n" * 10_000,
}


@pytest.mark.parametrize("name", [*MANY] if ALL else ["documents.yaml", "keys.yaml"])
def test_many_of_anything_take_their_time_once(name: str, tmp_path: Path) -> None:
    """However many mistakes there are, those that nobody would read any more are not looked for, and that is said."""
    (tmp_path / name).write_text(MANY[name])

    run = checked_beside(name, tmp_path)

    assert run.megabytes < MOST_MEGABYTES
    assert run.seconds < SECONDS
    assert ("5,000 mistakes or more" in run.out) == (
        name in ("wrong documents.yaml", "keys.yaml", "names.yaml", "tools.yaml")
    )
