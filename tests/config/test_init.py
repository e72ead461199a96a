"""`rtlint init`: what it finds, what it writes, and that this changes nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rtlint.bundle import schema
from rtlint.cli import main
from rtlint.config import Configs, Given
from rtlint.config.layers import read_layers
from rtlint.rules import named
from rtlint.starter import EXAMPLES

Write = Callable[[dict[str, str]], Path]

BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"


def run(*words: str) -> Result:
    """Run the command line in this process and working folder."""
    return CliRunner().invoke(main, list(words))


def awake(text: str, key: str) -> str:
    """The file with the settings of one key, and of no other, freed of their `#`."""
    blocks = [
        block for block in text.split("\n\n") if re.search(rf"^#(\[+)?{re.escape(key)}\b(\]| =)", block, re.MULTILINE)
    ]
    assert len(blocks) == 1
    return re.sub(r"(?m)^#(?! |$)", "", blocks[0])


def test_it_tells_what_it_found_and_what_to_do(write: Write) -> None:
    """Counts by kind and dialect, what was written, and the commands that come next."""
    write({"a.yaml": BAD, "b.json": '{"type": "input_audio_buffer.commit"}', "package.json": "{}"})
    result = run("init")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(
        "Looked at 3 files: 2 payloads.\n     1 event (ga)\n     1 session (ga)\nFound 1 error.\nWrote rtlint.toml: "
    )
    assert "  rtlint check --write-baseline rtlint-baseline.json " in result.stdout
    assert "        - id: rtlint\n" in result.stdout


def test_the_commands_it_shows_work(write: Write) -> None:
    """Copied as they stand, they adopt the folder; the setting it names is waiting in the file."""
    folder = write({"my app/a.yaml": BAD})
    shown = re.findall(r"^  (rtlint check .*?)(?: +#.*)?$", run("init", "my app").stdout, re.MULTILINE)
    os.chdir(folder)

    import shlex

    assert [run(*shlex.split(command)[1:]).exit_code for command in shown] == [1, 0]
    config = folder / "my app" / "rtlint.toml"
    config.write_text(config.read_text().replace("#baseline", "baseline"))
    assert run("check", "my app").exit_code == 0


def test_it_changes_nothing(write: Write) -> None:
    """What is found before and after is the same, and `rtlint config` takes the file."""
    write({"a.yaml": BAD})
    before, settings = run("check").stdout, Configs(Given()).settings("a.yaml")
    run("init")

    assert run("check").stdout == before
    assert Configs(Given()).settings("a.yaml") == settings
    assert run("config", "a.yaml").exit_code == 0


def test_a_configuration_above_goes_on_to_count(write: Write) -> None:
    """It is extended, since the nearest file is the only one that counts."""
    folder = write({"pyproject.toml": "[tool.rtlint]\nignore = ['RT5']\n", "app/a.yaml": BAD})
    result = run("init", "app")

    assert "  It extends ../pyproject.toml, which holds on." in result.stdout
    assert 'extend = "../pyproject.toml"\n' in (folder / "app/rtlint.toml").read_text()
    assert run("check", "app").exit_code == 0


def test_nothing_is_overwritten_unless_forced(write: Write) -> None:
    """A configuration that is there stays, wherever it is; a folder that is none is refused."""
    folder = write({"rtlint.toml": "ignore = ['RT5']\n", "app/pyproject.toml": "[tool.rtlint]\n", "a.yaml": BAD})

    assert run("init").stderr == "rtlint: rtlint.toml is there already; `--force` replaces it\n"
    assert "pyproject.toml" in run("init", "app").stderr
    assert run("init", "--force", "app").exit_code == run("init", "a.yaml").exit_code == run("init").exit_code == 2
    assert (folder / "rtlint.toml").read_text() == "ignore = ['RT5']\n"
    assert run("init", "--force").exit_code == 0
    assert run("check").exit_code == 1


@pytest.mark.parametrize("key", list(schema("config.json")["properties"]))
def test_every_setting_waits_with_its_meaning(write: Write, key: str) -> None:
    """Each key of the configuration is there once, below its description, and can be used as it stands."""
    folder = write({"rtlint.toml": ""})
    run("init", "--force")
    text = (folder / "rtlint.toml").read_text()
    (folder / "base").mkdir()
    (folder / "rtlint.toml").write_text("")
    (folder / "base" / "rtlint.toml").write_text(awake(text, key))
    (layer, *_) = read_layers("base/rtlint.toml")

    assert list(layer.values) == [key]
    assert EXAMPLES.keys() == schema("config.json")["properties"].keys()
    about = schema("config.json")["properties"][key]["description"]
    assert about in " ".join(line.removeprefix("# ") for line in text.splitlines())


def test_settings_can_be_woken_together(write: Write) -> None:
    """In their order tables come last, so that no key falls into one."""
    folder = write({})
    run("init")
    text = (folder / "rtlint.toml").read_text()
    (folder / "all").mkdir()
    (folder / "all" / "rtlint.toml").write_text(re.sub(r"(?m)^#(?! |$)", "", text))
    layer = read_layers("all/rtlint.toml")[0]

    assert layer.values.keys() == EXAMPLES.keys()
    assert layer.values["files"][0]["kind"] == "session"


def test_the_example_for_more_rules_names_one_that_is_off() -> None:
    """Selecting it would otherwise change nothing."""
    (name,) = re.findall(r'"([a-z-]+)"', EXAMPLES["extend-select"])

    assert not named(name).default


def test_what_the_files_show_is_filled_in(write: Write) -> None:
    """Names nobody knows, but no slips; what cannot be read; recordings; likely payloads; where the server is."""
    folder = write(
        {
            "a.yaml": "type: realtime\nmodel: gpt-realtme\naudio: {output: {voice: mariin}}\n",
            "b.yaml": "type: realtime\nmodel: house-brand\naudio: {output: {voice: 'Zebulon'}}\n",
            "broken[1].yaml": "type: realtime\naudio: {output: {voice\n",
            "app/c.yaml": "voice: alloy\ninput_audio_format: pcm16\nturn_detection: null\n",
            "log/1.json": '{"type": "session.created", "event_id": "e", "session": {"type": "realtime"}}',
            "log/deep/2.json": '{"type": "response.done", "event_id": "e", "response": {"object": "realtime.response"}}',
            "values.yaml": "url: https://x.openai.azure.com/openai/v1/realtime\n",
        }
    )
    result = run("init")
    text = (folder / "rtlint.toml").read_text()

    assert "for you to look at: exclude, target, known-models, known-voices, files." in result.stdout
    assert '#known-models = ["house-brand"]\n' in text
    assert '#known-voices = ["Zebulon"]\n' in text
    assert '#target = "azure-openai"\n' in text
    assert r'#exclude = ["/broken\\[1\\].yaml", "/log/", "/log/deep/"]' in text
    assert '#[[files]]\n#path = "/app/c.yaml"\n#kind = "session"\n#dialect = "beta"\n' in text
    (folder / "rtlint.toml").write_text(awake(text, "exclude"))
    assert not {"broken[1].yaml", "log/1.json"} & set(run("check", "-v").stderr.replace(":", " ").split())


def test_a_dated_api_version_is_the_other_azure(write: Write) -> None:
    """The more particular sign wins."""
    folder = write({"a.yaml": "url: wss://x.openai.azure.com/openai/realtime\napi_version: 2024-10-01-preview\n"})
    run("init")

    assert '#target = "azure-openai-preview"\n' in (folder / "rtlint.toml").read_text()


def test_many_are_not_all_listed(write: Write) -> None:
    """Five are enough to see the form."""
    folder = write(
        {f"{number}.yaml": "voice: alloy\ninput_audio_format: pcm16\nturn_detection: null\n" for number in range(8)}
    )
    run("init")
    text = (folder / "rtlint.toml").read_text()

    assert text.count("#[[files]]") == 5
    assert "\n# and 3 more\n" in text


def test_no_secret_is_written(write: Write) -> None:
    """A key that stands where a voice should is no voice to remember."""
    folder = write({"a.yaml": "type: realtime\naudio: {output: {voice: sk-proj-Zm9vYmFyYmF6cXV4Zm9vYmFy}}\n"})
    result = run("init")

    assert "Zm9v" not in (folder / "rtlint.toml").read_text() + result.stdout
    assert '#known-voices = ["our-voice"]' in (folder / "rtlint.toml").read_text()


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names there are Unicode")
def test_names_in_no_encoding_are_left_out(write: Write) -> None:
    """TOML cannot spell them."""
    folder = write({})
    (folder / os.fsdecode(b"\xff.yaml")).write_text("voice: alloy\ninput_audio_format: pcm16\nturn_detection: null\n")

    assert run("init").exit_code == 0
    assert '#path = "deploy/*.json"' in (folder / "rtlint.toml").read_text()
