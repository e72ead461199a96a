"""`rtlint init`: a configuration to start with."""

from __future__ import annotations

import os
import shlex
import sys
from collections import Counter
from collections.abc import Iterator

import click

from rtlint import __version__
from rtlint.cli.guard import guarded
from rtlint.cli.say import say
from rtlint.config import Configs, Given, SettingsError
from rtlint.diagnostic import Report, Severity
from rtlint.exits import CLEAN

NAME = "rtlint.toml"
BASELINE = "rtlint-baseline.json"

_HOOK = """\
  repos:
    - repo: https://example.com/rtlint   # where you have rtlint from
      rev: v{version}
      hooks:
        - id: rtlint
"""


@click.command()
@click.argument("folder", default=".")
@click.option("--force", is_flag=True, help=f"Replace the {NAME} that is there.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def init(folder: str, *, force: bool, debug: bool) -> None:
    """Look through a folder (default: this one), and write an rtlint.toml that explains every setting and changes nothing."""
    sys.exit(guarded(lambda: _init(folder, force=force), debug=debug))


def _init(folder: str, *, force: bool) -> int:
    from rtlint.run import run
    from rtlint.starter import starter, survey
    from rtlint.write import Unwritable, write_file

    target = os.path.normpath(os.path.join(folder, NAME))
    configs = Configs(Given())
    _refuse(folder, target, force=force)
    base = _above(folder, configs)
    report = run([folder], Configs(Given(), file=base, isolated=base is None))
    found = survey(report, folder, map(_text, report.paths))
    extend = os.path.relpath(base, folder).replace(os.sep, "/") if base else None
    try:
        write_file(target, starter(found, folder, extend=extend).encode())
    except Unwritable as error:
        raise SettingsError(f"cannot write {target}: {error}") from None
    for line in (*_told(report), *_wrote(target, found.keys, extend), *_next(folder, report)):
        say(line, err=False)
    return CLEAN


def _refuse(folder: str, target: str, *, force: bool) -> None:
    """Raise `SettingsError` where nothing should be written."""
    from rtlint.config.layers import own_layers

    if not os.path.isdir(folder):
        raise SettingsError(f"{folder} is not a folder")
    if os.path.lexists(target):
        if not force:
            raise SettingsError(f"{target} is there already; `--force` replaces it")
    elif own_layers(os.path.abspath(folder)):
        raise SettingsError(f"the settings of {folder} are in its pyproject.toml; an {NAME} would take their place")


def _above(folder: str, configs: Configs) -> str | None:
    """The configuration file that counts for a folder because it lies further up."""
    whole = os.path.abspath(folder)
    layers = configs.layers(whole) if os.path.dirname(whole) != whole else ()
    configs.complain()
    return layers[0].file.path if layers else None


def _text(path: str) -> str:
    """What stands in a file, as far as it is text."""
    from rtlint.files import Unreadable, content

    try:
        return content(path).decode(errors="replace")
    except Unreadable:
        return ""


def _told(report: Report) -> Iterator[str]:
    from rtlint.report.terminal import plural

    kinds = Counter(f"{payload.kind} ({payload.dialect})" for payload in report.payloads)
    yield f"Looked at {plural(report.files, 'file')}: {plural(len(report.payloads), 'payload')}."
    for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {count:4} {kind}"
    counts = [(report.count(severity), severity.value) for severity in Severity]
    if found := ", ".join(plural(count, word) for count, word in counts if count):
        yield f"Found {found}."


def _wrote(target: str, keys: tuple[str, ...], extend: str | None) -> Iterator[str]:
    yield f"Wrote {target}: every setting is explained, and nothing changes until you take a `#` away."
    if keys:
        yield f"  Filled in from your files, for you to look at: {', '.join(keys)}."
    if extend:
        yield f"  It extends {extend}, which holds on."


def _next(folder: str, report: Report) -> Iterator[str]:
    """What to do now, as commands to copy."""
    where = "" if folder == "." else f" {shlex.quote(folder)}"
    baseline = shlex.quote(os.path.normpath(os.path.join(folder, BASELINE)))
    yield ""
    yield "Next:"
    yield f"  rtlint check{where}"
    if report.diagnostics:
        yield f"  rtlint check{where} --write-baseline {baseline}   # if the old mistakes have to wait"
        yield f'  and `baseline = "{BASELINE}"` in {NAME}: from then on only new ones are reported.'
    yield ""
    yield "As a pre-commit hook, in .pre-commit-config.yaml:"
    yield from _HOOK.format(version=__version__).splitlines()
