"""The baseline on the command line: which file it is, what a run leaves out because of it, and how it is written."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from rtlint.baseline import BrokenBaseline, Entry, Known, entry, known_among, parse, render
from rtlint.config import Configs, SettingsError
from rtlint.config.mistakes import shown
from rtlint.dataclass import dataclass
from rtlint.diagnostic import Report
from rtlint.files import Unreadable, content
from rtlint.redact import mask_surely
from rtlint.report.terminal import plural
from rtlint.write import Unwritable, write_file

#: The forms of a report that end with a line for people, where the known mistakes are counted.
_SUMMING_UP = ("full", "github")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of `check`: the paths that were asked for, the settings, and all that was found."""

    paths: tuple[str, ...]
    configs: Configs
    report: Report


def without_known(run: Run, options: dict[str, Any]) -> tuple[Report, list[str]]:
    """The report without the mistakes that are known, and what there is to say of their files unless to be quiet.

    Raises `SettingsError` for options against each other and for a baseline that cannot be used or written.
    """
    given, target, off = (options[name] for name in ("baseline", "write_baseline", "no_baseline"))
    if sum(map(bool, (given, target, off))) > 1:
        raise SettingsError("give one of `--baseline`, `--write-baseline` and `--no-baseline`")
    if off:
        return run.report, []
    report, notes = _written(run, target) if target else _compared(run, given, verbose=options["verbose"])
    if report.baselined and not options["output_file"] and options["output_format"] not in _SUMMING_UP:
        notes.append(f"left out by the baseline: {report.baselined}")
    return report, [] if options["quiet"] else notes


def _compared(run: Run, given: str | None, *, verbose: bool) -> tuple[Report, list[str]]:
    """What is left when each file is compared with its baseline: the one given, or that of its configuration."""
    baselines = {path: given or run.configs.baseline(path) for path in run.report.paths}
    left = set(range(len(run.report.diagnostics)))
    notes = []
    for file in dict.fromkeys(name for name in baselines.values() if name is not None):
        known = _read(file, why="cannot use the baseline")
        matched, idle = known_among(_entries(run, file, {path for path in baselines if baselines[path] == file}), known)
        left -= matched
        looked_for = _was_looked_for(run, file)
        gone = {one: idle[one] for one in idle if looked_for(one)}
        if gone:
            words = f"{plural(sum(gone.values()), 'known mistake')} of {shown(file)} not found any more"
            notes.append(f"{words}; `--write-baseline {shown(file)}` drops what is gone, `-v` lists it")
            notes += [f"  {one.path} {one.code} {one.pointer}".rstrip() for one in gone if verbose]
    return _only(run.report, left), notes


def _written(run: Run, file: str) -> tuple[Report, list[str]]:
    """Write what is found as known, beside entries of files and rules that this run did not look at."""
    entries = _entries(run, file, set(run.report.paths))
    old = _read(file, why="cannot write a baseline over") if os.path.lexists(file) else Counter[Entry]()
    looked_for = _was_looked_for(run, file)
    kept = Counter({one: count for one, count in old.items() if not looked_for(one)})
    known = kept | Counter(one for one in entries if one is not None)
    _write(file, render(known))
    files = plural(len({one.path for one in known}), "file")
    notes = [f"wrote {plural(sum(known.values()), 'known mistake')} of {files} to {shown(file)}"]
    left = {index for index, one in enumerate(entries) if one is None}
    if left:
        notes.append("what cannot be read is in no baseline: repair it, or name it in `exclude`")
    return _only(run.report, left), notes


def _entries(run: Run, file: str, paths: Iterable[str]) -> Sequence[Entry | None]:
    """For each diagnostic its entry in the baseline `file`, if it is of one of the `paths` and may be known."""
    names = {path: mask_surely(_relative(path, os.path.dirname(os.path.abspath(file)))) for path in paths}
    found = run.report.diagnostics
    return [entry(one, names[one.path]) if one.path in names else None for one in found]


def _was_looked_for(run: Run, file: str) -> Callable[[Entry], bool]:
    """Whether an entry of the baseline `file` would have been found: its file was read, or is gone, and its rule spoke."""
    folder = os.path.dirname(os.path.abspath(file))
    unreadable = {one.path for one in run.report.diagnostics if one.fingerprint is None}
    read = {os.path.abspath(path) for path in run.report.paths if path not in unreadable}
    searched = tuple(os.path.join(os.path.abspath(path), "") for path in run.paths if os.path.isdir(path))

    @cache
    def spoke(name: str) -> frozenset[str]:
        path = os.path.normpath(os.path.join(folder, name))
        if path not in read and (os.path.lexists(path) or not path.startswith(searched)):
            return frozenset()
        return run.configs.settings(path).chosen

    return lambda one: one.code in spoke(one.path)


def _only(report: Report, left: set[int]) -> Report:
    """The report with these diagnostics, by their index."""
    kept = tuple(one for index, one in enumerate(report.diagnostics) if index in left)
    return replace(report, diagnostics=kept, baselined=len(report.diagnostics) - len(kept))


def _read(file: str, *, why: str) -> Known:
    try:
        return parse(content(file).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SettingsError(f"{why} {shown(file)}: it is not UTF-8") from None
    except (Unreadable, BrokenBaseline) as error:
        hint = "" if os.path.lexists(file) else f"; `rtlint check --write-baseline {shown(file)}` makes it"
        raise SettingsError(f"{why} {shown(file)}: {error}{hint}") from None


def _write(file: str, text: str) -> None:
    folder = os.path.dirname(os.path.abspath(file))
    if not os.path.isdir(folder):
        raise SettingsError(f"cannot write the baseline {file}: there is no folder {shown(folder)}")
    try:
        write_file(file, text.encode())
    except Unwritable as error:
        raise SettingsError(f"cannot write the baseline {file}: {error}") from None


def _relative(path: str, folder: str) -> str:
    """The path from `folder`, with slashes; the whole path where there is no way, as between drives of Windows."""
    whole = os.path.abspath(path)
    try:
        return os.path.relpath(whole, folder).replace(os.sep, "/")
    except ValueError:
        return whole.replace(os.sep, "/")
