"""Wherever rtlint runs, with little memory, few open files, no home and no folder, it does its work or says why not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import rtlint
from rtlint.hosts import read
from rtlint.pool import MOST, WorkerDied, processes, shared

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits, and a shell, of Unix")

BAD = "type: realtime\naudio: {output: {voice: Marin}}\n"
CONCISE = "bad.yaml:2:25: error RT510 unknown-voice: `Marin` is not a voice; did you mean `marin`?\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bad file."""
    (tmp_path / "bad.yaml").write_text(BAD)
    return tmp_path


def run(
    *words: str, cwd: Path, first: str = ":", last: str = "", python: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run rtlint behind a command of the shell, with options for Python."""
    command = [
        "sh",
        "-c",
        f'{first}{";" * (not last)} exec "$@"{last}',
        "sh",
        sys.executable,
        *python,
        "-m",
        "rtlint",
        *words,
    ]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "first",
    ["ulimit -n 16", "ulimit -v 250000", "umask 777", "unset HOME TMPDIR LANG; export PATH=", "export HOME=/nowhere TMPDIR=/nowhere"],
    ids=["files", "memory", "umask", "environment", "folders"],
)  # fmt: skip
def test_little_is_enough(first: str, folder: Path) -> None:
    """One small file needs few files, little memory and no environment."""
    done = run("check", "--isolated", "--output-format", "concise", ".", cwd=folder, first=first)

    assert (done.returncode, done.stdout, done.stderr) == (1, CONCISE, "")


@pytest.mark.parametrize(
    "python", [("-O",), ("-OO",), ("-W", "error"), ("-B", "-s"), ("-X", "utf8=0"), ("-X", "dev")], ids=" ".join
)
def test_options_of_python_change_nothing(python: tuple[str, ...], folder: Path) -> None:
    """Neither without assertions and docstrings nor with every warning an error."""
    words = ("check", "--isolated", "--fix", "--output-format", "concise", ".")
    done = run(*words, "--jobs", "2", cwd=folder, python=python)

    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "bad.yaml").read_text() == BAD.replace("Marin", "marin")


def test_the_order_of_sets_changes_nothing(folder: Path) -> None:
    """The report is the same to the last byte with every seed for hashes."""
    (folder / "worse.yaml").write_text(
        "type: realtime\nvoice: x\nzebra: 1\nyak: 2\ntools: [{type: function, strict: 1, parameters: {required: [b, a]}}]\n"
        "output_modalities: [text, audio]\ninclude: [a, b]\ntool_choice: {name: nope}\n"
    )
    reports = {
        run("check", "--isolated", "--output-format", form, "-v", ".", cwd=folder, PYTHONHASHSEED=seed).stdout
        for form in ("json",)
        for seed in ("0", "1", "2", "3")
    }

    assert len(reports) == 1


@pytest.mark.parametrize("words", ["check .", "check ../bad.yaml", "check -", "migrate .", "init", "config"])
def test_a_folder_that_is_gone_is_named(words: str, folder: Path) -> None:
    """Somebody removed the working folder; commands that need none still work."""
    gone = "mkdir gone; cd gone; rmdir ../gone"
    done = run(*words.split(), cwd=folder, first=gone)

    assert (done.returncode, done.stderr) == (2, "rtlint: the working folder is gone\n")
    assert run("explain", "RT301", cwd=folder, first=gone).returncode == 0


def test_a_file_that_needs_too_much_memory_fails_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told like one that cannot be read, and the next one is checked."""
    (folder / "worse.yaml").write_text(BAD)

    def hungry(path: str, data: bytes) -> object:
        if path.endswith("worse.yaml"):
            raise MemoryError
        return read(path, data)

    monkeypatch.setattr("rtlint.run.read", hungry)
    report = rtlint.lint_files([str(folder / "worse.yaml"), str(folder / "bad.yaml")])

    assert [(failure.message, failure.named) for failure in report.failures] == [("there is not enough memory", True)]
    assert [item.code for item in report.diagnostics] == ["RT510"]


@pytest.mark.parametrize("command", ["check", "migrate"])
def test_memory_is_limited_for_real(command: str, folder: Path) -> None:
    """A file that does not fit ends in one line; what is behind it is looked at."""
    # A mark, a face and a line end of old: four bytes a character, three times over.
    content = f"\ufeff{BAD}# \N{GRINNING FACE}\N{NEXT LINE}{'x' * 8_000_000}"
    (folder / "big.yaml").write_text(content, encoding="utf-8")
    done = run(command, "--isolated", "big.yaml", "bad.yaml", cwd=folder, first="ulimit -v 115000")

    assert done.returncode == 2
    assert "cannot read big.yaml: there is not enough memory" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert command == "migrate" or "RT510" in done.stdout


@pytest.mark.parametrize("command", ["check", "check --fix", "migrate"])
def test_standard_input_has_an_end(command: str, folder: Path) -> None:
    """What never ends is refused when it is longer than any file may be, and nothing of it is written."""
    done = run(*command.split(), "-", cwd=folder, first="exec </dev/zero; ulimit -v 400000")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "rtlint: cannot read standard input: it has more than 16,777,216 bytes\n"


@pytest.mark.skipif(
    not os.path.exists("/proc/self/mem"), reason="needs a file that cannot be read, though it can be opened"
)
def test_a_disk_may_fail_while_a_file_is_read(folder: Path) -> None:
    """Line by line or at once: the file is told, and the next one is checked."""
    for name in ("lines.jsonl", "all.yaml"):
        (folder / name).symlink_to("/proc/self/mem")
    done = run("check", "--isolated", "--output-format", "concise", "lines.jsonl", "all.yaml", "bad.yaml", cwd=folder)
    piped = run("check", "--stdin-filename", "x.jsonl", "-", cwd=folder, first="exec <lines.jsonl")

    assert done.returncode == 2
    for name in ("lines.jsonl", "all.yaml"):
        assert f"rtlint: cannot read {name}: input/output error\n" in done.stderr
    assert CONCISE in done.stdout
    assert "Traceback" not in piped.stderr


def test_lines_of_standard_input_are_not_held(folder: Path) -> None:
    """A log of any length is read line by line from a pipe, too."""
    with (folder / "log.jsonl").open("w") as stream:
        for _ in range(100):
            stream.write("x" * 1_000_000 + "\n")
        stream.write('{"type": "session.update", "session": {"type": "realtime", "speed": 1}}\n')
    words = ("check", "--isolated", "--stdin-filename", "log.jsonl", "--output-format", "concise", "-")
    done = run(*words, cwd=folder, first="ulimit -v 200000; cat log.jsonl | { ", last="; }")

    assert done.stdout.startswith("log.jsonl:101:60: error RT602"), done.stderr


def test_as_many_processes_as_can_be_are_started(folder: Path) -> None:
    """With few open files, or none to spare, and never more than anybody has cores."""
    for number in range(70):
        (folder / f"{number}.yaml").write_text(BAD)
    for first in ("ulimit -n 16", "ulimit -n 10"):
        done = run("check", "--isolated", "--jobs", "20", "--output-format", "concise", ".", cwd=folder, first=first)
        assert (done.returncode, done.stdout.count("\n"), done.stderr) == (1, 71, "")

    assert processes(10_000, 1000) == MOST


def test_no_process_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """And what to do about it."""

    def none() -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr("multiprocessing.get_context", lambda _: type("Context", (), {"Pipe": staticmethod(none)}))
    with pytest.raises(WorkerDied, match="no process can be started"):
        [*shared(str, [1, 2], 2)]
