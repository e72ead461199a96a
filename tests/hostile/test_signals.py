"""Whoever stops rtlint at any moment finds every file whole and nothing else: no litter, no process, no traceback.

The moments are random: `RTLINT_CASES=300 python -m pytest tests/hostile/test_signals.py` tries many, RTLINT_SEED repeats them.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")

CASES = int(os.environ.get("RTLINT_CASES", "12"))
SEED = int(os.environ.get("RTLINT_SEED") or random.randrange(10**6))

OLD = "type: realtime\nmodel: gpt-realtime-2.1\naudio: {output: {voice: Marin}} # mine\n"
BETA = "type: session.update\nsession: {modalities: [text, audio], voice: marin, input_audio_format: pcm16}\n"
FILES = 60

COMMANDS = {
    "fix": ("check", ".", "--isolated", "--fix"),
    "fix in processes": ("check", ".", "--isolated", "--fix", "--jobs", "2"),
    "check in processes": ("check", ".", "--isolated", "--jobs", "2", "--output-file", "../report.txt"),
    "migrate": ("migrate", ".", "--isolated", "--write"),
    "baseline": ("check", ".", "--isolated", "--write-baseline", "known.json"),
    "init": ("init", "--force"),
}
CODES = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129, "SIGKILL": -9, "SIGPIPE": None}

#: As `python -m rtlint`, but it says when the interpreter is up, which has a traceback of its own for an interrupt before that.
START = "import rtlint.__main__ as it, sys; sys.exit(it.main(prog_name='rtlint'))"
START = f"from rtlint.stop import heed_stops; heed_stops(); print('up', flush=True); {START}"


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start rtlint in a folder and a session of its own; it is about to import what it needs."""
    pipe = subprocess.PIPE
    run = subprocess.Popen(
        [sys.executable, "-c", START, *words], cwd=folder, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "up\n"
    return run


def contents(folder: Path) -> dict[str, bytes]:
    """What each file holds."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files to repair and to move."""
    folder = tmp_path_factory.mktemp("before") / "work"
    folder.mkdir()
    for number in range(FILES):
        (folder / f"{number:02}.yaml").write_text(BETA if number % 2 else OLD)
    (folder / "known.json").write_text('{"format_version": 1, "known": []}')
    return folder


@pytest.fixture(scope="module")
def finished(before: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[dict[str, bytes], int, float]]:
    """What each command leaves behind when nobody stops it, its exit code, and how many seconds it takes."""
    ends = {}
    for name, words in COMMANDS.items():
        folder = shutil.copytree(before, tmp_path_factory.mktemp("after") / "work")
        began = time.monotonic()
        run = start(folder, *words)
        run.communicate(timeout=120)
        ends[name] = contents(folder), run.returncode, time.monotonic() - began
    return ends


@pytest.mark.parametrize("case", range(CASES))
def test_a_stop_at_any_moment(
    case: int, before: Path, finished: dict[str, tuple[dict[str, bytes], int, float]], tmp_path: Path
) -> None:
    """Every file is as it was or as it should be; the exit code and one line say what happened; no process is left."""
    chance = random.Random(SEED * 100_000 + case)
    command, name = chance.choice([*COMMANDS]), chance.choice([*CODES])
    everybody = chance.random() < 0.5  # as a terminal does
    after, code, seconds = finished[command]
    moment = chance.uniform(0, seconds)
    told = f"RTLINT_SEED={SEED} case {case}: {name} for `{command}` after {moment:.4f} s"
    folder = shutil.copytree(before, tmp_path / "work")

    run = start(folder, *COMMANDS[command])
    time.sleep(moment)
    number = getattr(signal, name)
    if run.poll() is None:
        (os.killpg if everybody else os.kill)(run.pid, number)
    _, errors = run.communicate(timeout=20)

    # Behind its last line Python leaves signals to the system, for which the number of a shell is the same.
    is_over = run.returncode == -number and name != "SIGKILL"
    assert is_over or run.returncode in (CODES[name], code), told
    assert "Traceback" not in errors, told
    assert "Exception ignored" not in errors, told
    if run.returncode != code and run.returncode != -number:
        assert errors.splitlines()[-1].startswith("rtlint: "), told
        assert errors.count("\n") == 1, f"{told}: {errors}"
    old, now = contents(before), contents(folder)
    for path, data in now.items():
        if name == "SIGKILL" and path.startswith(".rtlint-"):
            continue
        assert data == after.get(path) or (data == old.get(path) and not is_over), f"{told}: {path}"
    assert old.keys() <= now.keys(), told
    assert_nobody_left(run.pid, told)


@pytest.mark.parametrize("module", ["multiprocessing", "multiprocessing.process"])
def test_a_stop_in_the_middle_of_an_import(module: str) -> None:
    """What is half imported is no help in stopping, and no hindrance."""
    script = (
        "import os, signal, sys, types; from rtlint.stop import heed_stops; heed_stops()\n"
        f"sys.modules[{module!r}] = types.ModuleType('half')\nos.kill(os.getpid(), signal.SIGTERM)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)

    assert (run.returncode, run.stderr) == (143, "rtlint: terminated\n")


def test_what_the_caller_ignores_stays_ignored(before: Path, tmp_path: Path) -> None:
    """`nohup rtlint …` outlives its terminal."""
    folder = shutil.copytree(before, tmp_path / "work")
    script = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); {START}"
    run = subprocess.Popen(
        [sys.executable, "-c", script, *COMMANDS["fix"]],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "up\n"
    run.send_signal(signal.SIGHUP)
    _, errors = run.communicate(timeout=60)

    assert (run.returncode, errors) == (1, "")


def test_who_tells_it_twice_waits_for_nothing() -> None:
    """The first signal lets a write come to its end; the second one, as when the disk hangs, does not."""
    script = (
        "import os, signal; from rtlint.stop import heed_stops, whole; heed_stops()\n"
        "with whole():\n"
        "    os.kill(os.getpid(), signal.SIGINT); print('goes on', flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGTERM); print('not this', flush=True)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)

    assert (run.returncode, run.stdout, run.stderr) == (143, "goes on\n", "rtlint: terminated\n")


def assert_nobody_left(group: int, told: str) -> None:
    """Every process of a session has ended, or does so at once."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail(f"{told}: a process goes on")
