"""A reader that goes away, a stream that is closed or cannot be written to: no traceback, and an exit code that says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rtlint.report.formats import FORMATS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the streams of Unix")

BAD = "type: realtime\naudio: {output: {voice: Marin}}\n"
RTLINT = [sys.executable, "-m", "rtlint"]

#: Commands, and their exit codes where nobody listens.
COMMANDS: dict[str, int] = {
    "check bad.yaml": 1, "check --output-format json bad.yaml": 1, "check --diff bad.yaml": 1, "check --fix -": 0,
    "check --output-format concise --statistics bad.yaml": 1, "check missing.yaml": 2, "migrate beta.yaml": 1,
    "migrate -": 0, "rules": 0, "explain RT301": 0, "schema session": 0, "config bad.yaml": 0,
    "completion bash": 0, "--help": 0, "--version": 0, "check --help": 0, "init --force": 0,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bad file and one to move, which is standard input too."""
    (tmp_path / "bad.yaml").write_text(BAD)
    (tmp_path / "beta.yaml").write_text("type: session.update\nsession: {modalities: [text, audio], voice: marin}\n")
    return tmp_path


def rtlint(
    line: str, folder: Path, stdout: Any = subprocess.PIPE, stderr: Any = subprocess.PIPE, env: Any = None
) -> subprocess.CompletedProcess[str]:
    """Run a command with the bad file as standard input."""
    command = [*RTLINT, *line.split()]
    with (folder / "bad.yaml").open() as stdin:
        return subprocess.run(
            command,
            cwd=folder,
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            env=env,
            encoding="utf-8",
            timeout=60,
            check=False,
        )


@pytest.mark.parametrize("line", COMMANDS)
def test_no_command_minds_closed_streams(line: str, folder: Path) -> None:
    """`rtlint … >&- 2>&-` does its work and keeps its exit code."""
    closed = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", *RTLINT, *line.split()]
    with (folder / "bad.yaml").open() as stdin:
        done = subprocess.run(closed, cwd=folder, stdin=stdin, timeout=60, check=False)

    assert done.returncode == COMMANDS[line]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
@pytest.mark.parametrize("line", COMMANDS)
def test_a_full_disk_is_named_by_every_command(line: str, folder: Path) -> None:
    """In one line on standard error, and by the exit code 2, which stays when that line cannot be written either."""
    with open("/dev/full", "w") as full:
        done = rtlint(line, folder, stdout=full)
        silent = rtlint(line, folder, stdout=full, stderr=full)

    assert (done.returncode, silent.returncode) == (2, 2)
    assert done.stderr == "rtlint: cannot write the report: no space left on device\n"


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_may_leave_in_the_middle_of_any_report(form: str, folder: Path) -> None:
    """`rtlint check --output-format … | head -1` ends without a word."""
    (folder / "many.yaml").write_text("---\n".join([BAD] * 300))
    command = [*RTLINT, "check", "--output-format", form, "--statistics", "-v", "many.yaml"]
    run = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.read(1)
    run.stdout.close()
    errors = run.stderr.read().decode()
    run.stderr.close()

    assert run.wait(60) in (1, 2)
    assert "rtlint: " not in errors
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors


@pytest.mark.parametrize("line", ["migrate beta.yaml", "rules", "explain RT301", "schema session", "init", "--help"])
def test_a_reader_may_never_have_been_there(line: str, folder: Path) -> None:
    """`rtlint … | true` says nothing."""
    reader, writer = os.pipe()
    os.close(reader)
    done = rtlint(line, folder, stdout=writer)
    os.close(writer)

    assert done.returncode in (1, 2)
    assert done.stderr == ""


@pytest.mark.parametrize("environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}], ids=str)
def test_a_terminal_may_know_ascii_only(environment: dict[str, str], folder: Path) -> None:
    """Whatever is in a file, its name or the words of a rule is shown with escapes."""
    (folder / "größe.yaml").write_text("type: realtime\naudio: {output: {voice: 声優}}\n", encoding="utf-8")
    for line in (
        "check größe.yaml -v",
        "check --diff größe.yaml",
        "explain RT301",
        "rules",
        "migrate größe.yaml",
        "check --help",
    ):
        done = rtlint(line, folder, env={**os.environ, "PYTHONCOERCECLOCALE": "0", **environment})

        assert done.returncode in (0, 1)
        assert "Traceback" not in done.stderr
        assert done.stdout.isascii() or not line.startswith(
            "check"
        )  # click takes ASCII for a mistake, and writes UTF-8


def test_a_report_takes_the_place_of_no_file_that_is_checked(folder: Path) -> None:
    """Named twice by mistake, under another name, or met in a folder: the file is as it was."""
    (folder / "link.yaml").symlink_to("bad.yaml")
    for line in (
        "check bad.yaml --output-file bad.yaml", "check bad.yaml --output-file ./link.yaml", "check . --output-file bad.yaml",
    ):  # fmt: skip
        done = rtlint(line, folder)

        assert done.returncode == 2
        assert "rtlint: cannot write the report to " in done.stderr
        assert "it is a file that is checked" in done.stderr
        assert (folder / "bad.yaml").read_text() == BAD


def test_a_report_may_lie_among_the_files_that_are_checked(folder: Path) -> None:
    """The last report is replaced, though a folder holds it."""
    for _ in range(2):
        assert rtlint("check . --output-format json --output-file report.json", folder).returncode == 1
