"""`rtlint explain` and `rtlint rules`: what rtlint knows."""

from __future__ import annotations

import json
import sys

import click

from rtlint.cli.completion import complete_rules
from rtlint.cli.guard import guarded
from rtlint.config import SettingsError
from rtlint.exits import CLEAN, FOUND


@click.command()
@click.argument("rule", required=False, shell_complete=complete_rules)
@click.option("--server-error", metavar="MESSAGE", help="A message of the server: what it means, and how to repair it.")
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def explain(rule: str | None, *, server_error: str | None, debug: bool) -> None:
    """Show the page of a rule, by its code or name, or say what an error message of the server means."""
    sys.exit(guarded(lambda: _explain(rule, server_error), debug=debug))


@click.command("rules")
@click.option("--output-format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--debug", is_flag=True, help="Show the traceback of a crash.")
def list_rules(output_format: str, *, debug: bool) -> None:
    """List all rules with their severity."""
    sys.exit(guarded(lambda: _list(output_format), debug=debug))


def _explain(word: str | None, server_error: str | None) -> int:
    if server_error is not None:
        return _explain_message(server_error)
    if word is None:
        raise SettingsError("name a rule, such as `rtlint explain unknown-voice`, or give a --server-error")
    from rtlint.docs import terminal_page
    from rtlint.rules import all_rules
    from rtlint.words import did_you_mean

    rule = next((rule for rule in all_rules().values() if word.upper() == rule.code or word == rule.name), None)
    if rule is None:
        known = [name for rule in all_rules().values() for name in (rule.name, rule.code)]
        raise SettingsError(f"unknown rule `{word}`: {did_you_mean(word, known) or '`rtlint rules` lists all'}")
    click.echo(terminal_page(rule), nl=False)
    return CLEAN


def _explain_message(message: str) -> int:
    from rtlint.docs import terminal_page
    from rtlint.facts.server_messages import recognise
    from rtlint.rules import named

    known = recognise(message)
    if known is None:
        click.echo("this message is not known: lint the payload with `rtlint check`, or report the message", err=True)
        return FOUND
    click.echo(f"{known.means}\n")
    for name in known.rules:
        click.echo(terminal_page(named(name)))
    return CLEAN


def _list(form: str) -> int:
    from rtlint.docs import row
    from rtlint.rules import all_rules

    rows = [row(rule) for rule in all_rules().values()]
    if form == "json":
        click.echo(json.dumps(rows, indent=2))
    elif form == "markdown":
        click.echo("| code | name | severity | dialects | summary |\n|---|---|---|---|---|")
        for each in rows:
            cells = (each["code"], f"`{each['name']}`", _weight(each), _dialects(each), each["summary"])
            click.echo(f"| {' | '.join(map(str, cells))} |")
    else:
        width = max(len(str(each["name"])) for each in rows)
        for each in rows:
            click.echo(f"{each['code']}  {each['name']:{width}}  {_weight(each):13}  {each['summary']}")
    return CLEAN


def _weight(row: dict[str, object]) -> str:
    return f"{row['severity']}{'' if row['default'] else ' (off)'}"


def _dialects(row: dict[str, object]) -> str:
    dialects = row["dialects"]
    return ", ".join(dialects) if isinstance(dialects, list) and dialects else "all"
