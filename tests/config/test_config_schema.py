"""The schema of the configuration, and its agreement with the reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rtlint.config import ConfigError, Configs, Given
from rtlint.config.toml_file import read_toml
from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import kind_names
from rtlint.facts.targets import targets
from rtlint.rules import all_rules

Write = Callable[[dict[str, str]], Path]

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[2] / "schemas" / "config.json").read_text("utf-8"))

EXAMPLE = """
extend = "base.toml"
select = ["RT1", "RT50", "unknown-voice"]
extend-select = ["rt601"]
ignore = ["RT101"]
exclude = ["generated/", "!generated/keep.yaml"]
fail-on = "warning"
today = 2027-01-21
target = "azure-openai"
known-models = ["gpt-realtime-next"]
known-voices = ["mine"]
baseline = "known.json"

[severity]
unknown-model = "error"
RT5 = "info"

[per-file-ignores]
"tests/**/*.json" = ["RT1"]

[deployments]
my-deployment = "gpt-realtime-2.1"

[[files]]
path = "bots/*.yaml"
pointer = "/bots/0/session~1x"
kind = "session"
dialect = "ga"
phase = "fragment"
ignore = ["RT103"]

[[files]]
path = "app.json"
pointer = ""
"""

RIGHT = [
    "", EXAMPLE, "select = []", "[severity]", "files = []", 'today = "2026-11-21"', 'select = ["RT"]', 'ignore = ["rt5"]',
    '[deployments]\n"" = "x"', '[[files]]\npath = "/a"\nignore = []', '[[files]]\npath = "*"\npointer = "/"',
]  # fmt: skip

WRONG = [
    "x = 1", "select = 5", "select = [5]", "select = ['RT1234']", "select = ['R T']", "select = ['']", "extend = ''",
    "extend = ['a']", "ignore = [['RT1']]", "extend-select = 'RT1'", "severity = 'info'", "severity.RT1 = 'off'",
    "severity.'' = 'info'", "per-file-ignores.x = 'RT1'", "per-file-ignores.'' = []", "per-file-ignores.'!x' = []",
    "exclude = 'x'", "exclude = ['']", "fail-on = 'never'", "fail-on = true", "today = 2026", "today = '21.11.2026'",
    "today = 2026-11-21T10:00:00", "today = 10:00:00", "target = 'azure'", "target = []", "known-models = 'x'",
    "known-models = [1.5]", "known-models = [inf]", "known-voices = ['']", "baseline = ''", "baseline = ['x']", "deployments = []", "deployments.x = ''",
    "deployments.x = {y = 'z'}", "files = {path = 'x', phase = 'create'}", "files = ['x']", "files = [{}]",
    "files = [{path = 'x'}]", "files = [{kind = 'session'}]", "files = [{path = '', kind = 'session'}]",
    "files = [{path = '!x', kind = 'session'}]", "files = [{path = 'x', kind = 'event/translation'}]",
    "files = [{path = 'x', dialect = 'alpha'}]", "files = [{path = 'x', phase = 'returned'}]",
    "files = [{path = 'x', pointer = 'a'}]", "files = [{path = 'x', pointer = '/~'}]",
    "files = [{path = 'x', ignore = 'RT1'}]", "files = [{path = 'x', phase = 'create', more = 1}]",
    "select = [12345678901234567890123456789]",
]  # fmt: skip

#: What only rtlint can know: which rules there are, the calendar, which globs work, which dialect has which kind, and
#: other files.
BEYOND = [
    "select = ['RT999']", "ignore = ['no-such-rule']", "severity.no-such-rule = 'info'", "today = '2026-02-30'",
    "exclude = ['[z-a]']", "files = [{path = 'x', kind = 'call-refer', dialect = 'beta'}]", "extend = 'nowhere.toml'",
]  # fmt: skip


def accepts(text: str, write: Write) -> tuple[bool, bool]:
    """Whether the schema takes a configuration, and whether the reader does."""
    folder = write({"rtlint.toml": text, "base.toml": ""})
    valid = Draft202012Validator(SCHEMA).is_valid(read_toml(str(folder / "rtlint.toml")).data)
    try:
        Configs(Given(), file="rtlint.toml")
    except ConfigError:
        return valid, False
    return valid, True


def test_the_schema_is_one() -> None:
    """It is a JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("text", RIGHT)
def test_what_one_takes_the_other_takes(write: Write, text: str) -> None:
    """Schema and reader accept the same files."""
    assert accepts(text, write) == (True, True)


@pytest.mark.parametrize("text", WRONG)
def test_what_one_refuses_the_other_refuses(write: Write, text: str) -> None:
    """Schema and reader refuse the same files."""
    assert accepts(text, write) == (False, False)


@pytest.mark.parametrize("text", BEYOND)
def test_the_reader_knows_more(write: Write, text: str) -> None:
    """What depends on more than the text of the file is for the reader alone."""
    assert accepts(text, write) == (True, False)


def test_the_schema_lists_what_the_tables_list() -> None:
    """Kinds, dialects, targets and severities are those of rtlint; every rule can be named."""
    fields, entry = SCHEMA["properties"], SCHEMA["$defs"]["files"]["properties"]

    assert entry["kind"]["enum"] == list(kind_names())
    assert sorted(entry["dialect"]["enum"]) == sorted(dialects())
    assert fields["target"]["enum"] == list(targets())
    assert SCHEMA["$defs"]["severity"]["enum"] == [severity.value for severity in Severity]
    rule = Draft202012Validator(SCHEMA["$defs"]["rule"])
    assert all(rule.is_valid(word) for known in all_rules().values() for word in (known.code, known.name))


def test_every_setting_is_described() -> None:
    """An editor has a sentence to show for each key, also where the value's own description would do."""

    def described(schema: dict[str, Any]) -> bool:
        inside = schema.get("properties", {})
        return all(item.get("description", "").endswith(".") and described(item) for item in inside.values())

    assert described(SCHEMA)
    assert all(
        definition["description"].endswith(".") and described(definition) for definition in SCHEMA["$defs"].values()
    )
