"""A pytest plugin that collects the tests once and then runs some of them on each mutant it is sent: `-p mutation.server`.

For each mutant the process forks, and the mutated functions get their new code in the fork, so that nothing is imported
again. What runs while a module is imported cannot be changed like this: that is answered, and asks for a new process.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import inspect
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

_MEMORY = 4 << 30


@dataclass(frozen=True)
class _Loaded:
    """What there is after all tests were collected."""

    session: pytest.Session
    items: Mapping[str, pytest.Item]
    functions: dict[CodeType, list[FunctionType]]
    caches: list[Any]


class NeedsImportError(Exception):
    """The change is in what a module does when it is imported."""


def pytest_configure() -> None:
    """Let generated tests stop at the first failure: how small it could be is not asked here."""
    import hypothesis

    wanted = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
    hypothesis.settings.register_profile("mutants", phases=wanted, database=None, derandomize=True, deadline=None)
    hypothesis.settings.load_profile("mutants")


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Instead of running all tests, answer requests: one line of JSON each, through the two files in `MUTANTS_PIPES`."""
    if session.testsfailed:
        raise session.Interrupted
    loaded = _Loaded(session, {item.nodeid: item for item in session.items}, {}, [])
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            loaded.functions.setdefault(thing.__code__, []).append(thing)
        elif isinstance(thing, functools._lru_cache_wrapper):  # noqa: SLF001  # it has no other name
            loaded.caches.append(thing)
    gc.freeze()
    coming, going = (int(number) for number in os.environ["MUTANTS_PIPES"].split(","))
    with os.fdopen(coming) as requests, os.fdopen(going, "w") as answers:
        answers.write("ready\n")
        answers.flush()
        for line in requests:
            json.dump(_answer(json.loads(line), loaded), answers)
            answers.write("\n")
            answers.flush()
    return True


def _answer(request: Mapping[str, Any], loaded: _Loaded) -> dict[str, str]:
    """What becomes of a mutant: `needs import`, `survived`, or what killed it, and the test that was running."""
    try:
        swaps = list(_swaps(request, loaded.functions)) if "path" in request else []
    except NeedsImportError:
        return {"end": "needs import"}
    with tempfile.TemporaryDirectory() as folder:
        running = Path(folder, "running")
        child = os.fork()
        if child == 0:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            for function, code in swaps:
                function.__code__ = code
            for made in loaded.caches:
                made.cache_clear()
            config: Any = loaded.session.config
            config._tmp_path_factory._basetemp = Path(folder)  # noqa: SLF001  # a fork has no options of its own
            os._exit(_run(loaded, request, running))
        _, status = os.waitpid(child, 0)
        _end_group(child)
        last = running.read_text() if running.exists() else ""
    if os.WIFSIGNALED(status):
        return {"end": "timeout" if os.WTERMSIG(status) == signal.SIGALRM else "killed", "test": last}
    return {"end": "killed" if os.WEXITSTATUS(status) else "survived", "test": last}


def _end_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def _run(loaded: _Loaded, request: Mapping[str, Any], running: Path) -> int:
    """Run tests until one fails; each has so much time, and then the process ends."""
    session = loaded.session
    items = [loaded.items[name] for name in request["tests"] if name in loaded.items]
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    try:
        for item, following in zip(items, [*items[1:], None], strict=True):
            running.write_text(item.nodeid)
            signal.alarm(int(request["patience"]))
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed:
                return 1
    except BaseException:  # noqa: BLE001  # whatever it is, the mutant did it
        return 1
    return 0


def _swaps(
    request: Mapping[str, Any], functions: Mapping[CodeType, list[FunctionType]]
) -> Iterator[tuple[FunctionType, CodeType]]:
    """The functions to change, each with its new code."""
    path = os.path.abspath(request["path"])
    if not any(getattr(module, "__file__", None) == path for module in list(sys.modules.values())):
        return  # it is imported by and by
    old, new = (compile(request[name], path, "exec", dont_inherit=True) for name in ("original", "source"))
    for before, after in _changed(old, new):
        found = [function for function in functions.get(before, ()) if function.__code__.co_filename == path]
        if not found and "<locals>" not in before.co_qualname:
            raise NeedsImportError
        for function in found:
            if before.co_freevars != after.co_freevars:
                raise NeedsImportError
            yield function, after


def _changed(old: CodeType, new: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    """The code of functions that differs, outer ones before those in them."""
    if old == new:
        return
    inner = [[each for each in code.co_consts if isinstance(each, CodeType)] for code in (old, new)]
    if old.co_flags & inspect.CO_OPTIMIZED:
        yield old, new
    elif _own(old) != _own(new):
        raise NeedsImportError
    if len(inner[0]) == len(inner[1]):
        for before, after in zip(*inner, strict=True):
            yield from _changed(before, after)


def _own(code: CodeType) -> tuple[object, ...]:
    constants = [(type(each), each) for each in code.co_consts if not isinstance(each, CodeType)]
    return code.co_code, code.co_names, code.co_varnames, repr(constants)
