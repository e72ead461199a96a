"""The command line, as a person or a CI job uses it: what it prints where, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "type: realtime\nmodel: gpt-realtime-2.1\n"
BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"


def rtlint(*words: str, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, away from the developer's settings."""
    scrubbed = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    finished = subprocess.run(
        [sys.executable, "-m", "rtlint", *words],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**scrubbed, "PYTHONUTF8": "1", **environment},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(
        words, finished.returncode, finished.stdout.decode(), finished.stderr.decode("utf-8", "replace")
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good file, a bad one and one that is none of our business."""
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "bad.yaml").write_text(BAD)
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1"}')
    return tmp_path


def test_a_clean_file_exits_0(folder: Path) -> None:
    """Nothing found: exit 0, one line that says what was looked at, nothing on standard error."""
    run = rtlint("check", "--today", "2026-11-21", "good.yaml", cwd=folder)

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == "1 file checked, 1 payload: no problems.\n"


def test_a_mistake_exits_1_and_is_shown(folder: Path) -> None:
    """The report shows the place, the line and what to do."""
    run = rtlint("check", "--today", "2026-11-21", "bad.yaml", cwd=folder)

    assert run.returncode == 1
    assert run.stdout == (
        "error[RT510] unknown-voice: `mariin` is not a voice\n"
        " --> bad.yaml:2:25\n"
        "  |\n"
        "2 | audio: {output: {voice: mariin}}\n"
        "  |                         ^^^^^^\n"
        "  |\n"
        "  = help: did you mean `marin`?\n"
        "  = unsafe fix: write `marin`\n"
        "  = server: invalid_value at session.audio.output.voice\n"
        "\n"
        "note: bad.yaml: the server would refuse the whole session, with all that is right in it\n"
        "\n"
        "Found 1 error; --unsafe-fixes repairs 1.\n"
    )


def test_a_folder_is_searched(folder: Path) -> None:
    """Without a path it is this folder; what is no payload is no finding."""
    run = rtlint("check", "--output-format", "concise", cwd=folder)

    assert run.returncode == 1
    assert [line.split(":")[0] for line in run.stdout.splitlines()] == ["bad.yaml"]


def test_a_file_that_is_named_twice_is_checked_once(folder: Path) -> None:
    """By its name, by another spelling of it, and by its folder: one report."""
    run = rtlint("check", "--output-format", "concise", "bad.yaml", "./bad.yaml", ".", str(folder), cwd=folder)

    assert len(run.stdout.splitlines()) == 1


def test_gitignored_files_are_left_alone(folder: Path) -> None:
    """What git ignores, by any `.gitignore` on the way, is looked at only when it is named."""
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("bad.yaml\nout/\n")
    (folder / "deep").mkdir()
    (folder / "deep" / ".gitignore").write_text("*.yaml\n!kept.yaml\n")
    (folder / "out").mkdir()
    for name in ("deep/lost.yaml", "deep/kept.yaml", "out/bad.yaml"):
        (folder / name).write_text(BAD)

    walked = rtlint("check", "--output-format", "concise", cwd=folder)
    named = rtlint("check", "--output-format", "concise", "bad.yaml", cwd=folder)

    assert [line.split(":")[0] for line in walked.stdout.splitlines()] == [os.path.join("deep", "kept.yaml")]
    assert named.returncode == 1


def test_standard_input_has_the_name_it_is_given(folder: Path) -> None:
    """`-` reads standard input; the name's suffix says what it is."""
    run = rtlint(
        "check", "--output-format", "concise", "--stdin-filename", "x.yaml", "-", cwd=folder, stdin=BAD.encode()
    )

    assert run.returncode == 1
    assert run.stdout.startswith("x.yaml:2:25: error RT510 unknown-voice: ")


def test_json_is_the_promised_object(folder: Path) -> None:
    """The JSON report has its documents and diagnostics; the exit code is that of the other formats."""
    run = rtlint("check", "--output-format", "json", "--today", "2026-11-21", ".", cwd=folder)
    report = json.loads(run.stdout)

    assert run.returncode == 1
    assert report["format_version"] == 1
    assert report["summary"] == {
        "files": 3, "documents": 2, "skipped": 1, "errors": 1, "warnings": 0, "infos": 0, "fixable": 1,
        "baselined": 0,
    }  # fmt: skip
    assert [item["path"] for item in report["documents"]] == ["bad.yaml", "good.yaml"]
    assert [item["pointer"] for item in report["diagnostics"]] == ["/audio/output/voice"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("bad.yaml",), 1),
        (("--exit-zero", "bad.yaml"), 0),
        (("--ignore", "RT510", "bad.yaml"), 0),
        (("--ignore", "unknown-voice", "bad.yaml"), 0),
        (("--select", "RT1,RT2", "bad.yaml"), 0),
        (("--select", "RT5", "--ignore", "RT511", "bad.yaml"), 1),
        (("--today", "2027-01-01", "good.yaml"), 0),
        (("no-such-file.yaml",), 2),
        (("no-such-file.yaml", "bad.yaml"), 2),
        (("--select", "RT999", "good.yaml"), 2),
        (("--today", "tomorrow", "good.yaml"), 2),
        (("--kind", "nonsense", "good.yaml"), 2),
        (("--kind", "call-refer", "--dialect", "beta", "good.yaml"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_exit_codes(folder: Path, words: tuple[str, ...], code: int) -> None:
    """0 nothing, 1 found, 2 could not run: the highest wins, and no traceback is ever shown."""
    run = rtlint("check", *words, cwd=folder)

    assert run.returncode == code
    assert "Traceback" not in run.stderr + run.stdout


def test_fail_on_moves_the_threshold(folder: Path) -> None:
    """A warning fails the run only when the user says so."""
    (folder / "warned.yaml").write_text("type: realtime\nmodel: gpt-realtime\n")

    assert rtlint("check", "--today", "2026-11-21", "warned.yaml", cwd=folder).returncode == 0
    assert rtlint("check", "--today", "2026-11-21", "--fail-on", "warning", "warned.yaml", cwd=folder).returncode == 1


def test_an_unknown_rule_gets_a_near_name(folder: Path) -> None:
    """A misspelt selector is refused, with the name that was meant."""
    run = rtlint("check", "--ignore", "unknown-vioce", "good.yaml", cwd=folder)

    assert run.stderr == "rtlint: unknown rule `unknown-vioce`: did you mean `unknown-voice`?\n"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(folder: Path) -> None:
    """The missing file is named, the bad one is reported all the same."""
    run = rtlint("check", "--output-format", "concise", "missing.yaml", "bad.yaml", cwd=folder)

    assert "bad.yaml:2:25" in run.stdout
    assert "missing.yaml" in run.stdout + run.stderr
    assert "it does not exist" in run.stdout + run.stderr


def test_nothing_recognised_is_said_once(folder: Path) -> None:
    """A run in which nothing was recognised says so on standard error, and only then."""
    nothing = rtlint("check", "package.json", "package.json", cwd=folder)
    something = rtlint("check", ".", cwd=folder)

    assert nothing.stderr.count("RT003 nothing-recognised") == 1
    assert "RT003" not in something.stderr


def test_verbose_says_what_a_file_was_read_as(folder: Path) -> None:
    """`-v` gives kind, dialect, confidence and the reason."""
    run = rtlint("check", "-v", "good.yaml", cwd=folder)

    assert run.stderr == "good.yaml: session, ga, certain: `type: realtime`; ga: `type`\n"


def test_color_is_for_terminals(folder: Path) -> None:
    """No escape sequence in a pipe; `--color always` colours, and NO_COLOR does not forbid what is asked for."""
    piped = rtlint("check", "bad.yaml", cwd=folder)
    asked = rtlint("check", "--color", "always", "bad.yaml", cwd=folder, NO_COLOR="1")

    assert "\x1b[" not in piped.stdout
    assert "\x1b[" in asked.stdout


def test_a_closed_pipe_is_no_crash(folder: Path) -> None:
    """`rtlint check … | head -0` ends without a word."""
    (folder / "many.yaml").write_text("---\n".join([BAD] * 2000))
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.run(
        [sys.executable, "-m", "rtlint", "check", "many.yaml"],
        cwd=folder,
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )
    os.close(writer)

    assert b"Traceback" not in run.stderr
    assert b"Exception ignored" not in run.stderr


def test_a_closed_standard_output_is_no_crash(folder: Path) -> None:
    """`rtlint check … >&-` says nothing and keeps its exit code; a full disk is named."""
    closed = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m rtlint check bad.yaml >&-"], cwd=folder, stderr=subprocess.PIPE, check=False
    )

    assert (closed.returncode, closed.stderr) == (1, b"")
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            run = subprocess.run(
                [sys.executable, "-m", "rtlint", "check", "bad.yaml"],
                cwd=folder,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert run.returncode == 2
        assert run.stderr.startswith(b"rtlint: cannot write the report: ")


def test_output_survives_a_narrow_encoding(folder: Path) -> None:
    """A terminal that knows ASCII only gets escapes, not a crash."""
    (folder / "wide.yaml").write_text("type: realtime\naudio: {output: {voice: 声優}}\n", encoding="utf-8")
    run = rtlint("check", "wide.yaml", cwd=folder, PYTHONUTF8="0", PYTHONIOENCODING="ascii", LC_ALL="C")

    assert run.returncode == 1
    assert "\\u58f0" in run.stdout


def test_version_tells_the_day_of_the_facts(folder: Path) -> None:
    """`--version` names the version and the day of the tables."""
    run = rtlint("--version", cwd=folder)

    assert run.stdout == "rtlint 0.1.0 (facts of 2026-11-21)\n"
