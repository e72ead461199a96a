"""One copy of the repository, in which one mutant after another is tried."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mutation.known import ROOT, is_imported, left_out, tests_of, tests_of_the_house, with_paths
from mutation.operators import Mutant

#: Seconds that one test may take; more than any does on a busy machine.
_PATIENCE = 60

_NOT_COPIED = shutil.ignore_patterns(".*_cache", ".git", ".venv", ".hypothesis", "dist", "site")


class _Server:
    """A pytest that has collected some tests, or all, and waits for mutants to run them on."""

    def __init__(self, tree: Path, files: list[str]) -> None:
        theirs, ours = os.pipe()
        answers, to_us = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "mutation.server", *(files or left_out())],
            cwd=tree,
            env=with_paths(tree) | {"MUTANTS_PIPES": f"{theirs},{to_us}"},
            pass_fds=(theirs, to_us),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs)
        os.close(to_us)
        self._requests = os.fdopen(ours, "w", encoding="utf-8")
        self._answers = os.fdopen(answers, encoding="utf-8")
        self.is_ready = self._answers.readline() == "ready\n"

    def ask(self, **request: Any) -> dict[str, str]:
        """What becomes of a mutant when some tests run."""
        self._requests.write(json.dumps(request | {"patience": _PATIENCE}) + "\n")
        self._requests.flush()
        answer: dict[str, str] = json.loads(self._answers.readline())
        return answer

    def close(self) -> None:
        """End it, and what it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._requests.close()
        self._answers.close()


class Worker:
    """Tries mutants, one at a time."""

    def __init__(self) -> None:
        """Copy the repository and collect its tests."""
        self._folder = tempfile.TemporaryDirectory(prefix="mutants-")
        self._tree = Path(self._folder.name, "tree")
        shutil.copytree(ROOT, self._tree, ignore=_NOT_COPIED)
        subprocess.run([sys.executable, "-m", "compileall", "-q", "rtlint", "tests"], cwd=self._tree, check=True)
        self._server = _Server(self._tree, [])
        self._trusted: dict[str, bool] = {}

    def judge(self, mutant: Mutant) -> tuple[str, str]:
        """`killed`, `timeout` or `survived`, and the test that noticed."""
        request = {
            "path": str(self._tree / mutant.path),
            "original": (self._tree / mutant.path).read_text(),
            "source": mutant.source,
        }
        tests = tests_of(mutant.path, mutant.lines)
        end = self._noticed(mutant, self._server, tests, **request)
        if end[0] == "needs import" or (end[0] == "survived" and is_imported(mutant.path, mutant.lines)):
            return self._anew(mutant, [*tests, *tests_of_the_house()])
        return end

    def close(self) -> None:
        """Leave nothing."""
        self._server.close()
        self._folder.cleanup()

    def _anew(self, mutant: Mutant, tests: list[str]) -> tuple[str, str]:
        """In a process that imports the mutated file, for what happens then, or is kept from then on."""
        with self._in_place(mutant):
            server = _Server(self._tree, sorted({name.partition("::")[0] for name in tests}))
        try:
            return self._noticed(mutant, server, tests) if server.is_ready else ("killed", "import")
        finally:
            server.close()

    def _noticed(self, mutant: Mutant, server: _Server, tests: list[str], **request: str) -> tuple[str, str]:
        """What the tests say that pass without the mutant."""
        while True:
            with self._in_place(mutant):
                answer = server.ask(tests=[name for name in tests if self._trusted.get(name, True)], **request)
            accuser = answer.get("test", "")
            if answer["end"] in ("needs import", "survived"):
                return answer["end"], ""
            if accuser not in self._trusted:
                self._trusted[accuser] = self._server.ask(tests=[accuser])["end"] == "survived"
            if self._trusted[accuser]:
                return answer["end"], accuser

    @contextlib.contextmanager
    def _in_place(self, mutant: Mutant) -> Iterator[None]:
        """The mutant is in the copy, where programs see it that tests start."""
        path = self._tree / mutant.path
        times, original = path.stat(), path.read_bytes()
        path.write_text(mutant.source, encoding="utf-8")
        try:
            yield
        finally:
            path.write_bytes(original)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))  # by which what is compiled is known to be of it
