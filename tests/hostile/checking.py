"""What every hostile file is put through: each command over its bytes, in this process or in one that is watched."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from rtlint.config import Settings, settings
from rtlint.diagnostic import Report
from rtlint.facts import table
from rtlint.migrate import migrate_bytes
from rtlint.migration import Wishes
from rtlint.report.terminal import render_full
from rtlint.run import lint_bytes

#: A session of the beta interface, on which every command has something to do.
OLD = "type: realtime\nmodel: gpt-realtime-2.1\nvoice: alloy\n"

#: An event in each of the languages of programs, with something to repair in it.
EVENT = '{"type": "session.update", "session": {"type": "realtime", "voice": "alloy"}}'
PYTHON = f"event = {EVENT}\n"
JAVASCRIPT = f"const event = {EVENT};\n"
FENCE = f"```json\n{EVENT}\n```\n"

#: A mistake in the file beside the hostile one, which every run must still find.
BESIDE = "type: realtime\naudio: {output: {voice: mariin}}\n"

#: For four commands and what they make. The promise is 2 s for each; a busy machine takes several times as long.
PATIENCE = 30.0

MEGABYTE = 1024 * 1024

#: What a report must not have in it, whatever a file has: what a terminal obeys.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Run:
    """What a process printed, its exit code, the seconds it worked, and the most memory it had."""

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float


def encoded(content: str | bytes) -> bytes:
    """The bytes of a file; half surrogates become what UTF-8 forbids."""
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


def survived(path: str, content: str | bytes, kind: str | None = None) -> Report:
    """The report of a file, after it is checked, shown, repaired and moved.

    Whatever is said has its place in the text; a repaired file has no more errors and still parses; nothing takes longer
    than anybody waits.
    """
    data = encoded(content)
    options = _settings(kind)
    started = time.process_time()
    report = lint_bytes(path, data, options)
    repaired = lint_bytes(path, data, options, fixes="all")
    moved = migrate_bytes(path, data, options, Wishes())
    shown = render_full(report, color=False, width=100)
    assert time.process_time() - started < PATIENCE

    assert CONTROL.search(shown) is None
    assert max(map(len, shown.splitlines()), default=0) < 400
    for item in report.diagnostics:
        assert item.range is None or 0 <= item.range.start.offset <= item.range.end.offset <= len(data)
    for rewrite in repaired.rewrites:
        rewrite.after.encode(rewrite.encoding)
        after = lint_bytes(path, rewrite.after.encode(rewrite.encoding), options)
        assert codes(after) & {"RT001", "RT010"} <= codes(report)
    assert not moved.is_defect
    assert moved.new is None or codes(lint_bytes(path, moved.new, options)) & {"RT001", "RT010"} <= codes(report)
    return report


def codes(report: Report) -> set[str]:
    """The rules that spoke."""
    return {item.code for item in report.diagnostics}


#: A process is counted the memory of the one that it comes from, which had better be a small one.
_WATCH = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
with open(".usage", "w") as told:
    print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss, file=told)
"""


def check(*words: str, cwd: Path, stdin: bytes = b"", memory: int = 1024, seconds: int = 60) -> Run:
    """Run rtlint in a process that is watched, and killed before it takes `memory` MB or so many seconds of work."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (memory * MEGABYTE, memory * MEGABYTE))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    with open(cwd / ".out", "w+b") as out, open(cwd / ".err", "w+b") as err, open(cwd / ".in", "w+b") as source:
        source.write(stdin)
        source.seek(0)
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", _WATCH, sys.executable, "-m", "rtlint", *words],
            cwd=cwd,
            stdin=source,
            stdout=out,
            stderr=err,
            preexec_fn=limit,  # no thread runs here
            check=True,
        )
        out.seek(0)
        err.seek(0)
        code, worked, kilobytes = (cwd / ".usage").read_text().split()
        return Run(
            int(code),
            out.read().decode("utf-8", "replace"),
            err.read().decode("utf-8", "replace"),
            float(worked),
            int(kilobytes) / 1024,
        )


def checked_beside(name: str, cwd: Path, words: Sequence[str] = ()) -> Run:
    """The run over a file that is there and one with a mistake, which is found all the same."""
    (cwd / "beside.yaml").write_text(BESIDE)
    run = check("check", "--isolated", *words, name, "beside.yaml", cwd=cwd)
    assert run.code == 1, run.err
    assert "Traceback" not in run.out + run.err
    assert "mariin" in run.out
    return run


@cache
def _settings(kind: str | None) -> Settings:
    return settings(today=date.fromisoformat(table("models")["checked"]), kind=kind)
