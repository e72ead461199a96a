"""The command line: words in, a report out, an exit code."""

from __future__ import annotations

import click

from rtlint import __version__
from rtlint.cli.check import check
from rtlint.cli.completion import print_completion
from rtlint.cli.explain import explain, list_rules
from rtlint.cli.init import init
from rtlint.cli.migrate import migrate
from rtlint.cli.show import show_config, show_schema
from rtlint.facts import table


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__, prog_name="rtlint", message=f"%(prog)s %(version)s (facts of {table('models')['checked']})"
)
def main() -> None:
    """Check OpenAI Realtime API configuration before the server does."""


main.add_command(check)
main.add_command(migrate)
main.add_command(print_completion)
main.add_command(explain)
main.add_command(init)
main.add_command(list_rules)
main.add_command(show_config)
main.add_command(show_schema)
