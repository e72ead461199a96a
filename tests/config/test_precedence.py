"""Whose word counts: the caller's, then the nearest configuration file's, then that of those it extends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import rtlint
from rtlint.config import Configs, Given, Selection, SettingsError, settings
from rtlint.diagnostic import Severity
from rtlint.rules import all_rules

Write = Callable[[dict[str, str]], Path]

ALL = frozenset(code for code, rule in all_rules().items() if rule.default)


def off(given: Selection, path: str = "a.yaml") -> set[str]:
    """The rules that do not speak of a file."""
    return set(ALL - Configs(Given(selection=given)).settings(path).chosen)


def test_without_a_file_it_is_the_defaults(write: Write) -> None:
    """No configuration: today, OpenAI, every rule, errors fail."""
    write({})
    configs = Configs(Given())

    assert configs.settings("a.yaml") == settings()
    assert (configs.settings("a.yaml").today, configs.settings("a.yaml").target.name) == (date.today(), "openai")
    assert configs.settings("a.yaml").chosen == ALL
    assert configs.fail_on() is Severity.ERROR


def test_the_nearest_file_wins_alone(write: Write) -> None:
    """A folder's own configuration replaces that of the folders above; a folder without one has theirs."""
    write(
        {"rtlint.toml": "target = 'other'\ntoday = 2027-01-01", "a/rtlint.toml": "target = 'azure-openai'", "b/c/x": ""}
    )
    configs = Configs(Given())

    assert configs.settings("a/x.yaml").target.name == "azure-openai"
    assert configs.settings("a/x.yaml").today == date.today()
    assert configs.settings("b/c/x.yaml").target.name == "other"
    assert configs.settings("b/c/x.yaml").today == date(2027, 1, 1)


def test_rtlint_toml_goes_before_pyproject(write: Write) -> None:
    """In one folder `rtlint.toml` is read and `pyproject.toml` is not."""
    write({"rtlint.toml": "target = 'other'", "pyproject.toml": "[tool.rtlint]\ntarget = 'azure-openai'"})

    assert Configs(Given()).settings("a.yaml").target.name == "other"


@pytest.mark.parametrize("text", ["[project]\nname = 'x'", "[project]\nname = 'rtlint-user'", "[tool.ruff]\nx = 1"])
def test_a_pyproject_without_settings_is_no_configuration(write: Write, text: str) -> None:
    """The search goes on above a pyproject without `[tool.rtlint]`."""
    write({"rtlint.toml": "target = 'other'", "a/pyproject.toml": text})

    assert Configs(Given()).settings("a/x.yaml").target.name == "other"


def test_an_empty_table_ends_the_search(write: Write) -> None:
    """`[tool.rtlint]` with nothing in it is a configuration: the defaults, whatever lies above."""
    write({"rtlint.toml": "target = 'other'", "a/pyproject.toml": "[tool.rtlint]"})

    assert Configs(Given()).settings("a/x.yaml").target.name == "openai"


def test_the_caller_goes_before_all_files(write: Write) -> None:
    """What was asked for on the command line is not looked up."""
    write({"rtlint.toml": "target = 'other'\ntoday = 2027-01-01\nfail-on = 'info'"})
    configs = Configs(Given(today=date(2026, 1, 1), target="openai", fail_on=Severity.WARNING))

    assert (configs.settings("a.yaml").today, configs.settings("a.yaml").target.name) == (date(2026, 1, 1), "openai")
    assert configs.fail_on() is Severity.WARNING


def test_what_a_file_does_not_say_is_extended(write: Write) -> None:
    """An extended file fills in; single values and entries of tables are the nearer file's, lists of more add up."""
    write(
        {
            "rtlint.toml": "extend = 'base/team.toml'\ntarget = 'other'\nknown-models = ['a']\nseverity.RT51 = 'info'",
            "base/team.toml": "extend = 'org.toml'\ntoday = 2027-01-01\nknown-models = ['b']\nfail-on = 'info'",
            "base/org.toml": "target = 'azure-openai'\ntoday = 2028-01-01\nseverity.RT510 = 'warning'\n"
            "severity.RT501 = 'error'\ndeployments = {x = 'y'}\nknown-voices = ['v']",
        }
    )
    configs = Configs(Given())
    found = configs.settings("a.yaml")

    assert (found.target.name, found.today) == ("other", date(2027, 1, 1))
    assert [set(found.known_models), set(found.known_voices)] == [{"a", "b"}, {"v"}]
    assert found.deployments == {"x": "y"}
    assert (found.severities["RT510"], found.severities["RT501"]) == (Severity.INFO, Severity.ERROR)
    assert configs.fail_on() is Severity.INFO


def test_a_diamond_is_no_circle(write: Write) -> None:
    """Two files may extend the same third one."""
    write(
        {"a/rtlint.toml": "extend = '../x.toml'", "b/rtlint.toml": "extend = '../x.toml'", "x.toml": "target = 'other'"}
    )
    configs = Configs(Given())

    assert {configs.settings(f"{folder}/f.yaml").target.name for folder in "ab"} == {"other"}


def test_a_pyproject_can_be_extended(write: Write) -> None:
    """Of a pyproject it is the table that is extended."""
    write({"a/rtlint.toml": "extend = '../pyproject.toml'", "pyproject.toml": "[tool.rtlint]\ntarget = 'other'"})

    assert Configs(Given()).settings("a/x.yaml").target.name == "other"


@pytest.mark.parametrize(
    ("text", "given", "silent"),
    [
        ("ignore = ['RT510']", Selection(), {"RT510"}),
        ("select = ['RT510', 'syntax']", Selection(), ALL - {"RT510", "RT001"}),
        ("select = ['RT5']\nignore = ['RT510']", Selection(), {code for code in ALL if code[:3] != "RT5"} | {"RT510"}),
        ("ignore = ['RT5']\nextend-select = ['RT510']", Selection(), {code for code in ALL if code[:3] == "RT5"} - {"RT510"}),
        ("ignore = ['RT510']\nextend-select = ['RT5']", Selection(), {"RT510"}),
        ("ignore = ['RT510']", Selection(ignore=("RT501",)), {"RT501", "RT510"}),
        ("ignore = ['RT510']", Selection(extend=("RT510",)), set()),
        ("ignore = ['RT510']", Selection(select=("RT510",)), ALL - {"RT510"}),
        ("select = ['RT510']", Selection(select=("RT501",)), ALL - {"RT501"}),
        ("select = ['RT510']", Selection(extend=("RT501",)), ALL - {"RT501", "RT510"}),
        ("select = ['RT510']", Selection(ignore=("unknown-voice",)), ALL),
        ("extend = 'base'\nignore = ['RT501']", Selection(), {"RT501", "RT510", "RT502"}),
        ("extend = 'base'\nselect = ['RT50']", Selection(), {code for code in ALL if code[:4] != "RT50"}),
        ("extend = 'base'\nextend-select = ['RT502']", Selection(), {"RT510"}),
        ("select = []", Selection(), set()),
    ],
)  # fmt: skip
def test_rules_are_selected_in_turns(write: Write, text: str, given: Selection, silent: set[str]) -> None:
    """Extended file, nearest file, caller: `select` starts over, the others change what the one before left."""
    write({"rtlint.toml": text, "base": "ignore = ['RT510', 'RT502']"})

    assert off(given) == silent


@pytest.mark.parametrize("word", ["", "R", "RT9999", "unknown-voise"])
def test_a_selector_that_means_nothing_is_refused(word: str) -> None:
    """Selecting nothing by accident would look like a clean file."""
    with pytest.raises(SettingsError, match="unknown rule"):
        settings(select=[word])


def test_isolated_reads_nothing(write: Write) -> None:
    """Not even to find mistakes."""
    write({"rtlint.toml": "nonsense", "pyproject.toml": "[tool.rtlint]\ntarget = 5"})
    configs = Configs(Given(), isolated=True)

    assert configs.settings("a.yaml") == settings()
    configs.complain()


def test_a_named_file_is_the_only_one(write: Write) -> None:
    """`--config` counts for every file, and nothing else does."""
    write({"a/rtlint.toml": "target = 'other'", "x.toml": "today = 2027-01-01\nfail-on = 'info'"})
    configs = Configs(Given(), file="x.toml")

    assert configs.settings("a/f.yaml").today == date(2027, 1, 1)
    assert configs.settings("a/f.yaml").target.name == "openai"
    assert configs.fail_on() is Severity.INFO


def test_a_named_file_and_isolation_exclude_each_other() -> None:
    """Both at once cannot be meant."""
    with pytest.raises(SettingsError, match="--isolated"):
        Configs(Given(), file="x.toml", isolated=True)


def test_fail_on_is_the_working_folders(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code is one for the run: the configuration of the folder it runs in decides."""
    folder = write({"rtlint.toml": "fail-on = 'info'", "a/rtlint.toml": "fail-on = 'warning'", "b/x": ""})

    assert Configs(Given()).fail_on() is Severity.INFO
    monkeypatch.chdir(folder / "a")
    assert Configs(Given()).fail_on() is Severity.WARNING
    monkeypatch.chdir(folder / "b")
    assert Configs(Given()).fail_on() is Severity.INFO


def test_the_python_interface_reads_files_unless_isolated(write: Write) -> None:
    """`lint_files` is the command line; `lint` knows no files, so no configuration either."""
    text = "type: realtime\naudio: {output: {voice: mariin}}"
    write({"rtlint.toml": "ignore = ['RT510']", "a.yaml": text})

    assert rtlint.lint_files(["a.yaml"]).ok
    assert not rtlint.lint_files(["a.yaml"], isolated=True).ok
    assert not rtlint.lint(text, path="a.yaml").ok


def test_every_configuration_that_counts_is_complained_about(write: Write) -> None:
    """Mistakes of several folders are said together, and before anything is linted; one nobody needs is not read."""
    text = "type: realtime\nvoice: alloy"
    write(
        {
            "a/rtlint.toml": "x = 1",
            "b/rtlint.toml": "y = 1",
            "c/rtlint.toml": "z = 1",
            "a/f.yaml": text,
            "b/f.yaml": text,
        }
    )

    with pytest.raises(rtlint.ConfigError) as caught:
        rtlint.lint_files(["a", "b"])
    assert [(mistake.path, mistake.line) for mistake in caught.value.mistakes] == [
        ("a/rtlint.toml", 1),
        ("b/rtlint.toml", 1),
    ]
