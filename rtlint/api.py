"""The Python interface: the same engine the command line uses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from rtlint.config import Configs, Given, Selection, settings
from rtlint.diagnostic import Report
from rtlint.engine import Source, lint_source
from rtlint.hosts import is_streamed, read
from rtlint.run import run
from rtlint.source.plain import of_data


def lint(
    payload: str | bytes | dict[str, Any] | list[Any],
    *,
    path: str = "<payload>",
    kind: str | None = None,
    dialect: str | None = None,
    target: str = "openai",
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Report:
    """Lint one payload: the text or the bytes of a YAML or JSON file, or plain data.

    `path` is the name in the report, and its suffix says what the text is (without one the text itself does). `kind`
    and `dialect` are spelled as on the command line, None meaning to find out. `today` is the day the payload is to
    work on, by default this one. `select` and `ignore` take codes, beginnings of codes and names.

    Diagnostics of plain data have pointers but no ranges. Raises `SettingsError` for an unknown kind, dialect, target
    or rule; whatever is wrong with the payload is in the report.
    """
    chosen = settings(today=today, target=target, kind=kind, dialect=dialect, select=select, ignore=ignore)
    if not isinstance(payload, (bytes, str)):
        return lint_source(Source(path, iter((of_data(payload, path=path),))), chosen)
    source = Source(path, read(path, payload))
    if is_streamed(path):
        from rtlint.streaming import lint_stream

        return lint_stream(source, chosen)
    return lint_source(source, chosen)


def lint_files(
    paths: Iterable[str],
    *,
    kind: str | None = None,
    dialect: str | None = None,
    target: str | None = None,
    today: date | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    isolated: bool = False,
) -> Report:
    """Lint files and folders, as `rtlint check` does; see `lint` for the settings.

    What is not given is looked up in the configuration file nearest to each file, unless `isolated`. A file that cannot
    be opened is in `Report.failures`; the others are linted all the same. A baseline leaves nothing out here. Raises `SettingsError` as `lint` does, and its
    subclass `ConfigError` for mistakes in configuration files.
    """
    given = Given(today, target, kind, dialect, Selection(tuple(select), (), tuple(ignore)))
    return run(paths, Configs(given, isolated=isolated))
