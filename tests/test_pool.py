"""Several processes make the same report as one, and end as one does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from rtlint.pool import WORTH_A_PROCESS, WorkerDied, processes, shared

HEAD = "type: realtime\nmodel: gpt-realtime-2.1\n"
MISTAKES = (
    "voice: marin\n",
    "audio: {output: {voice: mariin}}\n",
    "temperature: 0.8\n",
    "",
    "tools: [{type: function}]\n",
)


def check(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `rtlint check`."""
    command = [sys.executable, "-m", "rtlint", "check", "--isolated", "--today", "2026-11-21", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of 120 files, most with a mistake, one that cannot be opened."""
    for number in range(120):
        (tmp_path / f"{number:03}.yaml").write_text(HEAD + MISTAKES[number % len(MISTAKES)])
    (tmp_path / "050.yaml").unlink()
    (tmp_path / "050.yaml").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    "words", [("--output-format", "json"), ("--diff", "--unsafe-fixes"), ("--statistics",)], ids=" ".join
)
def test_the_report_is_that_of_one_process(words: tuple[str, ...], folder: Path) -> None:
    """In the order of the files, to the last character, with fixes too."""
    names = sorted(path.name for path in folder.iterdir())
    one, several = (check("--jobs", jobs, *words, *names, cwd=folder) for jobs in ("1", "3"))

    assert one.stdout
    assert (one.returncode, one.stdout, one.stderr) == (several.returncode, several.stdout, several.stderr)


def test_processes_are_started_when_they_are_worth_it() -> None:
    """Not for a few files; never more than files; as many as the user says."""
    assert processes(1, None) == processes(WORTH_A_PROCESS, None) == 1
    assert processes(100 * WORTH_A_PROCESS, None) == min(100, len(os.sched_getaffinity(0)))
    assert [processes(files, 4) for files in (0, 1, 3, 1000)] == [1, 1, 3, 4]


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_results_come_in_order(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether processes are forked or start anew, as they do on other systems."""
    monkeypatch.setattr("sys.platform", platform)
    assert list(shared(str, range(300), 3)) == list(map(str, range(300)))


@pytest.mark.parametrize(("work", "wrong"), [(os._exit, WorkerDied), (int, ValueError)])
def test_a_process_that_dies_is_an_error_and_no_hang(work: Any, wrong: type[Exception]) -> None:
    """A worker that is killed ends the run with a message; what work raises comes through."""
    with pytest.raises(wrong):
        list(shared(work, [9, 9, "x"] if work is os._exit else ["1", "x"], 2))


def test_fewer_processes_do_where_no_more_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that lets us start one of three has all the work done by that one."""
    start = BaseProcess.start
    started: list[BaseProcess] = []

    def start_one(process: BaseProcess) -> None:
        if started:
            raise OSError(11, "no more processes")
        started.append(process)
        start(process)

    monkeypatch.setattr(BaseProcess, "start", start_one)

    assert list(shared(str, range(300), 3)) == list(map(str, range(300)))


def nap_or_fail(task: int) -> None:
    """Work that fails at once in the first part, and takes minutes in the others."""
    if not task:
        raise PermissionError("no")
    time.sleep(100)


def test_nobody_waits_for_what_is_not_wanted_any_more() -> None:
    """When one process fails, what the others are busy with is not waited for; an error of the system is itself."""
    tasks = [0, *range(1, 100)]
    start = time.monotonic()

    with pytest.raises(PermissionError, match="no") as raised:
        list(shared(nap_or_fail, tasks, 3))

    assert time.monotonic() - start < 60  # a moment, but for a busy machine
    assert "nap_or_fail" in str(raised.value.__cause__)  # `--debug` shows where it was


def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    """Without a word from any of them."""
    code = (
        "import time\nfrom rtlint.pool import shared\nprint('started', flush=True)\n"
        "try:\n    list(shared(time.sleep, [0.02] * 3000, 2))\nexcept KeyboardInterrupt:\n    print('interrupted')\n"
    )
    command = [sys.executable, "-c", code]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert run.stdout is not None
    run.stdout.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(0.5)
    os.killpg(run.pid, signal.SIGINT)
    output, errors = run.communicate(timeout=60)

    assert (output, errors, run.returncode) == ("interrupted\n", "", 0)
