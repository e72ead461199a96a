"""Linting many files: each is opened, linted and closed, and what cannot be opened does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader, BytesIO

from rtlint.config import Configs, Settings
from rtlint.dataclass import dataclass
from rtlint.diagnostic import Failure, Fixes, Report, merge
from rtlint.engine import Source, lint_source
from rtlint.files import NO_ROOM, File, Unreadable, content, find, opened, reason
from rtlint.hosts import SUFFIXES, has_sign, is_streamed, read, read_stream
from rtlint.pool import processes, shared


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to lint; `sure` that somebody takes it for a payload."""

    file: File
    settings: Settings
    fixes: Fixes
    sure: bool


def run(
    paths: Iterable[str],
    configs: Configs,
    *,
    force_exclude: bool = False,
    fixes: Fixes = "none",
    jobs: int | None = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """The report of all files that `paths` stand for, each with the settings it has by `configs`.

    `force_exclude` says that a program names the files: excluded ones are left out all the same, and those that show no
    sign of the API may be broken in peace. What `fixes` make of files is in the report; nothing is written. Raises
    `ConfigError`, before anything is linted, with the mistakes of every configuration file that has a say. `jobs`
    processes share the files, None meaning as many as are worth it. `progress` is told after each file how many are done,
    and how many there are.
    """
    files = find(paths, SUFFIXES, configs.excludes, force=force_exclude)
    plan = [_Task(file, configs.settings(file.path), fixes, sure=file.named and not force_exclude) for file in files]
    configs.complain()
    reports = []
    for report in _reports(plan, processes(len(plan), jobs)):
        reports.append(report)
        if progress is not None:
            progress(len(reports), len(plan))
    return merge(reports)


def _reports(plan: list[_Task], count: int) -> Iterator[Report]:
    """The report of each file in order. What the first one makes rtlint import, forked processes have already."""
    first = 1 if count > 1 else len(plan)
    yield from map(_lint_file, plan[:first])
    if plan[first:]:
        yield from shared(_lint_file, plan[first:], count)


def lint_bytes(path: str, data: bytes, settings: Settings, *, fixes: Fixes = "none") -> Report:
    """The report of one file that has been read already."""
    if is_streamed(path):
        return lint_lines(path, BufferedReader(BytesIO(data)), settings)
    return _lint(Source(path, read(path, data)), settings, fixes)


def lint_lines(path: str, stream: BufferedReader, settings: Settings, *, named: bool = True) -> Report:
    """The report of a file that is read line by line; see `is_streamed`. Raises `OSError` when it cannot be read to its end."""
    from rtlint.streaming import lint_stream

    return lint_stream(Source(path, read_stream(path, stream), named), settings)


def _lint_file(task: _Task) -> Report:
    file, settings = task.file, task.settings
    try:
        if is_streamed(file.path):
            with opened(file.path) as stream:
                return _lines(task, stream)
        data = content(file.path)
        if not task.sure and not settings.expects and not has_sign(file.path, data):
            return Report(files=1, skipped=1, paths=(file.path,))
        return _lint(Source(file.path, read(file.path, data), task.sure), settings, task.fixes)
    except Unreadable as error:
        return Report(failures=(Failure(file.path, str(error), file.named),))
    except MemoryError:
        return Report(failures=(Failure(file.path, NO_ROOM, file.named),))


def _lines(task: _Task, stream: BufferedReader) -> Report:
    try:
        return lint_lines(task.file.path, stream, task.settings, named=task.sure)
    except OSError as error:
        raise Unreadable(reason(error)) from error


def _lint(source: Source, settings: Settings, fixes: Fixes) -> Report:
    if fixes == "none":
        return lint_source(source, settings)
    from rtlint.fixing import fix_source

    return fix_source(source, settings, unsafe=fixes == "all")
