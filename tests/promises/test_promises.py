"""What SECURITY.md promises, watched where Python tells of everything that a program asks of the system."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WATCHED = Path(__file__).with_name("watched.py")

BAD = "type: realtime\nmodel: gpt-realtime-2.1\naudio: {output: {voice: Marin}}\n"
BETA = '{"type": "session.update", "session": {"modalities": ["text"], "voice": "verse", "temperature": 0.8}}\n'

#: Would leave a file behind if it were run, whatever runs it.
TRAP = "open('ran', 'w')\nimport os\nos.system('touch ran')\n"

#: Files with a payload, and all that could bring something to run code, to write or to ask the network.
FILES = {
    "bad.yaml": BAD,
    "beta.json": BETA,
    "tags.yaml": BAD + 'model: !!python/object/apply:os.system ["touch ran"]\nx: !!python/name:os.system\n',
    "schema.json": '{"$schema": "https://example.com/a.json", "type": "realtime", "$ref": "https://example.com/b"}\n',
    "tool.yaml": "type: realtime\ntools:\n- {type: function, name: f, parameters: {$ref: 'https://example.com/c'}}\n",
    "agent.py": TRAP + 'SESSION = {"type": "realtime", "audio": {"output": {"voice": "Marin"}}}\n',
    "agent.ts": 'require("fs").writeFileSync("ran", "");\nconst s = {type: "realtime", audio: {output: {voice: "Marin"}}};\n',
    "run.sh": 'touch ran\ncurl https://api.openai.com/v1/realtime/client_secrets -d \'{"session": {"type": "realtime"}}\'\n',
    "log.jsonl": BETA,
    "book.ipynb": json.dumps(
        {
            "cells": [{"cell_type": "code", "source": TRAP, "metadata": {}, "outputs": [], "execution_count": None}],
            "metadata": {},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    ),
    "README.md": f"```python\n{TRAP}```\n\n```yaml\n{BAD}```\n",
    "rtlint.toml": 'exclude = ["nothing"]\n',
    # What Python would import in place of modules that rtlint uses, and at its start.
    "click.py": TRAP,
    "jsonschema.py": TRAP,
    "ast.py": TRAP,
    "difflib.py": TRAP,
    "sitecustomize.py": TRAP,
    "conftest.py": TRAP,
}

READING = (
    ["check"],
    *(
        ["check", "--output-format", name]
        for name in ("concise", "json", "jsonl", "sarif", "github", "gitlab", "junit")
    ),
    ["check", "--diff", "--unsafe-fixes"],
    ["check", "--jobs", "2"],
    ["check", "--statistics", "-v", "bad.yaml", "agent.py"],
    ["check", "no-such-file.yaml", "bad.yaml"],
    ["migrate"],
    ["explain", "RT510"],
    ["rules"],
    ["schema", "session"],
    ["config", "bad.yaml"],
    ["completion", "bash"],
    ["--version"],
)


@dataclass(frozen=True)
class Run:
    """What a run printed, what it asked of the system, and which files it changed, made or removed."""

    code: int
    output: str
    asked: list[list[str]]
    changed: set[str]

    def names(self, *families: str) -> list[list[str]]:
        """The requests of these families of events."""
        return [request for request in self.asked if request[0].split(".")[0] in families]


def run(folder: Path, words: list[str], notes: Path) -> Run:
    """Run rtlint under watch, in a folder."""
    before = contents(folder)
    notes.write_text("")
    done = subprocess.run(
        [sys.executable, str(WATCHED), str(notes), *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    after = contents(folder)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    return Run(
        done.returncode, done.stdout + done.stderr, [json.loads(x) for x in notes.read_text().splitlines()], changed
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to be careful with."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content)
    return folder


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_command_that_only_reads(words: list[str], folder: Path, tmp_path: Path) -> None:
    """Asks no network, starts no program, runs and imports nothing of the folder, and writes nothing anywhere."""
    done = run(folder, words, tmp_path / "notes")
    here = str(folder)

    assert done.code in (0, 1, 2), done.output
    assert done.asked
    assert done.names("urllib", "http", "subprocess", "ctypes", "webbrowser", "shutil", "tempfile", "pty") == []
    assert [request for request in done.names("socket") if request[0] != "socket.__new__"] == []
    assert [request for request in done.asked if request[0] in ("exec", "import") and here in request[-1]] == []
    assert done.changed == set()
    assert [request for request in done.names("open") if request[1] != os.devnull] == []
    # Processes that share files are forks of this one, not programs.
    assert {request[0] for request in done.names("os")} <= ({"os.fork"} if "--jobs" in words else set())


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (["check", "--fix", "bad.yaml"], {"bad.yaml"}),
        (["check", "--fix", "--unsafe-fixes", "agent.ts", "tags.yaml"], {"agent.ts", "tags.yaml"}),
        (["migrate", "--write", "beta.json"], {"beta.json"}),
        (["check", "--output-file", "report.txt"], {"report.txt"}),
        (["check", "--write-baseline", "known.json"], {"known.json"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_that_writes(words: list[str], written: set[str], folder: Path, tmp_path: Path) -> None:
    """Changes the files it was told to, by way of files beside them that are gone in the end, and no other."""
    done = run(folder, words, tmp_path / "notes")

    assert done.changed == written, done.output
    opened = {os.path.basename(request[1]) for request in done.names("open")} - {os.path.basename(os.devnull)}
    assert all(name in written or re.fullmatch(r"\.rtlint-[0-9a-f]{16}", name) for name in opened)
    assert {os.path.dirname(os.path.join(folder, x[1])) for x in done.names("open")} <= {str(folder), "/dev"}
    assert done.names("socket", "subprocess", "urllib", "http") == []


def test_python_does_not_look_for_modules_where_it_checks(folder: Path) -> None:
    """`python -m rtlint` puts the current folder before all others; rtlint takes it out before it imports anything."""
    done = subprocess.run(
        [sys.executable, "-m", "rtlint", "check", "--diff"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 1, done.stderr
    assert not (folder / "ran").exists()


def test_what_is_watched_is_seen(tmp_path: Path) -> None:
    """The watch itself notices: a test of the tests above."""
    code = (
        f"import sys; sys.path.insert(0, {str(WATCHED.parent)!r}); import watched, os\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, details: seen.append(watched.told(event, details)))\n"
        "import socket, subprocess\n"
        "try: socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except OSError: pass\n"
        "subprocess.run([sys.executable, '-c', ''])\n"
        "open('made', 'w').close(); os.rename('made', 'named'); os.remove('named'); exec('1')\n"
        "print({each[0] for each in seen if each})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
    )

    for event in ("socket.connect", "subprocess.Popen", "open", "os.rename", "os.remove", "exec", "import"):
        assert f"'{event}'" in done.stdout
