"""The baseline as a team uses it: written once, obeyed from then on, and told of."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rtlint.cli import main

Write = Callable[[dict[str, str]], Path]

BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"
WORSE = "type: realtime\nsped: 1\naudio: {output: {voice: mariin}}\n"
GOOD = "type: realtime\naudio: {output: {voice: marin}}\n"
TOOLS = '[{"type": "session.update", "session": {"type": "realtime", "tools": [%s]}}]'
SECRET = "sk-proj-Zm9vYmFyYmF6cXV4Zm9vYmFy"


def run(*words: str, stdin: str = "") -> Result:
    """Check in this process and working folder."""
    return CliRunner().invoke(main, ["check", "--today", "2026-11-21", *words], input=stdin)


def found(*words: str) -> list[str]:
    """Path and name of each diagnostic of a run."""
    report = json.loads(run("--output-format", "json", *words).stdout)
    return [f"{each['path']} {each['name']}" for each in report["diagnostics"]]


def test_only_what_is_new_is_reported(write: Write) -> None:
    """Writing leaves nothing to say; then only a new mistake is shown, and the last line tells of the others."""
    folder = write({"a.yaml": BAD, "deep/b.yaml": BAD})
    written = run("--write-baseline", "known.json")
    (folder / "a.yaml").write_text("# moved\n\n" + WORSE)
    after = run("--baseline", "known.json")

    assert (written.exit_code, written.stderr) == (0, "rtlint: wrote 2 known mistakes of 2 files to known.json\n")
    assert written.stdout == "2 files checked, 2 payloads: no new problems; 2 known mistakes left out.\n"
    assert (after.exit_code, after.stderr) == (1, "")
    assert after.stdout.startswith("error[RT101] unknown-field: ")
    assert after.stdout.endswith("\nFound 1 error; 2 known mistakes left out.\n")


def test_every_format_obeys(write: Write) -> None:
    """What is left out is in no format; a format without a place for the number has it beside."""
    write({"a.yaml": WORSE})
    run("--write-baseline", "known.json", "--select", "unknown-voice")
    shown = {form: run("--baseline", "known.json", "--output-format", form) for form in ("full", "concise", "json")}

    assert {form: (result.exit_code, "RT510" in result.stdout) for form, result in shown.items()} == dict.fromkeys(
        shown, (1, False)
    )
    assert json.loads(shown["json"].stdout)["summary"]["baselined"] == 1
    assert shown["concise"].stderr == "rtlint: left out by the baseline: 1\n"
    assert run("--baseline", "known.json", "--output-format", "concise", "-q").stderr == ""


def test_a_configuration_names_it(write: Write) -> None:
    """The path is relative to the configuration, whatever folder and files are checked; `--no-baseline` shows all."""
    folder = write(
        {"app/rtlint.toml": 'baseline = "known/all.json"', "app/a.yaml": BAD, "app/known/x": "", "b.yaml": BAD}
    )
    run("--write-baseline", "app/known/all.json", "app")

    assert found() == ["b.yaml unknown-voice"]
    assert found("app/a.yaml", str(folder / "app")) == []
    assert found("--no-baseline", "app") == ["app/a.yaml unknown-voice"]
    assert found("--isolated", "app") == ["app/a.yaml unknown-voice"]
    assert json.loads((folder / "app/known/all.json").read_text())["known"][0]["path"] == "../a.yaml"
    assert 'baseline = "known/all.json"' in CliRunner().invoke(main, ["config", "app"]).stdout


def test_an_extended_configuration_names_it_from_its_own_folder(write: Write) -> None:
    """The folder that counts is that of the file in which the setting is written."""
    write({"rtlint.toml": 'baseline = "known.json"', "app/rtlint.toml": 'extend = "../rtlint.toml"', "app/a.yaml": BAD})
    run("--isolated", "--write-baseline", "known.json")

    assert found() == []


def test_what_is_gone_is_told(write: Write) -> None:
    """Of files that were read, or are no longer there; `-v` lists it, and writing again drops it."""
    folder = write(dict.fromkeys(("a.yaml", "b.yaml", "c.yaml"), BAD))
    run("--write-baseline", "known.json")
    (folder / "a.yaml").write_text(GOOD)
    (folder / "b.yaml").unlink()
    told = run("--baseline", "known.json", "-v").stderr.splitlines()

    assert told[-3].startswith(
        "rtlint: 2 known mistakes of known.json not found any more; `--write-baseline known.json` "
    )
    assert told[-2:] == [
        "rtlint:   a.yaml RT510 /audio/output/voice",
        "rtlint:   b.yaml RT510 /audio/output/voice",
    ]
    assert "not found any more" not in run("--baseline", "known.json", "c.yaml").stderr
    assert run("--write-baseline", "known.json").stderr == "rtlint: wrote 1 known mistake of 1 file to known.json\n"
    assert run("--baseline", "known.json").stderr == ""


def test_what_was_not_looked_for_stays(write: Write) -> None:
    """Other files and rules that are silent this time: their entries are neither called gone nor dropped."""
    folder = write({"a.yaml": WORSE, "b.yaml": BAD})
    run("--write-baseline", "known.json")
    before = (folder / "known.json").read_text()

    assert run("--baseline", "known.json", "--select", "RT1").stderr == ""
    for words in (["a.yaml"], ["--select", "RT1"], ["a.yaml", "--ignore", "RT5"]):
        run("--write-baseline", "known.json", *words)
        assert (folder / "known.json").read_text() == before


def test_a_tool_that_moves_is_known(write: Write) -> None:
    """A new tool in front of the old ones is the only one that is reported."""
    old = '{"type": "function", "description": "x"}'
    folder = write({"a.json": TOOLS % old})
    run("--write-baseline", "known.json")
    (folder / "a.json").write_text(TOOLS % ('{"type": "function", "description": "y"}, ' + old))
    report = json.loads(run("--baseline", "known.json", "--output-format", "json").stdout)

    assert [each["pointer"] for each in report["diagnostics"]] == ["/0/session/tools/0/name"]


def test_what_cannot_be_read_is_never_known(write: Write) -> None:
    """A file that is broken, or not there, is reported with a baseline and without, and its entries are kept."""
    folder = write({"a.yaml": BAD})
    run("--write-baseline", "known.json")
    before = (folder / "known.json").read_text()
    (folder / "a.yaml").write_text("type: realtime\naudio: {output: {voice: mariin}\n")
    written = run("--write-baseline", "known.json")

    assert written.exit_code == 1
    assert "what cannot be read is in no baseline" in written.stderr
    assert (folder / "known.json").read_text() == before
    assert run("--baseline", "known.json").stdout.startswith("error[RT001]")
    assert "not found any more" not in run("--baseline", "known.json").stderr
    assert run("--baseline", "known.json", "gone.yaml").exit_code == 2


def test_a_document_that_breaks_does_not_double_the_others(write: Write) -> None:
    """What is kept since nobody could look, and what is found all the same, is one mistake."""
    folder = write({"a.yaml": f"{BAD}---\n{BAD}"})
    run("--write-baseline", "known.json")
    before = (folder / "known.json").read_text()
    (folder / "a.yaml").write_text(f"{BAD}---\n{BAD.replace('}}', '')}")
    run("--write-baseline", "known.json")

    assert (folder / "known.json").read_text() == before


def test_standard_input_has_the_baseline_of_its_name(write: Write) -> None:
    """As an editor sends it."""
    write({"a.yaml": BAD})
    run("--write-baseline", "known.json")

    assert run("--baseline", "known.json", "--stdin-filename", "a.yaml", "-", stdin=BAD).exit_code == 0
    assert run("--baseline", "known.json", "--stdin-filename", "b.yaml", "-", stdin=BAD).exit_code == 1


def test_no_secret_is_written(write: Write) -> None:
    """A secret that is known stays unread, and another one in its place is left out as well."""
    text = f"type: realtime\ninstructions: use {SECRET} here\n"
    folder = write({"a.yaml": text})
    run("--write-baseline", "known.json")
    (folder / "a.yaml").write_text(text.replace(SECRET, SECRET[::-1].replace("yF", "sk-yF", 1)))

    assert SECRET[8:] not in (folder / "known.json").read_text()
    assert '"code": "RT701", "value": "secret"' in (folder / "known.json").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--baseline", "no.json"], "cannot use the baseline no.json: it does not exist; `rtlint check --write-baseline no.json`"),
        (["--baseline", "a.yaml"], "cannot use the baseline a.yaml: it is not JSON: expecting value in line 1"),
        (["--baseline", "other.json"], "cannot use the baseline other.json: it was not written by"),
        (["--baseline", "latin.json"], "cannot use the baseline latin.json: it is not UTF-8"),
        (["--write-baseline", "a.yaml"], "cannot write a baseline over a.yaml: it is not JSON"),
        (["--write-baseline", "no/known.json"], "cannot write the baseline no/known.json: there is no folder no"),
        (["--write-baseline", "."], "cannot write a baseline over .: it is a folder"),
        (["--baseline", "x", "--write-baseline", "y"], "give one of"),
        (["--no-baseline", "--write-baseline", "y"], "give one of"),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_used_exits_2(write: Write, words: list[str], said: str) -> None:
    """The reason is on standard error, nothing is reported, and no file is touched."""
    folder = write({"a.yaml": BAD, "other.json": '{"known": []}'})
    (folder / "latin.json").write_bytes(b'{"\xff"')
    result = run(*words)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"rtlint: {said}")
    assert (folder / "a.yaml").read_text() == BAD
    assert sorted(os.listdir(folder)) == ["a.yaml", "latin.json", "other.json"]
