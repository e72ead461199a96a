"""A secret is in no output, however it is written and wherever it stands: a look at all outputs of all commands."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rtlint
from rtlint.facts.secrets import ephemeral_form, secret_forms
from rtlint.redact import mask, mask_surely
from rtlint.report.formats import FORMATS, Manner
from rtlint.report.terminal import render_full

from .test_injection import run

WORD = "Zq7Geheim99xXlm42"
HEAD, TAIL = WORD[:8], WORD[8:]
KEY = f"sk-proj-{WORD}"
BASE64 = base64.b64encode(KEY.encode()).decode()
UPDATE = '{"type": "session.update", "session": {"type": "realtime", "foo": 1}}'
MCP = "type: realtime\ntools:\n- type: mcp\n  server_label: a\n  foo: 1\n  server_url: "

#: A secret that is not written as it is, or stands beside a payload, by the name of its file's language.
HIDDEN = {
    "a line that goes on.yaml": f'type: realtime\nfoo: 1\ninstructions: "use sk-proj-{HEAD}\\\n  {TAIL} ok"\n',
    "a model on two lines.yaml": f'type: realtime\nfoo: 1\nmodel: "sk-proj-{HEAD}\\\n  {TAIL}"\n',
    "a key on two lines.yaml": f'type: realtime\nfoo: 1\naudio: {{}}\n? "sk-proj-{HEAD}\\\n  {TAIL}"\n: 1\n',
    "an escape in front.yaml": f'type: realtime\nfoo: 1\nvoice: "\\x73k-proj-{WORD}"\n',
    "an escape in front.json": f'{{"type": "realtime", "foo": 1, "voice": "\\u0073k-proj-{WORD}"}}',
    "an escape within.json": f'{{"type": "realtime", "foo": 1, "voice": "sk-proj-{HEAD}\\u005a{TAIL}"}}',
    "an escape in a key.json": f'{{"type": "realtime", "audio": {{}}, "foo": 1, "\\u0073k-proj-{WORD}": 1}}',
    "an escape in a telling key.json": f'{{"type": "realtime", "audio": {{}}, "foo": 1, "api\\u005fkey": "{WORD}"}}',
    "a broken line that goes on.yaml": f'type: realtime\naudio: {{}}\nfoo: "sk-proj-{HEAD}\\\n  {TAIL}\nx: [\n',
    "an escape in a broken file.json": f'{{"type": "realtime", "audio": {{}}, "foo": "sk-proj-{HEAD}\\u005a{TAIL}", }}}}',
    "a colon on a line of its own.json": f'{{"type": "realtime", "audio": {{}},\n"api_key"\n:\n"{WORD}" "x"}}',
    "two texts.py": f's = {UPDATE[:-2]}, "instructions": "sk-proj-{HEAD}" "{TAIL}"}}}}\n',
    "two texts on two lines.py": f's = {UPDATE[:-2]}, "instructions": ("sk-proj-{HEAD}"\n   "{TAIL}"), "voice": "x"}}}}\n',
    "a sum.py": f's = {UPDATE[:-2]}, "instructions": "sk-proj-{HEAD}" + "{TAIL}"}}}}\n',
    "an escape.py": f's = {UPDATE[:-2]}, "instructions": "\\x73k-proj-{WORD}"}}}}\n',
    "a variable beside it.py": f'api_key: str = f"{WORD}"; s = {UPDATE}\n',
    "two texts beside it.py": f'api_key = "abc" "{WORD}"; s = {UPDATE}\n',
    "the environment beside it.py": f'os.environ["OPENAI_API_KEY"] = "{WORD}"; s = {UPDATE}\n',
    "a default beside it.py": f'os.environ.setdefault("OPENAI_API_KEY", "{WORD}"); s = {UPDATE}\n',
    "a call beside it.py": f'send(Client(api_key="{WORD}"), {UPDATE})\n',
    "a sum.js": f'const s = {UPDATE[:-2]}, instructions: "sk-proj-{HEAD}" + "{TAIL}"}}}}\n',
    "an escape.js": f'const s = {UPDATE[:-2]}, instructions: "\\x73k-proj-{WORD}"}}}}\n',
    "a template.js": f"const s = {UPDATE[:-2]}, voice: `sk-proj-{WORD}`}}}}\n",
    "headers beside it.js": f'f(url, {{headers: {{Authorization: "Bearer {WORD}"}}, body: JSON.stringify({UPDATE})}})\n',
    "base64.yaml": f"type: realtime\nfoo: 1\nvoice: {BASE64}\n",
    "a signature.yaml": f"{MCP}https://a.test/?sig={WORD}\n",
    "a user.yaml": f"{MCP}https://{WORD}@a.test/\n",
    "a password.yaml": f"{MCP}ftp://me:{WORD}@a.test/\n",
    "a fragment.yaml": f"{MCP}https://a.test/#access_token={WORD}\n",
    "a private key.yaml": "type: realtime\nfoo: 1\ninstructions: |\n  -----BEGIN PRIVATE KEY-----\n"
    f"  {WORD}{WORD}\n  {WORD}\n  -----END PRIVATE KEY-----\n",
    "a private key.json": f'{{"type": "realtime", "foo": 1, "instructions": "-----BEGIN RSA PRIVATE KEY-----\\n{WORD}\\n"}}',
    "a shell.md": f"```sh\ncurl -u me:{WORD} -H 'Authorization: Bearer {WORD}' -d '{UPDATE}' https://api.openai.com/v1/realtime\n```\n",
    "a log.jsonl": f'{UPDATE[:-2]}, "instructions": "{KEY}", "api_key": "{WORD}"}}}}\n',
    "a text in a text.json": f'{{"payload": "{UPDATE[:-2]}, '.replace('"', '\\"').replace('\\"', '"', 3) + f'\\"api_key\\": \\"{WORD}\\"}}}}"}}',
    "names.yaml": f"type: realtime\ntool_choice: {{type: function, name: {KEY}}}\ntools:\n- type: function\n"
    f"  name: '{KEY} x'\n  parameters: {{type: objec, required: [{KEY}], properties: {{a{KEY}: 1}}}}\n",
    "a name of an event.json": f'{{"type": "session.update", "event_id": "{KEY * 9}", "session": {{"type": "realtime"}}}}',
    "a placeholder.yaml": f'type: realtime\nvoice: "${{X}}-{KEY}"\nmodel: "<{KEY}>"\n',
    "two lines of prose.yaml": f"type: realtime\nfoo: 1\ninstructions: >\n  say Bearer\n  {WORD} now\n",
    "a tag.yaml": f"type: realtime\nfoo: 1\nvoice: !{KEY} x\n",
    "an anchor.yaml": f"type: realtime\nfoo: 1\nvoice: &{KEY} x\n",
}  # fmt: skip


def parts(secret: str) -> Iterator[str]:
    """What of a secret may not be seen: five characters in a row."""
    return (secret[start : start + 5] for start in range(len(secret) - 4))


def seen(output: str, secret: str = WORD) -> list[str]:
    """The parts of a secret that an output shows."""
    return [part for part in parts(secret) if part in output]


def shown(text: str, path: str) -> str:
    """All that any form shows of a text, and all that a caller in Python may print."""
    report = rtlint.lint(text, path=path, kind=None, today=date(2026, 11, 21))
    forms = (render(report, Manner("0", "2026-11-21", root="/")) for render in FORMATS.values())
    return "\n".join((render_full(report, color=True, width=60), *forms, repr(report)))


@pytest.mark.parametrize("name", HIDDEN)
def test_a_secret_in_disguise_is_not_shown(name: str) -> None:
    """By escapes, on several lines, in pieces, encoded, in addresses, beside a payload: in no form, not five characters."""
    output = shown(HIDDEN[name], name)
    assert "RT" in output
    assert seen(output) == []
    assert seen(output, BASE64) == []


def test_a_secret_is_told_by_no_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Repairs, diffs, migrations, baselines, notes and statistics of files with secrets inside, above and in their names."""
    monkeypatch.chdir(tmp_path)
    for name, text in HIDDEN.items():
        (tmp_path / name).write_text(text)
    beta = f"type: session.update\nsession:\n  voice: alloy # {KEY}\n  api_key: {WORD}\n  temperature: 0.5\n  modalities: [text]\n"
    (tmp_path / "beta.yaml").write_text(beta)
    (tmp_path / f"{KEY}.yaml").write_text(f"type: realtime\nfoo: 1\nmax_output_tokens: '9'\nvoice: {KEY}\n")
    commands = [
        ("check", "-v", "--statistics", "."), ("check", "--diff", "--unsafe-fixes", "."), ("check", f"gone{KEY}"),
        ("check", "--write-baseline", "baseline.json", "."), ("check", "-v", "--baseline", "baseline.json", "."),
        ("migrate", "-v", "--unsafe-fixes", "."), ("config", f"{KEY}.yaml"), ("init", "."), ("check", "--target", KEY),
        ("check", "--select", KEY), ("migrate", "--model", KEY), ("check", "--output-file", f"{KEY}.txt", "."),
        *(("check", "--output-format", form, "-v", ".") for form in FORMATS),
        ("check", "--fix", "--unsafe-fixes", "."), ("migrate", "--write", "."),
    ]  # fmt: skip
    for words in commands:
        _, output = run(*words)
        assert output
        assert seen(output) == [], words
    for name in ("baseline.json", "rtlint.toml", f"{KEY}.txt"):
        assert seen((tmp_path / name).read_text()) == []


def test_a_secret_in_a_configuration_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither among the mistakes in it nor among the settings that count."""
    monkeypatch.chdir(tmp_path)
    for text in (
        f'"{KEY}" = 1\nselect = ["{KEY}"]\n[severity]\n"{KEY}" = "{KEY}"\n',
        f'baseline = "{KEY}"\nknown-voices = ["{KEY}"]\n[deployments]\n"{KEY}" = "gpt-realtime"\n',
        f'target = "{KEY}"\nextend = "{KEY}.toml"\ntoday = "{KEY}"\n',
        f'x = "{KEY}\n',
        f"x = {KEY}\n",
    ):
        (tmp_path / "rtlint.toml").write_text(text)
        for words in (("check", "."), ("config", ".")):
            _, output = run(*words)
            assert seen(output) == [], output


FORMS = [form.pattern for form in secret_forms() if form.instead is not None] + [ephemeral_form()]
SECRETS = st.sampled_from(FORMS).flatmap(lambda form: st.from_regex(re.compile(form.pattern, re.ASCII), fullmatch=True))
PLACES = st.sampled_from(
    (
        "type: realtime\nfoo: 1\nvoice: '{}'\n", "type: realtime\nfoo: 1\ninstructions: 'say {} now'\n",
        "type: realtime\naudio: {{}}\nfoo: 1\n'{}': 1\n", "type: realtime\nfoo: 1\nmodel: '{}' # {}\n",
        "type: realtime\nfoo: ['{}', '{}']\naudio: {{}}\n", "type: session.update\nsession: {{voice: '{}', '{}': 1}}\n",
        "type: realtime\nfoo: 1\naudio: {{}}\nx: ['{}'\n", "type: realtime\nfoo: 1\ntool_choice: {{type: function, name: '{}'}}\n",
    )
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(SECRETS, PLACES)
def test_no_form_of_a_secret_is_shown_anywhere(secret: str, place: str) -> None:
    """Whatever a rule calls a secret no output tells, beyond what all secrets of its form begin with."""
    text = place.replace("{}", secret.replace("\n", " ")).replace("{{", "{").replace("}}", "}")
    public = re.compile(
        r"(?i)sk-(?:proj-|svcacct-|admin-|None-)?|ek_|bearer |eyJ|gh[pousr]_|github_pat_|xox[abposr]-|AKIA|AIza|glpat-"
    )
    private = public.sub("\0", secret)
    known = shown(place.replace("{}", "").replace("{{", "{").replace("}}", "}"), "x.yaml")
    output = shown(text, "x.yaml")
    assert [part for part in parts(private) if "\0" not in part and part in output and part not in known] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.pattern[:20])
@settings(deadline=None, max_examples=25)
@given(st.data())
def test_what_is_called_a_secret_is_masked(form: re.Pattern[str], data: st.DataObject) -> None:
    """The patterns that find and those that hide agree: no finding without a mask."""
    secret = data.draw(st.from_regex(re.compile(form.pattern, re.ASCII), fullmatch=True))
    assert "*" * 8 in mask(f"x {secret}")


@pytest.mark.parametrize(
    "name",
    [
        "task-management-of-all-things", "ask-the-customer-for-their-name", "week_starting_on", "desk-reservations-2026-11-21",
        "standard-bearer responsibilities", "sk-learn-pipeline-with-a-long-name", "risk-assessment-questionnaire-v2",
    ],
)  # fmt: skip
def test_words_that_hold_the_start_of_a_secret_are_none(name: str) -> None:
    """A name of a person's making, in prose and in the schema of a tool: no finding, though `sk-` or `ek_` is in it."""
    parameters = {"type": "object", "properties": {name: {"type": "string"}}, "required": [name]}
    tool = {"type": "function", "name": "f", "description": "f", "parameters": parameters}
    report = rtlint.lint({"type": "realtime", "instructions": f"use {name}", "tools": [tool]})
    assert not [one for one in report.diagnostics if one.code in ("RT701", "RT702")]


def test_a_file_keeps_its_name_unless_that_surely_is_a_secret() -> None:
    """Services look files up by their names."""
    for name in ("conf/sk-learn_pipeline.yaml", "sk-2026-11-21.json", "ek_test.yaml", "https://a.test/b.yaml"):
        assert mask_surely(name) == name
    assert mask_surely(f"a/{KEY}.yaml") == f"a/{'*' * len(KEY)}.yaml"
