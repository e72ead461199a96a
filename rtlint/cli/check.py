"""The options of `rtlint check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from rtlint.cli.completion import complete_rules
from rtlint.cli.guard import guarded
from rtlint.diagnostic import Severity
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
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="Processes that share the files. Default: as it pays."
)
@click.option("--no-cache", is_flag=True, help="For later: nothing is cached.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.option("-q", "--quiet", is_flag=True, help="Print diagnostics only, and only errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say what each file was read as, and why.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check files and folders (default: this folder; - is standard input)."""

    def work() -> int:
        from rtlint.cli.checking import run_check

        return run_check(paths or (".",), options)

    sys.exit(guarded(work, debug=options["debug"]))
