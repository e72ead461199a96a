"""A disk that is full, or a write that fails for another reason, leaves every file as it was, and nobody is told otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rtlint.cli import main

BAD = "type: realtime\naudio: {output: {voice: Marin}}\n"
BETA = "type: session.update\nsession: {modalities: [text, audio], voice: marin}\n"

#: What a write is made of, in order.
STEPS = ("open", "fstat", "fchmod", "fsync", "replace")


def check(*words: str) -> Result:
    """Run `rtlint check --isolated` in this process."""
    return CliRunner().invoke(main, ["check", "--isolated", *words])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a file to fix before and behind one that can be."""
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        (tmp_path / name).write_text(BAD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fail(step: str, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    """Have a function of the system fail for the file `at`, or the one that is to take its place, from now on."""
    true = getattr(os, step)
    writing: list[str] = []

    def failing(*args: object, **kwargs: object) -> object:
        if writing:
            raise OSError(28, "No space left on device")
        return true(*args, **kwargs)

    realpath = os.path.realpath

    def watch(path: str) -> str:
        writing[:] = [path] if path == at else []
        return realpath(path)

    monkeypatch.setattr("rtlint.write.os.path.realpath", watch)
    monkeypatch.setattr(f"rtlint.write.os.{step}", failing)


@pytest.mark.skipif(sys.platform == "win32", reason="needs the steps of Unix")
@pytest.mark.parametrize("step", STEPS)
def test_a_write_may_fail_at_each_step(step: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """That file is as it was, there is nothing beside it, the others are fixed, and the exit code is 2."""
    with monkeypatch.context() as patch:
        fail(step, patch, at="b.yaml")
        done = check("--fix", "a.yaml", "b.yaml", "c.yaml")

    assert done.exit_code == 2, done.output
    assert "error: cannot write b.yaml: no space left on device; nothing in it is fixed" in done.output
    assert sorted(os.listdir(folder)) == ["a.yaml", "b.yaml", "c.yaml"]
    assert (folder / "b.yaml").read_text() == BAD
    assert (folder / "a.yaml").read_text() == (folder / "c.yaml").read_text() == BAD.replace("Marin", "marin")


def test_what_is_not_fixed_is_reported_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its mistakes are found, none of them is called fixed, and they stand among those of the other files in order."""
    (folder / "c.yaml").write_text(BAD.replace("Marin", "nobody"))
    with monkeypatch.context() as patch:
        fail("replace", patch, at="b.yaml")
        done = check("--fix", "a.yaml", "b.yaml", "c.yaml")
    text = done.output

    assert "fixed a.yaml:2:25" in text
    assert "fixed b.yaml" not in text
    assert text.index("--> b.yaml:2:25") < text.index("--> c.yaml:2:25")
    assert "2 | audio: {output: {voice: Marin}}" in text
    assert "Found 2 errors; --fix repairs 1; fixed 1; 1 file could not be written." in text


def test_programs_are_told_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report as JSON has the mistakes that are still there, of payloads that are as they were."""
    (folder / "b.yaml").write_text(BETA)
    with monkeypatch.context() as patch:
        fail("fsync", patch, at="b.yaml")
        done = check("--fix", "--unsafe-fixes", "--output-format", "json", "a.yaml", "b.yaml")
    report = json.loads(done.stdout)

    assert done.exit_code == 2
    assert "rtlint: cannot write b.yaml: no space left on device; nothing in it is fixed" in done.stderr
    assert {item["path"] for item in report["diagnostics"]} == {"b.yaml"}
    assert [(each["path"], each["dialect"]) for each in report["documents"]] == [("a.yaml", "ga"), ("b.yaml", "beta")]
    assert report["summary"]["errors"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--fix", "bad.yaml"), "cannot write bad.yaml: file too large"),
        (("migrate", "--write", "beta.yaml"), "cannot write beta.yaml: file too large"),
        (
            ("check", "--write-baseline", "known.json", "bad.yaml"),
            "cannot write the baseline known.json: file too large",
        ),
        (("check", "--output-file", "report.txt", "bad.yaml"), "cannot write the report to report.txt: file too large"),
        (("init",), "cannot write rtlint.toml: file too large"),
    ],
    ids=["fix", "migrate", "baseline", "report", "init"],
)
@pytest.mark.parametrize("old", [None, "old"], ids=["new", "old"])
def test_no_command_leaves_half_a_file(words: tuple[str, ...], said: str, old: str | None, tmp_path: Path) -> None:
    """With a real limit on the size of files: one line says what is not written, and the folder is as it was."""
    (tmp_path / "bad.yaml").write_text(BAD)
    (tmp_path / "beta.yaml").write_text(BETA)
    if old and words[0] == "check":
        (tmp_path / "known.json").write_text('{"format_version": 1, "known": []}')
        (tmp_path / "report.txt").write_text(old)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20)); "
        "from rtlint.__main__ import main; main(prog_name='rtlint')"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not {"1 file moved", "fixed 1"} & {*(done.stdout + done.stderr).split(". ")}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_moved_file_that_cannot_be_written_is_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not as one that moved."""
    (folder / "b.yaml").write_text(BETA)
    with monkeypatch.context() as patch:
        fail("replace", patch, at="b.yaml")
        done = CliRunner().invoke(main, ["migrate", "--isolated", "--write", "b.yaml"])

    assert done.exit_code == 2
    assert done.stdout == "Nothing moved, 1 file could not be written.\n"
    assert (folder / "b.yaml").read_text() == BETA


def test_what_changes_while_it_is_fixed_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who saves a file between its reading and its writing loses nothing, and is told."""
    theirs = BAD + "# and this\n"
    true = os.fsync

    def saving(handle: int) -> None:
        true(handle)
        (folder / "a.yaml").write_text(theirs)

    with monkeypatch.context() as patch:
        patch.setattr("rtlint.write.os.fsync", saving)
        done = check("--fix", "a.yaml")

    assert done.exit_code == 2
    assert "cannot write a.yaml: it changed in the meantime; nothing in it is fixed" in done.output
    assert (folder / "a.yaml").read_text() == theirs
    assert sorted(os.listdir(folder)) == ["a.yaml", "b.yaml", "c.yaml"]


def test_two_runs_may_fix_the_same_files(tmp_path: Path) -> None:
    """At the same time; every file is fixed by one of them, and nothing is left beside it."""
    for number in range(20):
        (tmp_path / f"{number:02}.yaml").write_text(BAD)
    command = [sys.executable, "-m", "rtlint", "check", "--isolated", "--fix", "."]
    runs = [
        subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    errors = [run.communicate(timeout=60)[1] for run in runs]

    assert {run.returncode for run in runs} <= {0, 2}
    assert all("Traceback" not in error for error in errors)
    assert {path.read_text() for path in tmp_path.iterdir()} == {BAD.replace("Marin", "marin")}
    assert len(list(tmp_path.iterdir())) == 20
