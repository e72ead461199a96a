"""`rtlint migrate`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from rtlint.cli.check import day
from rtlint.cli.guard import guarded, standard_input
from rtlint.cli.say import say
from rtlint.config import Configs, Given, SettingsError
from rtlint.diagnostic import Failure
from rtlint.exits import BROKEN, CLEAN, CRASHED, FOUND
from rtlint.facts.kinds import kind_names
from rtlint.facts.migration import into
from rtlint.facts.targets import targets

if TYPE_CHECKING:
    from rtlint.migrate import Migration
    from rtlint.migration import Wishes


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--to", type=click.Choice([into()]), default=into(), show_default=True, help="The form to move to.")
@click.option("--write", is_flag=True, help="Change the files. Default: only show what would change.")
@click.option("--model", metavar="ID", help="The model to take where a file's is shut down.")
@click.option("--unsafe-fixes", is_flag=True, help="Remove fields that have no successor, such as temperature.")
@click.option("--kind", type=click.Choice(kind_names()), help="What the files hold. Default: find out.")
@click.option(
    "--target",
    type=click.Choice(list(targets())),
    help=f"The server the files are for. Default: {next(iter(targets()))}.",
)
@click.option("--today", callback=day, metavar="DAY", help="Judge as on this day, such as 2027-01-21.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input; its suffix says what it is.")
@click.option("--config", metavar="FILE", help="Use this configuration file for all files.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("-v", "--verbose", is_flag=True, help="Say why files stay as they are.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def migrate(paths: tuple[str, ...], **options: Any) -> None:
    """Move files and folders (default: this folder) from the beta interface to GA, comments and all.

    Shows a diff and what a human has to decide; --write changes the files. Standard input (-) is written, moved, to
    standard output.
    """
    sys.exit(guarded(lambda: _migrate(paths or (".",), options), debug=options["debug"]))


def _migrate(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    wishes = {name: options[name] for name in ("today", "target", "kind")}
    configs = Configs(Given(**wishes), file=options["config"], isolated=options["isolated"])
    chosen = _wishes(options, configs)
    if "-" not in paths:
        return _migrate_files(paths, configs, chosen, options)
    if len(paths) > 1:
        raise SettingsError("standard input (-) is moved alone")
    return _migrate_input(configs, chosen, options)


def _wishes(options: dict[str, Any], configs: Configs) -> Wishes:
    """What the user decided beforehand. Raises `SettingsError` for a model that no session can have."""
    from rtlint.facts.models import Life, life, models, suits
    from rtlint.migration import Wishes
    from rtlint.words import did_you_mean

    name, settings = options["model"], configs.settings("")
    if name is not None and name not in settings.known_models and settings.target.models:
        model = models().get(name)
        if model is None:
            hint = did_you_mean(name, models()) or "`known-models` in the configuration makes a new one known"
            raise SettingsError(f"unknown model `{name}`: {hint}")
        if not suits(model.family, "model", "session"):
            raise SettingsError(f"`{name}` is not a model of a session")
        if life(model, settings.today) is Life.RETIRED:
            raise SettingsError(f"the model `{name}` was shut down on {model.shutdown}")
    return Wishes(model=name, drop=options["unsafe_fixes"])


def _migrate_input(configs: Configs, wishes: Wishes, options: dict[str, Any]) -> int:
    """Standard input to standard output; what is to be said goes to standard error."""
    from rtlint.migrate import migrate_bytes
    from rtlint.report.migration import tasks, words

    name = options["stdin_filename"] or "<stdin>"
    settings = configs.settings(name)
    configs.complain()
    data = standard_input()
    moved = migrate_bytes(name, data, settings, wishes)
    sys.stdout.buffer.write(data if moved.new is None else moved.new)
    sys.stdout.flush()
    for line in (*tasks(moved, moved=True), *words(moved, verbose=options["verbose"])):
        say(line)
    return _code([moved], written=True)


def _migrate_files(paths: Iterable[str], configs: Configs, wishes: Wishes, options: dict[str, Any]) -> int:
    """Diffs, or files that are written, then what is left to a human, then what was done in all."""
    from rtlint.cli.output import is_read
    from rtlint.migrate import migrate_files
    from rtlint.report.diff import render_diff
    from rtlint.report.migration import summary, tasks, words

    migrations: list[Migration] = []
    code, write, failed, verbatim = CLEAN, options["write"], 0, not is_read(sys.stdout)
    for found in migrate_files(paths, configs, wishes):
        failure = found if isinstance(found, Failure) else _written(found) if write else None
        if failure is not None:
            failed += failure.wanted == "write"
            say(f"rtlint: cannot {failure.wanted} {failure.path}: {failure.message}")
            code = BROKEN if failure.named else code
        if not isinstance(found, Failure):
            migrations += [found] if failure is None else []
            click.echo("" if write else render_diff(found.path, *found.shown, verbatim=verbatim), nl=False)
    for each in migrations:
        for line in words(each, verbose=options["verbose"]):
            say(line)
    for each in migrations:
        for line in tasks(each, moved=write):
            say(line, err=False)
    click.echo(summary(migrations, written=write, failed=failed))
    return max(code, _code(migrations, written=write))


def _written(migration: Migration) -> Failure | None:
    """Write the moved content over the file; why not, when that fails."""
    from rtlint.write import Unwritable, replace_file

    try:
        if migration.new is not None:
            replace_file(migration.path, migration.new, before=migration.old)
    except Unwritable as error:
        return Failure(migration.path, str(error), wanted="write")
    return None


def _code(migrations: Sequence[Migration], *, written: bool) -> int:
    """What is left counts where files are written, what would change where they are not."""
    if any(each.is_defect for each in migrations):
        return CRASHED
    human = any(not task.note for each in migrations for task in each.tasks)
    changes = any(each.new is not None for each in migrations)
    refused = any(each.refusal is not None for each in migrations)
    return FOUND if refused or (human if written else changes) else CLEAN
