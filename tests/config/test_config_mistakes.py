"""What is wrong with a configuration file is said with line and column, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rtlint.config import ConfigError, Configs, Given, SettingsError

Write = Callable[[dict[str, str]], Path]

ONE_OF_FOUR = "use one of `openai`, `azure-openai`, `azure-openai-preview` or `other`"
SELECTOR = "write a code, the beginning of one, or a name"
GLOB = "write it as a line of a `.gitignore` that is no comment and takes nothing back"


def mistakes(file: str = "rtlint.toml") -> list[str]:
    """What is said of a configuration file of the working folder."""
    with pytest.raises(ConfigError) as caught:
        Configs(Given(), file=file)
    return str(caught.value).split("\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["RT1"]', "1:1: unknown key `selct`; did you mean `select`?"),
        ('\n  "extend_select" = []', "2:3: unknown key `extend_select`; did you mean `extend-select`?"),
        ('[[files]]\npath = "*"\nknd = "session"\nphase = "create"', "3:1: unknown key `knd`; did you mean `kind`?"),
        ('files = [{path = "*", phase = "update", x = 1}]', "1:41: unknown key `x`; known: path, pointer, kind, dialect, phase, ignore"),
        ('select = "RT1"', "1:10: `select` must be a list, not the string `RT1`"),
        ('select = ["RT1", 5]', "1:18: `select[1]` must be a string, not the number `5`"),
        ("exclude = [true]", "1:12: `exclude[0]` must be a string, not `true`"),
        ('exclude = [""]', "1:12: `exclude[0]` is empty"),
        ("target = 1", f"1:10: `target` cannot be `1`; {ONE_OF_FOUR}"),
        ('target = "aws"', f"1:10: `target` cannot be `aws`; {ONE_OF_FOUR}"),
        ('target = "azure-openia"', "1:10: `target` cannot be `azure-openia`; did you mean `azure-openai`?"),
        ('fail-on = "warn"', "1:11: `fail-on` cannot be `warn`; use one of `error`, `warning` or `info`"),
        ("[severity]\nRT510 = 'fatal'", "2:9: `severity.RT510` cannot be `fatal`; use one of `error`, `warning` or `info`"),
        ("severity = []", "1:12: `severity` must be an object, not an empty list"),
        ("[select]", "1:2: `select` must be a list, not an empty object"),
        ("extend = []", "1:10: `extend` must be a string, not an empty list"),
        ("[deployments]\nmine = 5", "2:8: `deployments.mine` must be a string, not the number `5`"),
        ("known-models = ['']", "1:17: `known-models[0]` is empty"),
        ("known-voices = {}", "1:16: `known-voices` must be a list, not an empty object"),
        ("[[files]]\nkind = 'session'", "1:3: `files[0]` has no `path`; add `path`: which files"),
        ("[[files]]\npath = '*'", "1:3: `files[0]` says nothing of its files; add what sits in them, or rules to `ignore`"),
        ("[[files]]\npath='*'\nkind = 'sesion'", "3:8: `files[0].kind` cannot be `sesion`; did you mean `session`?"),
        ("[[files]]\npath='*'\nphase = 'updates'", "3:9: `files[0].phase` cannot be `updates`; did you mean `update`?"),
        ("[[files]]\npath='*'\npointer = 'audio'", "3:11: `audio` is not a JSON Pointer; write it as `/audio/output`"),
        ("[[files]]\npath='*'\npointer = '/a~2'", "3:11: `/a~2` is not a JSON Pointer; write it as `/audio/output`"),
        (
            "[[files]]\npath='*'\nkind = 'call-refer'\ndialect = 'beta'",
            "4:11: there is no `call-refer` in the dialect `beta`; use `ga`",
        ),
        ("[[files]]\npath='*'\nignore=['RT101', 'unknown-feld']", "3:18: unknown rule `unknown-feld`; did you mean `unknown-field`?"),
        ('today = "tomorrow"', "1:9: `tomorrow` is not a day; write it as 2026-11-21"),
        ('today = "2026-02-30"', "1:9: `2026-02-30` is not a day; write it as 2026-11-21"),
        ("today = 2026-11-21T10:00:00", "1:9: `2026-11-21T10:00:00` is not a day; write it as 2026-11-21"),
        ("today = nan", "1:9: `today` must be a string, not the number `NaN`"),
        ('select = ["RT51", "RT999"]', f"1:19: unknown rule `RT999`; {SELECTOR}"),
        ('ignore = ["unknown-voise"]', "1:11: unknown rule `unknown-voise`; did you mean `unknown-voice`?"),
        ('extend-select = ["R"]', f"1:18: unknown rule `R`; {SELECTOR}"),
        ("[severity]\nunknown-modle = 'info'", "2:1: unknown rule `unknown-modle`; did you mean `unknown-model`?"),
        ("severity.'RT 510' = 'info'", "1:10: unknown rule `RT 510`; did you mean `RT510`?"),
        ("[per-file-ignores]\n'*' = ['RT0', 'x']", f"2:15: unknown rule `x`; {SELECTOR}"),
        ("[per-file-ignores]\n'!a' = ['RT0']", f"2:1: `!a` is not a glob; {GLOB}"),
        ("[per-file-ignores]\n'[z-a]' = ['RT0']", f"2:1: `[z-a]` is not a glob; {GLOB}"),
        ("[[files]]\npath = '#a'\nphase = 'create'", f"2:8: `#a` is not a glob; {GLOB}"),
        ("exclude = ['a', '[z-a]']", f"1:17: `[z-a]` is not a glob; {GLOB}"),
        ('extend = "nowhere.toml"', "1:10: cannot read `nowhere.toml`: it does not exist"),
        ('extend = "."', "1:10: cannot read `.`: it is a folder"),
        ('extend = "pyproject.toml"', "1:10: `pyproject.toml` has no table `[tool.rtlint]`"),
        ('\nextend = "rtlint.toml"', "2:10: `extend` goes in a circle: rtlint.toml -> rtlint.toml"),
        ("select = [", "1:11: not TOML: invalid value"),
        ("a = 1\na = 2", "2:6: not TOML: cannot overwrite a value"),
    ],
)  # fmt: skip
def test_a_mistake_has_a_place_and_a_near_name(write: Write, text: str, said: str) -> None:
    """One mistake in the file is one line: where it is, what it is, and what was meant or may be written."""
    write({"rtlint.toml": text, "pyproject.toml": "[project]\nname = 'rtlint-user'\n"})

    assert mistakes() == [f"rtlint.toml:{said}"]


def test_mistakes_in_a_pyproject_are_where_they_are(write: Write) -> None:
    """In a pyproject the settings lie deeper; the place is that of the whole file."""
    write({"pyproject.toml": "[project]\nname = 'x'\n[tool]\nrtlint.select = ['x-y']\nrtlint.file = []\n"})

    assert mistakes("pyproject.toml") == [
        f"pyproject.toml:4:18: unknown rule `x-y`; {SELECTOR}",
        "pyproject.toml:5:8: unknown key `file`; did you mean `files`?",
    ]


def test_a_table_that_is_none_is_said_at_its_key(write: Write) -> None:
    """`rtlint = 5` under `[tool]` is a mistake, not a pyproject without settings."""
    write({"pyproject.toml": "[tool]\nrtlint = 5\n"})

    assert mistakes("pyproject.toml") == [
        "pyproject.toml:2:10: the configuration must be an object, not the number `5`"
    ]


def test_all_mistakes_of_all_files_are_said(write: Write) -> None:
    """In the order of the files and of their lines, those of the extended file too."""
    write(
        {
            "rtlint.toml": "x = 1\nextend = 'base/one.toml'\nselect = ['RT999', 5]\ny = 2\n",
            "base/one.toml": "extend = 'two.toml'\ntarget = 'x'\n",
            "base/two.toml": "fail-on = [\n",
        }
    )

    assert [line.split(": ")[0] for line in mistakes()] == [
        "rtlint.toml:1:1", "rtlint.toml:3:11", "rtlint.toml:3:20", "rtlint.toml:4:1",
        "base/one.toml:2:10",
        "base/two.toml:2:1",
    ]  # fmt: skip


def test_a_longer_circle_is_shown(write: Write) -> None:
    """A file that extends itself by way of others is refused where the circle closes."""
    write(
        {
            "rtlint.toml": "extend = 'a/x.toml'",
            "a/x.toml": "extend = '../a/y.toml'",
            "a/y.toml": "extend='../rtlint.toml'",
        }
    )

    circle = "rtlint.toml -> a/x.toml -> a/y.toml -> rtlint.toml"
    assert mistakes() == [f"a/y.toml:1:8: `extend` goes in a circle: {circle}"]


def test_odd_bytes_are_a_mistake(write: Write) -> None:
    """A file that is no UTF-8 is refused at the first byte that is none; a byte-order mark is no mistake."""
    folder = write({})
    (folder / "rtlint.toml").write_bytes(b"\xef\xbb\xbftoday = 2026-11-21\n# caf\xe9")
    assert mistakes() == ["rtlint.toml:2:6: not UTF-8; save the file as UTF-8"]

    (folder / "rtlint.toml").write_bytes(b"\xef\xbb\xbfx = 1")
    assert mistakes() == ["rtlint.toml:1:1: unknown key `x`; known: " + KEYS]


KEYS = (
    "extend, select, extend-select, ignore, severity, per-file-ignores, exclude, fail-on, baseline, today, target, known-models, "
    "known-voices, deployments, files"
)


def test_what_is_nested_too_deep_is_a_mistake(write: Write) -> None:
    """Nothing that a file holds is a crash."""
    write({"rtlint.toml": "select = " + "[" * 5000 + "]" * 5000})

    assert mistakes() == ["rtlint.toml:1:1: nested too deep"]


def test_a_secret_is_not_quoted(write: Write) -> None:
    """A key that was pasted into the wrong place stays out of the message."""
    write({"rtlint.toml": "target = 'sk-proj-abcdefghijklmnop'"})

    assert "abcdef" not in mistakes()[0]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("nowhere.toml", "cannot read the configuration nowhere.toml: it does not exist"),
        ("pyproject.toml", "pyproject.toml has no table `[tool.rtlint]`"),
    ],
)
def test_a_named_file_must_be_one(write: Write, file: str, said: str) -> None:
    """`--config` names a file that is there and has settings."""
    write({"pyproject.toml": "[project]\nname = 'x'\n"})

    with pytest.raises(SettingsError) as caught:
        Configs(Given(), file=file)
    assert str(caught.value) == said
