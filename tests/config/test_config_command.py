"""The command line's view of configuration: its options, its exit codes, and `rtlint config`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from rtlint.cli import main
from rtlint.rules import all_rules

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Write = Callable[[dict[str, str]], Path]

BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"
SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "config.json").read_text("utf-8"))


def run(*words: str, stdin: str = "") -> Result:
    """Run the command line in this process and working folder."""
    return CliRunner().invoke(main, list(words), input=stdin)


def test_mistakes_are_printed_and_exit_2(write: Write) -> None:
    """Every mistake is a line on standard error, nothing is linted, and the exit code is 2."""
    write({"rtlint.toml": "selct = []\nfail-on = 5\n", "a.yaml": BAD})
    for words in (["check"], ["check", "a.yaml"], ["config", "a.yaml"], ["check", "--config", "rtlint.toml"]):
        result = run(*words)

        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "rtlint.toml:1:1: unknown key `selct`; did you mean `select`?\n"
            "rtlint.toml:2:11: `fail-on` cannot be `5`; use one of `error`, `warning` or `info`\n"
        )
    assert run("check", "--isolated").exit_code == 1


def test_an_option_that_cannot_be_exits_2(write: Write) -> None:
    """A configuration that is not there, and options against each other."""
    write({"rtlint.toml": ""})

    assert (
        run("check", "--config", "no.toml").stderr
        == "rtlint: cannot read the configuration no.toml: it does not exist\n"
    )
    assert run("check", "--config", "rtlint.toml", "--isolated").exit_code == 2
    assert run("config", "no.yaml").exit_code == 2


def test_fail_on_comes_from_the_file_or_the_option(write: Write) -> None:
    """The exit code follows the configuration of the working folder unless the option says otherwise."""
    write({"rtlint.toml": "today = 2026-11-21\nfail-on = 'warning'", "a.yaml": "type: realtime\nmodel: gpt-realtime\n"})

    assert run("check").exit_code == 1
    assert run("check", "--fail-on", "error").exit_code == 0
    assert run("check", "--isolated", "--today", "2026-11-21").exit_code == 0


def test_options_reach_the_selection(write: Write) -> None:
    """`--extend-select` adds to what the file selects, `--select` replaces it."""
    write({"rtlint.toml": "select = ['RT1']", "a.yaml": BAD + "foo: 1\n"})

    def codes(*words: str) -> list[str]:
        found = json.loads(run("check", "--output-format", "json", *words).stdout)["diagnostics"]
        return sorted(item["code"] for item in found)

    assert codes() == ["RT101"]
    assert codes("--extend-select", "RT510") == ["RT101", "RT510"]
    assert codes("--select", "RT510") == ["RT510"]


def test_exclusion_options(write: Write) -> None:
    """`--exclude` leaves out what a folder holds; with `--force-exclude` also what is named, standard input too."""
    write({"a.yaml": BAD})

    assert run("check", "--exclude", "*.yaml").exit_code == 0
    assert run("check", "--exclude", "*.yaml", "a.yaml").exit_code == 1
    assert run("check", "--exclude", "*.yaml", "--force-exclude", "a.yaml").exit_code == 0
    stdin = ("check", "-", "--stdin-filename", "a.yaml", "--exclude", "*.yaml")
    assert run(*stdin, stdin=BAD).exit_code == 1
    assert run(*stdin, "--force-exclude", stdin=BAD).exit_code == 0


def test_standard_input_has_the_settings_of_its_name(write: Write) -> None:
    """An editor's buffer is linted as the file that it will be."""
    write({"d/rtlint.toml": "ignore = ['RT510']", "e/rtlint.toml": "nonsense"})

    assert run("check", "-", stdin=BAD).exit_code == 1
    assert run("check", "-", "--stdin-filename", "d/new.yaml", stdin=BAD).exit_code == 0
    assert run("check", "-", "--stdin-filename", "e/new.yaml", stdin=BAD).exit_code == 2


FILES = {
    "pyproject.toml": """[project]
name = "bots"

[tool.rtlint]
extend = "shared/base.toml"
ignore = ["deprecated-model"]
today = 2027-01-01

[tool.rtlint.per-file-ignores]
"*.yaml" = ["RT202"]
"other/" = ["RT1"]

[[tool.rtlint.files]]
path = "*.json"
kind = "item"

[[tool.rtlint.files]]
path = "bots/*.yaml"
pointer = "/a\\u007f\\u00e9"
kind = "session"
ignore = ["RT101"]
""",
    "shared/base.toml": """today = 2026-01-01
exclude = ["generated/"]
ignore = ["RT501"]

[severity]
unknown-voice = "warning"

[deployments]
"my bot" = "gpt-realtime-2.1"
""",
    "bots/a.yaml": BAD,
}


def test_the_settings_of_a_file_are_shown_with_their_places(write: Write) -> None:
    """Each setting that holds for the file, and where it is written; what is about other files is left out."""
    write(FILES)
    result = run("config", "bots/a.yaml")
    total = len(all_rules())
    speaking = sum(rule.default for rule in all_rules().values()) - 3

    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == f"""\
# the settings of bots/a.yaml
# read from pyproject.toml
# which extends shared/base.toml
today = "2027-01-01"                      # pyproject.toml:7:1
target = "openai"                         # default
fail-on = "error"                         # default
select = []                               # default
extend-select = []                        # default
ignore = [
  "deprecated-model",                     # pyproject.toml:6:11
  "RT501",                                # shared/base.toml:3:11
]
exclude = [
  "generated/",                           # shared/base.toml:2:12
]
known-models = []                         # default
known-voices = []                         # default
# rules that speak here: {speaking} of {total}; not RT202 max-tokens, RT501 unknown-model, RT503 deprecated-model

[severity]
unknown-voice = "warning"                 # shared/base.toml:6:1

[deployments]
"my bot" = "gpt-realtime-2.1"             # shared/base.toml:9:1

[per-file-ignores]
"*.yaml" = ["RT202"]                      # pyproject.toml:10:1

[[files]]                                 # pyproject.toml:17:15
path = "bots/*.yaml"
pointer = "/a\\u007fé"
kind = "session"
ignore = ["RT101"]
"""
    )


def test_what_is_shown_is_a_configuration(write: Write) -> None:
    """The output is TOML that the schema accepts, and as a configuration gives the same settings."""
    write(FILES)
    shown = run("config", "bots/a.yaml").stdout

    assert Draft202012Validator(SCHEMA).is_valid(tomllib.loads(shown))
    write({"pyproject.toml": "", "rtlint.toml": shown})
    again = run("config", "bots/a.yaml").stdout
    assert tomllib.loads(again) == tomllib.loads(shown)
    assert [line for line in again.splitlines() if "rules that speak" in line] == [
        line for line in shown.splitlines() if "rules that speak" in line
    ]


def test_what_several_files_say_is_shown_once(write: Write) -> None:
    """Of an entry of a table the nearest counts; what several say of one glob adds up."""
    write(
        {
            "rtlint.toml": "extend = 'base.toml'\nseverity.RT510 = 'info'\nper-file-ignores.'*' = ['RT1']\n",
            "base.toml": "severity.RT510 = 'warning'\nper-file-ignores.'*' = ['RT2']\n",
        }
    )
    shown = run("config").stdout

    assert tomllib.loads(shown)["severity"] == {"RT510": "info"}
    assert '"*" = ["RT1", "RT2"]                      # rtlint.toml:3:18, base.toml:2:18\n' in shown


def test_a_selection_hides_what_it_forgets(write: Write) -> None:
    """A nearer `select` starts over, so what an extended file says of rules is not shown."""
    write(
        {
            "rtlint.toml": "extend = 'base.toml'\nselect = ['RT5']\n",
            "base.toml": "ignore = ['RT510']\nselect = ['RT1']\n",
        }
    )
    shown = tomllib.loads(run("config").stdout)

    assert (shown["select"], shown["ignore"]) == (["RT5"], [])


def test_a_folder_has_settings_too(write: Write) -> None:
    """For a folder it is the configuration that lies in it; by default the working folder."""
    write(
        {"rtlint.toml": "target = 'other'", "a/rtlint.toml": "target = 'azure-openai'\n", "a/b.yaml": "", "c.yaml": ""}
    )

    assert "# read from rtlint.toml\n" in run("config").stdout
    assert "# read from a/rtlint.toml\n" in run("config", "a").stdout
    assert "# no configuration file\n" in run("config", "--isolated", "a").stdout
    assert "# read from a/rtlint.toml\n" in run("config", "--config", "a/rtlint.toml", "c.yaml").stdout


def test_an_excluded_file_is_said_to_be_one(write: Write) -> None:
    """So that nobody wonders why a file is not looked at."""
    write({"rtlint.toml": "exclude = ['a.yaml']", "a.yaml": "", "b.yaml": ""})

    assert "it is excluded" in run("config", "a.yaml").stdout
    assert "it is excluded" not in run("config", "b.yaml").stdout
