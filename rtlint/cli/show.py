"""`rtlint config` and `rtlint schema`: what rtlint goes by."""

from __future__ import annotations

import json
import os
import sys

import click

from rtlint.cli.guard import guarded
from rtlint.config import Configs, Given, SettingsError
from rtlint.exits import CLEAN
from rtlint.facts.dialects import assumed, dialects
from rtlint.facts.kinds import kind_names, kinds


@click.command("config")
@click.argument("path", default=".")
@click.option("--config", metavar="FILE", help="Use this configuration file.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def show_config(path: str, *, config: str | None, isolated: bool, debug: bool) -> None:
    """Show the settings of a file, and where each comes from."""
    sys.exit(guarded(lambda: _show_config(path, config, isolated=isolated), debug=debug))


@click.command("schema")
@click.argument("kind", type=click.Choice(kind_names()), default=kind_names()[0], metavar="[KIND]")
@click.option("--dialect", type=click.Choice(sorted(dialects())), default=assumed(), show_default=True)
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def show_schema(kind: str, *, dialect: str, debug: bool) -> None:
    """Print the JSON Schema of a kind (default: session) as one file, for editors and other validators.

    It knows shapes, types and closed lists of values; what `rtlint check` finds beyond that no schema can say.
    """
    sys.exit(guarded(lambda: _show_schema(kind, dialect), debug=debug))


def _show_config(path: str, file: str | None, *, isolated: bool) -> int:
    from rtlint.config.show import render_config
    from rtlint.redact import mask_surely
    from rtlint.report.columns import shown

    if not os.path.exists(path):
        raise SettingsError(f"cannot show the settings of {path}: it does not exist")
    configs = Configs(Given(), file=file, isolated=isolated)
    text = render_config(path, configs)
    configs.complain()
    click.echo("\n".join(shown(mask_surely(line)) for line in text.split("\n")), nl=False)
    return CLEAN


def _show_schema(kind: str, dialect: str) -> int:
    from rtlint.bundle import flatten

    if dialect not in kinds()[kind].schemas:
        raise SettingsError(f"there is no `{kind}` in the dialect `{dialect}`")
    click.echo(json.dumps(flatten(kind, dialect), indent=2))
    return CLEAN
