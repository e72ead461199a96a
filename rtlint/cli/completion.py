"""`rtlint completion`: what shells need to complete commands, options, rules and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def print_completion(context: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete what is typed after rtlint."""
    from click.shell_completion import ShellComplete, get_completion_class

    made = get_completion_class(shell)
    if made is not None:
        completer = made(context.find_root().command, {}, "rtlint", "_RTLINT_COMPLETE")
        # Not the shell's own `source`, which starts bash to ask for its version.
        click.echo(ShellComplete.source(completer))


def complete_rules(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes and names of rules that the last of the words in `incomplete`, parted by commas, may become."""
    from click.shell_completion import CompletionItem

    from rtlint.docs import summary
    from rtlint.rules import all_rules

    before, comma, word = incomplete.rpartition(",")
    return [
        CompletionItem(before + comma + name, help=summary(rule))
        for rule in all_rules().values()
        for name in (rule.code, rule.name)
        if name.startswith((word, word.upper()))
    ]
