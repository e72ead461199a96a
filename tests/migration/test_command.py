"""`rtlint migrate`, as a person or a script uses it: what it prints where, what it writes, and its exit codes."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

BETA = "type: session.update\nsession:\n  voice: ash # friendly\n"
GA = "type: session.update\nsession:\n  type: realtime\n  audio:\n    output:\n      voice: ash # friendly\n"
WARM = BETA + "  temperature: 0.8\n"
OLD = BETA + "  model: gpt-4o-realtime-preview\n"
DIFF = """\
--- agent.yaml
+++ agent.yaml
@@ -1,3 +1,6 @@
 type: session.update
 session:
-  voice: ash # friendly
+  type: realtime
+  audio:
+    output:
+      voice: ash # friendly
"""


def migrate(*words: str, cwd: Path, stdin: bytes = b"", today: str = "2026-11-21") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    finished = subprocess.run(
        [sys.executable, "-m", "rtlint", "migrate", "--isolated", "--today", today, *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(words, finished.returncode, finished.stdout.decode(), finished.stderr.decode())


def test_the_diff_is_shown_and_nothing_written(tmp_path: Path) -> None:
    """Without a word the files stay, the diff goes to standard output, and the exit code says that there is one."""
    (tmp_path / "agent.yaml").write_text(BETA)
    run = migrate("agent.yaml", cwd=tmp_path)

    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout == DIFF + "1 file would move.\n"
    assert (tmp_path / "agent.yaml").read_text() == BETA


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs patch")
def test_the_diff_can_be_applied(tmp_path: Path) -> None:
    """What is printed is a patch, whatever is said behind it."""
    (tmp_path / "agent.yaml").write_text(WARM.rstrip())
    run = migrate("agent.yaml", cwd=tmp_path)
    patched = subprocess.run(
        ["patch", "-p0"], cwd=tmp_path, input=run.stdout, capture_output=True, text=True, check=False
    )

    assert patched.returncode == 0, patched.stdout + patched.stderr
    assert (tmp_path / "agent.yaml").read_text() == (GA + "  temperature: 0.8").replace(
        "type: realtime\n", "type: realtime\n"
    )


def test_files_are_written(tmp_path: Path) -> None:
    """With `--write` a folder's files change, keep their mode, and a second time there is nothing to do."""
    (tmp_path / "agent.yaml").write_text(BETA)
    (tmp_path / "agent.yaml").chmod(0o640)
    (tmp_path / "package.json").write_text('{"name": "x"}')
    first = migrate("--write", cwd=tmp_path)
    second = migrate("--write", cwd=tmp_path)

    assert (first.returncode, first.stdout) == (0, "1 file moved.\n")
    assert (tmp_path / "agent.yaml").read_text() == GA
    assert stat.S_IMODE((tmp_path / "agent.yaml").stat().st_mode) == 0o640
    assert (second.returncode, second.stdout) == (0, "Nothing to move.\n")


def test_what_is_left_is_listed(tmp_path: Path) -> None:
    """Each thing that a human decides has its place in the file as it is now, the old value, and advice; the code is 1."""
    (tmp_path / "agent.yaml").write_text(WARM)
    diff = migrate("agent.yaml", cwd=tmp_path)
    written = migrate("--write", "agent.yaml", cwd=tmp_path)
    words = "left: /session/temperature (`0.8`): there is no `temperature` any more; steer by `instructions` instead"

    assert f"agent.yaml:4:3: {words}" in diff.stdout
    assert f"agent.yaml:7:3: {words}" in written.stdout
    assert written.stdout.endswith("1 file moved, 1 thing left to you.\n")
    assert (diff.returncode, written.returncode) == (1, 1)
    assert migrate("--write", "agent.yaml", cwd=tmp_path).returncode == 1


def test_the_user_decides_beforehand(tmp_path: Path) -> None:
    """The model for all files, and that the temperature goes, can be said; then nothing is left."""
    (tmp_path / "old.yaml").write_text(OLD)
    (tmp_path / "warm.yaml").write_text(WARM)
    run = migrate("--write", "--model", "gpt-realtime-2.1", "--unsafe-fixes", ".", cwd=tmp_path)

    assert run.returncode == 0
    assert (tmp_path / "old.yaml").read_text() == GA + "  model: gpt-realtime-2.1\n"
    assert (tmp_path / "warm.yaml").read_text() == GA
    assert "warm.yaml:4:3: note: /session/temperature (`0.8`)" in run.stdout


def test_standard_input_is_moved_to_standard_output(tmp_path: Path) -> None:
    """In a pipe only the moved file goes on; what is left is said on standard error. What cannot move goes on as it is."""
    moved = migrate("-", cwd=tmp_path, stdin=BETA.encode())
    left = migrate("--stdin-filename", "x.yaml", "-", cwd=tmp_path, stdin=WARM.encode())
    stays = migrate("-", cwd=tmp_path, stdin=b"type: session.update\r\nsession: {voice: a, voice: b}\r\n")

    assert (moved.returncode, moved.stdout, moved.stderr) == (0, GA, "")
    assert (left.returncode, left.stdout) == (1, GA + "  temperature: 0.8\n")
    assert left.stderr.startswith("x.yaml:7:3: left: /session/temperature")
    assert (stays.returncode, stays.stdout) == (1, "type: session.update\r\nsession: {voice: a, voice: b}\r\n")
    assert "stays as it is: `voice` stands here a second time" in stays.stderr


def test_one_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """What is missing, broken or ambiguous is named, and the next file is moved all the same."""
    (tmp_path / "a.yaml").write_text(BETA + "  voice: sage\n")
    (tmp_path / "b.yaml").write_text("type: session.update\nsession: {voice: [\n")
    (tmp_path / "c.yaml").write_text(BETA)
    run = migrate("--write", "missing.yaml", "a.yaml", "b.yaml", "c.yaml", cwd=tmp_path)

    assert run.returncode == 2
    assert "rtlint: cannot read missing.yaml: it does not exist\n" in run.stderr
    assert "a.yaml stays as it is: `voice` stands here a second time (line 4)\n" in run.stderr
    assert "b.yaml stays as it is: it cannot be read: " in run.stderr
    assert (tmp_path / "c.yaml").read_text() == GA
    assert run.stdout == "1 file moved, 2 files could not be moved.\n"
    assert migrate("--write", "a.yaml", cwd=tmp_path).returncode == 1


def test_beta_may_be_right(tmp_path: Path) -> None:
    """For a server that may still speak beta the file stays, and that is said; `-v` gives the reason for any other."""
    (tmp_path / "agent.yaml").write_text(BETA)
    (tmp_path / "ga.yaml").write_text(GA)
    other = migrate("--target", "other", "agent.yaml", cwd=tmp_path)
    verbose = migrate("-v", "ga.yaml", cwd=tmp_path)

    assert (other.returncode, other.stdout) == (0, "Nothing to move.\n")
    assert other.stderr == "agent.yaml: event stays as it is: the target `other` may still speak beta\n"
    assert (verbose.returncode, verbose.stderr) == (0, "ga.yaml: event: it is ga already\n")


def test_a_configuration_that_says_beta_is_named(tmp_path: Path) -> None:
    """Where a configuration file calls the payload beta, changing that is left to the user."""
    (tmp_path / "agent.yaml").write_text("session:\n  voice: ash\n")
    (tmp_path / "rtlint.toml").write_text(
        '[[files]]\npath = "agent.yaml"\npointer = "/session"\nkind = "session"\ndialect = "beta"\n'
    )
    run = migrate("--config", "rtlint.toml", "agent.yaml", cwd=tmp_path)

    assert run.returncode == 2  # --isolated forbids it
    run = subprocess.run(
        [sys.executable, "-m", "rtlint", "migrate", "agent.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (
        "agent.yaml:1:1: left: /session: `[[files]]` of rtlint.toml says that it is beta; write ga there" in run.stdout
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--model", "gpt-realtime-2.2"), "unknown model `gpt-realtime-2.2`: did you mean"),
        (("--model", "whisper-1"), "`whisper-1` is not a model of a session"),
        (("--model", "gpt-4o-realtime-preview"), "was shut down on 2026-05-07"),
        (("-", "x.yaml"), "standard input (-) is moved alone"),
        (("--to", "beta"), "Invalid value for '--to'"),
    ],
)
def test_wishes_that_cannot_be(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """A wish that would make a file that does not work is refused before anything is looked at."""
    run = migrate(*words, cwd=tmp_path)

    assert run.returncode == 2
    assert said in run.stderr


def test_a_folder_that_is_read_only_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be written is named with the reason, and the file stays."""
    from click.testing import CliRunner

    from rtlint.cli import main

    (tmp_path / "agent.yaml").write_text(BETA)

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("rtlint.write._private", forbid)
    run = CliRunner().invoke(main, ["migrate", "--isolated", "--write", str(tmp_path / "agent.yaml")])

    assert run.exit_code == 2
    assert "agent.yaml: permission denied" in run.output
    assert (tmp_path / "agent.yaml").read_text() == BETA
