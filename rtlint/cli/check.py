"""`rtlint check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from rtlint.cli.completion import complete_rules
from rtlint.cli.fixes import lint_stdin, show_diff, wanted_fixes, write_fixed
from rtlint.cli.guard import guarded
from rtlint.cli.output import refuse_file, show
from rtlint.cli.progress import Progress
from rtlint.cli.remarks import remark, unmet
from rtlint.config import Configs, Given, Selection
from rtlint.diagnostic import Fixes, Report, Severity
from rtlint.exits import BROKEN, CLEAN, FOUND
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import kind_names
from rtlint.facts.targets import targets
from rtlint.report.formats import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])


def _severity(context: click.Context, parameter: click.Parameter, value: str | None) -> Severity | None:
    return None if value is None else Severity(value)


def day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    """The day that an option names. Raises `BadParameter` for what is none."""
    try:
        return date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a day: write it as 2026-11-21") from None


def _words(context: click.Context, parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for part in value for word in part.split(",") if word.strip())


def _rules(name: str, help: str) -> Callable[[Command], Command]:
    return click.option(name, multiple=True, callback=_words, shell_complete=complete_rules, metavar="RULES", help=help)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@click.option("--kind", type=click.Choice(kind_names()), help="What the files hold. Default: find out.")
@click.option("--dialect", type=click.Choice(sorted(dialects())), help="The form of the API. Default: find out.")
@click.option(
    "--target",
    type=click.Choice(list(targets())),
    help=f"The server the files are for. Default: {next(iter(targets()))}.",
)
@click.option("--today", callback=day, metavar="DAY", help="Judge as on this day, such as 2027-01-21.")
@_rules("--select", help="Only these codes, prefixes or names.")
@_rules("--extend-select", help="These too.")
@_rules("--ignore", help="All but these.")
@click.option("--exclude", multiple=True, callback=_words, metavar="GLOBS", help="Leave these files and folders out.")
@click.option("--force-exclude", is_flag=True, help="Leave them out even when they are named.")
@click.option(
    "--fail-on", type=click.Choice([severity.value for severity in Severity]), callback=_severity,
    help="The least severity that makes the exit code 1. Default: error.",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--max-warnings", type=click.IntRange(0), metavar="N", help="Exit with 1 on more warnings than these.")
@click.option("--require-payload", is_flag=True, help="Exit with 1 when no Realtime payload was recognised.")
@click.option("--fix", is_flag=True, help="Repair what can be repaired without changing its meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="Repair also where that changes behaviour or makes a choice.")
@click.option("--diff", is_flag=True, help="Show what would be repaired as a diff, and write nothing.")
@click.option(
    "--output-format", type=click.Choice(list(FORMATS)), default="full", show_default=True, help="How to report."
)
@click.option("--output-file", type=click.Path(), metavar="FILE", help="Write the report to this file.")
@click.option("--statistics", is_flag=True, help="Count how often each rule spoke.")
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Leave out the known mistakes that FILE holds.")
@click.option(
    "--write-baseline", type=click.Path(), metavar="FILE", help="Write what is found now to FILE, as known mistakes."
)
@click.option("--no-baseline", is_flag=True, help="Report the known mistakes too.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input; its suffix says what it is.")
@click.option("--config", type=click.Path(), metavar="FILE", help="Use this configuration file for all files.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--jobs", type=click.IntRange(1), metavar="N", help="For later: files are checked one after another.")
@click.option("--no-cache", is_flag=True, help="For later: nothing is cached.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print diagnostics only, and only errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what each file was read as, and why.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check files and folders (default: this folder; - is standard input)."""
    sys.exit(guarded(lambda: _check(paths or (".",), options), debug=options["debug"]))


def _check(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    from rtlint.cli.baseline import Run, without_known

    selection = Selection(options["select"], options["extend_select"], options["ignore"])
    wishes = {name: options[name] for name in ("today", "target", "kind", "dialect", "exclude", "fail_on")}
    configs = Configs(Given(selection=selection, **wishes), file=options["config"], isolated=options["isolated"])
    threshold = configs.fail_on()
    refuse_file(options["output_file"])
    fixes = wanted_fixes(options)
    report = _lint(paths, configs, options, fixes)
    if not options["diff"]:
        report = write_fixed(report)
    report, notes = without_known(Run(paths, configs, report), options)
    if options["diff"]:
        show_diff(report, options)
    else:
        show(report, options, threshold, sys.stdout if fixes == "none" or "-" not in paths else sys.stderr)
    remark(report, options, silent=configs.silent)
    missed = [*unmet(report, options)]
    for words in (*notes, *missed):
        click.echo(f"rtlint: {words}", err=True)
    if any(failure.named for failure in report.failures):
        return BROKEN
    found = bool(missed) or any(diagnostic.severity.rank >= threshold.rank for diagnostic in report.diagnostics)
    found = found or bool(options["diff"] and report.rewrites)
    return FOUND if found and not options["exit_zero"] else CLEAN


def _lint(paths: tuple[str, ...], configs: Configs, options: dict[str, Any], fixes: Fixes) -> Report:
    from rtlint.diagnostic import merge
    from rtlint.run import run

    files = [path for path in paths if path != "-"]
    force = options["force_exclude"]
    progress = Progress()
    try:
        reports = [run(files, configs, force_exclude=force, fixes=fixes, progress=progress)] if files else []
    finally:
        progress.end()
    name = options["stdin_filename"] or "<stdin>"
    if "-" in paths and not (force and configs.excludes(name)):
        chosen = configs.settings(name)
        configs.complain()
        reports.insert(0, lint_stdin(name, chosen, fixes, echo=fixes != "none" and not options["diff"]))
    return merge(reports)
