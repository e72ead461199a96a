"""The command line: words in, a report out, an exit code. Each command is imported when it is asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from rtlint import __version__
from rtlint.facts import table

#: The commands, in alphabetical order, and the module and the function that each of them is.
COMMANDS = {
    "check": ("check", "check"),
    "completion": ("completion", "print_completion"),
    "config": ("show", "show_config"),
    "explain": ("explain", "explain"),
    "init": ("init", "init"),
    "migrate": ("migrate", "migrate"),
    "rules": ("explain", "list_rules"),
    "schema": ("show", "show_schema"),
}


class Commands(click.Group):
    """Commands that are imported late, because most runs need one of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks so
        """Name all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command; None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"rtlint.cli.{module}"), name)
        return command

    def main(self, *words: Any, **options: Any) -> Any:
        """Run a command; what prints without a guard of its own, such as `--help`, may find the disk full."""
        try:
            return super().main(*words, **options)
        except OSError as error:
            from rtlint.cli.guard import unsaid

            sys.exit(unsaid(error))

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read what stands before the command."""
        with _legible():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Find the command, read its options, and do its work."""
        with _legible():
            return super().invoke(ctx)


@contextmanager
def _legible() -> Iterator[None]:
    """Let what click says of a bad option be harmless, whatever it quotes."""
    try:
        yield
    except click.ClickException as error:
        from rtlint.cli.say import legible

        error.message = legible(error.message)  # type: ignore[misc]  # all that is shown of it
        raise


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, prog_name="rtlint", message=f"%(prog)s %(version)s (facts of {table('models')['checked']})"
)
def main() -> None:
    """Check OpenAI Realtime API configuration before the server does."""
