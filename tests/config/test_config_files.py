"""Settings for some files: globs, what is left out, where payloads sit, and what is not to be said there."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import rtlint
from rtlint.config import Configs, Given
from rtlint.diagnostic import Payload

Write = Callable[[dict[str, str]], Path]

BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"
CONCERNED = {"RT101", "RT103", "RT501", "RT502", "RT503", "RT510", "RT511"}
TODAY = date(2026, 11, 21)


def looked_at(*paths: str, exclude: tuple[str, ...] = (), force: bool = False) -> list[str]:
    """The files that a run over `paths` looks at."""
    from rtlint.files import find
    from rtlint.hosts import SUFFIXES

    excludes = Configs(Given(exclude=exclude)).excludes
    return [file.path for file in find(paths or (".",), SUFFIXES, excludes, force=force)]


def said(*paths: str) -> list[tuple[str, str, str]]:
    """Path, code and pointer of what is found by the rules these tests are about."""
    report = rtlint.lint_files(paths or (".",), today=TODAY)
    return [(item.path, item.code, item.pointer) for item in report.diagnostics if item.code in CONCERNED]


def read_as(*paths: str) -> list[Payload]:
    """The payloads that are recognised."""
    return list(rtlint.lint_files(paths or (".",), today=TODAY).payloads)


@pytest.mark.parametrize(
    ("glob", "matched"),
    [
        ("*.json", {"a.json", "d/a.json", "d/e/a.json"}),
        ("/*.json", {"a.json"}),
        ("d/*.json", {"d/a.json"}),
        ("d/**/*.json", {"d/a.json", "d/e/a.json"}),
        ("d/", {"d/a.json", "d/e/a.json"}),
        ("e", {"d/e/a.json"}),
        ("d/e/a.json", {"d/e/a.json"}),
        ("[ab].json", {"a.json", "d/a.json", "d/e/a.json"}),
    ],
)
def test_globs_are_those_of_gitignore(write: Write, glob: str, matched: set[str]) -> None:
    """Relative to the folder of the configuration, wherever rtlint runs; a slash inside ties a glob to that folder."""
    folder = write({"rtlint.toml": f"exclude = ['{glob}']", "a.json": "", "d/a.json": "", "d/e/a.json": ""})
    everything = {"a.json", "d/a.json", "d/e/a.json"}

    assert set(looked_at()) == everything - matched
    assert {str(Path(path).relative_to(folder)) for path in looked_at(str(folder))} == everything - matched
    assert set(looked_at("d")) == {path for path in everything - matched if path.startswith("d/")}


def test_globs_do_not_depend_on_the_working_folder(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration means the same files wherever rtlint runs; the command line's globs start where it runs."""
    folder = write({"rtlint.toml": "exclude = ['d/a.yaml']", "d/a.yaml": "", "d/b.yaml": "", "d/d/a.yaml": ""})
    monkeypatch.chdir(folder / "d")

    assert looked_at() == ["b.yaml", "d/a.yaml"]
    assert looked_at(exclude=("/d",)) == ["b.yaml"]


def test_a_named_file_is_looked_at_unless_forced(write: Write) -> None:
    """Naming an excluded file overrules its exclusion, `--force-exclude` overrules the naming."""
    write({"rtlint.toml": "exclude = ['d/']", "d/a.yaml": ""})

    assert looked_at("d/a.yaml") == ["d/a.yaml"]
    assert looked_at("d/a.yaml", force=True) == []


def test_exclusions_add_up_and_the_nearest_has_the_last_word(write: Write) -> None:
    """Extended file, nearest file, command line, as `.gitignore` files in nested folders."""
    write({"rtlint.toml": "extend = 'base'\nexclude = ['b.yaml', '!c.yaml']", "base": "exclude = ['a.yaml', 'c.yaml']"})
    write(dict.fromkeys(("a.yaml", "b.yaml", "c.yaml", "d.yaml"), ""))

    assert looked_at() == ["c.yaml", "d.yaml"]
    assert looked_at(exclude=("d.yaml", "!a.yaml")) == ["a.yaml", "c.yaml"]


def test_an_excluded_folder_is_not_entered(write: Write) -> None:
    """So a configuration in it is not read either."""
    write({"rtlint.toml": "exclude = ['/old']", "old/rtlint.toml": "nonsense", "old/a.yaml": BAD, "a.yaml": BAD})

    assert said() == [("a.yaml", "RT510", "/audio/output/voice")]


def test_rules_are_silent_in_some_files(write: Write) -> None:
    """`per-file-ignores` go by path, and all globs that match count."""
    write({"rtlint.toml": "[per-file-ignores]\n'old/' = ['RT5']\n'*.yml' = ['unknown-voice']"})
    write({"a.yaml": BAD, "b.yml": BAD, "old/a.yaml": BAD})

    assert [path for path, _, _ in said()] == ["a.yaml"]


def test_severities_are_the_users(write: Write) -> None:
    """A severity of the configuration replaces the rule's own; the longer selector wins."""
    write(
        {"rtlint.toml": "[severity]\nunknown-voice = 'info'\nRT5 = 'warning'", "a.yaml": BAD + "model: gpt-realtime\n"}
    )
    report = rtlint.lint_files(["a.yaml"], today=TODAY)

    found = {item.name: item.severity.value for item in report.diagnostics}
    assert (found["unknown-voice"], found["deprecated-model"]) == ("info", "warning")
    assert report.ok


def test_a_place_can_be_silenced(write: Write) -> None:
    """`ignore` with a `pointer` holds at and below it, in that file only: JSON has no comments to say it in."""
    tools = [{"type": "function", "name": "f", "bad": 1}] * 2
    session = json.dumps({"type": "realtime", "tools": tools, "toolsmith": 1})
    place = "[[files]]\npath = 'a.json'\npointer = '/tools'\nignore = ['unknown-field']"
    write({"rtlint.toml": place, "a.json": session, "b.json": session})

    assert [pointer for path, _, pointer in said() if path == "a.json"] == ["/toolsmith"]
    assert len([pointer for path, _, pointer in said() if path == "b.json"]) == 3


def test_silence_alone_changes_no_reading(write: Write) -> None:
    """An entry that only ignores says nothing about where the payload sits."""
    write({"rtlint.toml": "[[files]]\npath = '*'\npointer = '/audio'\nignore = ['RT510']", "a.yaml": BAD})

    assert said() == []
    assert [payload.pointer for payload in read_as()] == [""]

    sessions = {name: {"type": "realtime", "audio": {}} for name in ("one", "two")}
    write(
        {"rtlint.toml": "[[files]]\npath = '*'\npointer = '/one'\nignore = ['RT510']", "a.yaml": json.dumps(sessions)}
    )
    assert [payload.pointer for payload in read_as()] == ["/one", "/two"]


APP = """
name: bot
bots:
  - prompt: {instructions: hello, voice: marin}
  - prompt: {voice: mariin}
"""


def test_a_payload_is_where_the_user_says(write: Write) -> None:
    """With a `kind` nothing else is asked; the reading is certain, and the report says whose word it is."""
    files = "[[files]]\npath = '*.yaml'\npointer = '/bots/1/prompt'\nkind = 'session'\ndialect = 'beta'\n"
    write({"rtlint.toml": "select = ['RT510']\n" + files, "app.yaml": APP})

    assert said() == [("app.yaml", "RT510", "/bots/1/prompt/voice")]
    (payload,) = read_as()
    assert (payload.pointer, payload.kind, payload.dialect, payload.confidence) == (
        "/bots/1/prompt", "session", "beta", "certain",
    )  # fmt: skip
    assert payload.why == "`[[files]]` of rtlint.toml; beta: `[[files]]` of rtlint.toml"


def test_several_places_are_several_payloads(write: Write) -> None:
    """Each entry is a place; of two entries for one place the first counts."""
    entry = "[[files]]\npath = 'app.yaml'\npointer = '/bots/{}/prompt'\nkind = '{}'\n"
    write({"rtlint.toml": "".join(entry.format(*row) for row in [(0, "session"), (1, "session"), (1, "item")])})
    write({"app.yaml": APP})

    assert {(payload.pointer, payload.kind) for payload in read_as()} == {
        ("/bots/0/prompt", "session"),
        ("/bots/1/prompt", "session"),
    }


def test_a_place_that_is_not_there_says_nothing(write: Write) -> None:
    """Documents without the place are read as without the entry."""
    for pointer in ("/session", "/audio/9", "/type/x", "/tools/1", "/tools/00", "/tools/" + "9" * 5000):
        write(
            {
                "rtlint.toml": f"[[files]]\npath = '*'\npointer = '{pointer}'\nkind = 'response'",
                "a.yaml": BAD + "tools: [{}]",
            }
        )
        assert [(payload.pointer, payload.kind) for payload in read_as()] == [("", "session")]


def test_an_entry_without_a_kind_finds_out(write: Write) -> None:
    """A place alone is enough for what can be recognised there, and a dialect or a phase can be said of it."""
    session = {"modalities": ["text"], "turn_detection": None, "input_audio_format": "pcm16"}
    place = "[[files]]\npath = '*'\npointer = '/x/y'\n"
    write({"a.json": json.dumps({"x": {"y": session}})})
    assert read_as() == []

    for entry, dialect in ((place, "beta"), (place + "dialect = 'ga'", "ga")):
        write({"rtlint.toml": entry})
        (payload,) = read_as()
        assert (payload.pointer, payload.kind, payload.dialect) == ("/x/y", "session", dialect)
        assert payload.confidence == "certain"


def test_nothing_is_missing_in_a_fragment(write: Write) -> None:
    """What something else completes has no missing fields."""
    write({"a.json": json.dumps({"tools": [{"type": "function"}]})})
    entry = "[[files]]\npath = '*'\nkind = 'session'\ndialect = 'ga'\n"
    write({"rtlint.toml": entry})
    assert "RT103" in [code for _, code, _ in said()]

    write({"rtlint.toml": entry + "phase = 'fragment'"})
    assert said() == []


def test_a_file_of_known_kind_needs_no_sign(write: Write) -> None:
    """A file found in a folder is read although nothing in it looks like the API, when the user says what it is."""
    write(
        {
            "a.json": '{"voice": "mariin"}',
            "rtlint.toml": "[[files]]\npath = 'a.json'\nkind = 'session'\ndialect = 'beta'",
        }
    )

    assert ("a.json", "RT510", "/voice") in said()


def test_the_command_lines_kind_goes_first(write: Write) -> None:
    """`--kind` and `--dialect` replace those of the entry; the place stays."""
    entry = "[[files]]\npath = '*'\npointer = '/bots/0/prompt'\nkind = 'session'\ndialect = 'beta'"
    write({"app.yaml": APP, "rtlint.toml": entry})

    (payload,) = rtlint.lint_files(["app.yaml"], kind="response", dialect="ga").payloads
    assert (payload.pointer, payload.kind, payload.dialect) == ("/bots/0/prompt", "response", "ga")


def test_known_models_and_voices_are_known(write: Write) -> None:
    """What the user knows is neither unknown, nor taken for a voice of another API."""
    session = "type: realtime\nmodel: {}\naudio: {{output: {{voice: {}}}}}"
    write({"a.yaml": session.format("house-model", "mariin"), "b.yaml": session.format("gpt-realtime-2.1", "nova")})
    assert [code for _, code, _ in said()] == ["RT501", "RT510", "RT511"]

    write({"rtlint.toml": "known-models = ['house-model']\nknown-voices = ['mariin', 'nova']"})
    assert said() == []


def test_a_known_voice_may_be_one_of_another_dialect(write: Write) -> None:
    """A voice of the GA interface is none of beta, unless the user knows better."""
    write({"a.yaml": "voice: marin\nmodalities: [audio]"})

    def codes() -> list[str]:
        return [item.code for item in rtlint.lint_files(["a.yaml"], kind="session", select=["RT51"]).diagnostics]

    assert codes() == ["RT513"]
    write({"rtlint.toml": "known-voices = ['marin']"})
    assert codes() == []


def test_a_deployment_may_have_the_name_of_another_model(write: Write) -> None:
    """What it stands for counts: a text model's name is no text model then."""
    write({"a.yaml": "type: realtime\nmodel: gpt-4o"})

    def codes() -> list[str]:
        return [item.code for item in rtlint.lint_files(["a.yaml"], today=TODAY, select=["RT50"]).diagnostics]

    assert codes() == ["RT504"]
    write({"rtlint.toml": "deployments.gpt-4o = 'gpt-realtime-2.1'"})
    assert codes() == []


def test_a_deployment_is_judged_as_its_model(write: Write) -> None:
    """A name that stands for a model is known, and ends with that model; its limits are the model's."""
    session = "type: realtime\nmodel: {}\nmax_output_tokens: 5000"
    names = {"old": "gpt-4o-realtime-preview", "older": "gpt-realtime", "new": "gpt-realtime-2.1"}
    write({f"{name}.yaml": session.format(name) for name in names})
    write({"rtlint.toml": "select = ['RT50']\n[deployments]\n" + "".join(f"{key} = '{names[key]}'\n" for key in names)})
    report = rtlint.lint_files(["."], today=TODAY)

    assert [(item.path, item.code) for item in report.diagnostics] == [("old.yaml", "RT502"), ("older.yaml", "RT503")]
    assert report.diagnostics[0].message.startswith("model `gpt-4o-realtime-preview` (deployed as `old`) was shut down")

    write({"rtlint.toml": "select = ['RT202']\n[deployments]\nold = 'gpt-realtime'"})
    assert {item.path: item.severity.value for item in rtlint.lint_files(["."], today=TODAY).diagnostics} == {
        "new.yaml": "warning", "old.yaml": "error", "older.yaml": "warning",
    }  # fmt: skip


def test_other_calendars_are_not_openais(write: Write) -> None:
    """On Azure the dates of OpenAI do not hold, whatever model is behind a deployment."""
    write({"rtlint.toml": "target = 'azure-openai'\ndeployments.mine = 'gpt-4o-realtime-preview'"})
    write({"a.yaml": "type: realtime\nmodel: mine\n"})

    assert said() == []
