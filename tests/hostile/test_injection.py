"""Nothing that a file, a path, an option or a configuration holds is obeyed: not by a terminal, not by a log."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

import rtlint
from rtlint.cli import main
from rtlint.report.columns import UNSEEN, cells, shown
from rtlint.report.diff import render_diff
from rtlint.report.formats import FORMATS

#: What a terminal obeys, what hides or turns text around, and what is drawn over other lines.
ODD = (
    "\x07\x1b[31m\x1b]0;title\x07\x7f\x80\x9b31m\x85\u2028\u2029\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202e\u2066\u2069"
    "\ufeff\U000e0041\U000e0001\U000e0100\ufe0f\ue000\U000f0000\ufff9\uffff\u3164\u115f\u2800" + "\u0301" * 40
)
COMMANDS = ("##[add-mask]x", "##vso[task.setvariable variable=a]b", "##teamcity[message text='x']")

#: What may be on a terminal: colours of our own, and nothing else that is not seen. (A pile of marks is escaped from the ninth on.)
COLOUR = re.compile(r"\x1b\[(?:0|1|32|31|1;3[1346])m")
OBEYED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff9-\uffff]"
)


def run(*words: str, stdin: str = "") -> tuple[int, str]:
    """The exit code of a command, and what it prints anywhere, in this process."""
    out, code = StringIO(), 0
    with redirect_stdout(out), redirect_stderr(out):
        try:
            main(list(words), prog_name="rtlint")
        except SystemExit as end:
            code = int(end.code or 0)
    return code, out.getvalue()


def harmful(output: str) -> list[str]:
    """What in an output a terminal or a log would obey."""
    found = OBEYED.findall(COLOUR.sub("", output))
    found += [
        line
        for line in output.splitlines()
        if line.lstrip().startswith("::") and not line.startswith(("::error ", "::warning ", "::notice "))
    ]
    return found + [line for line in output.splitlines() if re.search(r"##\w*\[", line)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder: files with odd keys, values, comments, names, in each of several languages."""
    odd = "".join(each for each in ODD if each not in "\x07\x1b\x7f\x80\x9b\uffff")  # the rest is no YAML
    text = f"type: realtime # {odd}\naudio: {{output: {{voice: 'mariin {odd}'}}}}\n'{odd}': 1\n'x {COMMANDS[0]}': 1\n"
    quoted = json.dumps({"type": "realtime", "audio": {}, ODD: ODD, COMMANDS[1]: COMMANDS[2]})
    names = ("a.yaml", "::error::b.yaml", "##[error]c.yaml", f"{''.join(ODD)}.yaml".replace("/", ""), "\udcff.yaml")
    for name in names:
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "raw.yaml").write_text(f"type: realtime\nvoice: {ODD}\n", encoding="utf-8", errors="surrogatepass")
    (tmp_path / "b.json").write_text(quoted)
    (tmp_path / "beta.yaml").write_text(
        f"type: session.update\nsession:\n  voice: alloy # {odd}\n  '{odd}': 1\n  modalities: [text]\n"
    )
    (tmp_path / "s.py").write_text(
        f"s = {{'type': 'session.update', 'session': {{'type': 'realtime', {COMMANDS[0]!r}: 1}}}}  # {COMMANDS[1]}\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("color", ["always", "never"])
def test_no_report_is_obeyed(folder: Path, form: str, color: str) -> None:
    """In every form, with colours and without, whatever stands in files and in their names; notes included."""
    code, output = run(
        "check", "-v", "--statistics", "--output-format", form, "--color", color, ".", "gone\x1b.yaml", "::x"
    )
    assert code == 2
    assert "RT101" in output
    assert harmful(output) == []
    output.encode("utf-8")


def test_what_is_escaped_for_a_log_is_the_same_to_programs(folder: Path) -> None:
    """JSON and XML have escapes of their own: a path with a command in it is read back whole."""
    _, text = run("check", "--output-format", "json", "##[error]c.yaml")
    assert {each["path"] for each in json.loads(text)["diagnostics"]} == {"##[error]c.yaml"}
    _, text = run("check", "--output-format", "junit", "##[error]c.yaml")
    assert "##[error]c.yaml" in str([suite.get("name") for suite in ET.fromstring(text)])
    _, text = run("check", "--output-format", "json", "\udcff.yaml")
    assert {each["path"] for each in json.loads(text)["diagnostics"]} == {"\udcff.yaml"}


@pytest.mark.parametrize(
    "words",
    [
        ("X",), ("--X",), ("check", "--X"), ("check", "--kind", "X"), ("check", "--jobs", "X"), ("check", "--today", "X"),
        ("check", "--select", "X"), ("check", "--config", "X"), ("check", "--output-file", "X/y"), ("check", "X"),
        ("check", "--baseline", "X", "."), ("check", "--write-baseline", "X/y", "."), ("check", "--output-format", "X"),
        ("explain", "X"), ("rules", "X"), ("schema", "X"), ("config", "X"), ("init", "X"), ("migrate", "X"),
        ("migrate", "--model", "X"), ("migrate", "--config", "X"), ("completion", "X"), ("explain", "--server-error", "X"),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("odd", [ODD, COMMANDS[0], "x" * 100_000], ids=["odd", "command", "long"])
def test_no_message_about_options_is_obeyed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], odd: str
) -> None:
    """Nor is one long, be it rtlint's or click's: a path, a word, a rule, a format that there is not."""
    monkeypatch.chdir(tmp_path)
    code, output = run(*(word.replace("X", odd) for word in words))
    assert code in (0, 1, 2)
    assert harmful(output) == []
    assert len(output) < 2_500 or words == ("check", "X")  # a report tells whole paths


def test_names_of_folders_and_settings_are_not_obeyed(folder: Path) -> None:
    """In a configuration's mistakes, in the settings that count, in a new configuration, in notes about a baseline."""
    odd = folder / f"d{ODD}"
    odd.mkdir()
    (odd / "x.yaml").write_text("type: realtime\nvoice: x\naudio: {}\n")
    spelt = json.dumps(
        "".join(each for each in ODD if each.isprintable() or each > "\x9f").replace("\uffff", ""), ensure_ascii=False
    )
    (odd / "rtlint.toml").write_text(f"exclude = [{spelt}, {json.dumps(COMMANDS[1])}]\n", encoding="utf-8")
    for words in (
        ("config", str(odd)),
        ("init", "--force", str(odd)),
        ("check", "-v", "--write-baseline", "b", "."),
        ("check", "--baseline", "b", str(odd / "x.yaml")),
    ):
        code, output = run(*words)
        assert code in (0, 1), output
        assert harmful(output) == []
    (odd / "rtlint.toml").write_text(f"{spelt} = 1\n[severity]\n{spelt} = {spelt}\n", encoding="utf-8")
    code, output = run("check", str(odd))
    assert code == 2
    assert harmful(output) == []


def test_what_a_migration_says_is_not_obeyed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is its diff where somebody reads it."""
    monkeypatch.setattr("rtlint.cli.output.is_read", lambda _: True)
    _, output = run("migrate", "-v", "--unsafe-fixes", "::error::b.yaml", "beta.yaml", "gone\x1b.yaml")
    assert "beta.yaml:" in output
    assert harmful(output) == []


BEFORE = "a: 1\n ::add-mask::b\nkeep: \x1b[31m \u202e ❤\ufe0f 👩\u200d👧 ##[group]x\t.\nc: 1\r\n"


def test_a_diff_is_for_people_or_for_patch(tmp_path: Path) -> None:
    """On a terminal and in a log nothing in it is obeyed; where neither is, it is taken by `patch` and by git."""
    read = render_diff("x.yaml", BEFORE, BEFORE.replace("a: 1", "a: 2"))
    assert not re.search(r"\x1b|\u202e|##\[|^\s*::", read, re.MULTILINE)
    assert "❤\ufe0f 👩\u200d👧" in read
    (tmp_path / "x.yaml").write_bytes(BEFORE.encode())
    patch = render_diff("x.yaml", BEFORE, BEFORE.replace("a: 1", "a: 2"), verbatim=True)
    subprocess.run(["git", "apply", "-p0"], cwd=tmp_path, input=patch.encode(), check=True)
    assert (tmp_path / "x.yaml").read_bytes() == BEFORE.replace("a: 1", "a: 2").encode()


@pytest.mark.parametrize("place", ["pipe", "log", "file", "terminal"])
def test_rtlint_knows_who_reads_a_diff(tmp_path: Path, place: str) -> None:
    """A pipe is for `patch`, unless a CI service keeps what comes out of it; a file always is, a terminal never."""
    (tmp_path / "x.yaml").write_text("type: realtime\nmax_output_tokens: '9' # \u202e\naudio: {}\n", encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "GITHUB_ACTIONS", "TF_BUILD")}
    environment |= {"CI": "true"} if place in ("log", "file") else {}
    command = [sys.executable, "-m", "rtlint", "check", "--diff", str(tmp_path / "x.yaml")]
    if place == "terminal":
        master, slave = pty.openpty()
        subprocess.run(command, env=environment, stdout=slave, check=False)
        output = os.read(master, 10_000)
        os.close(slave)
        os.close(master)
    elif place == "file":
        with (tmp_path / "out").open("wb") as out:
            subprocess.run(command, env=environment, stdout=out, check=False)
        output = (tmp_path / "out").read_bytes()
    else:
        output = subprocess.run(command, env=environment, capture_output=True, check=False).stdout
    assert b"max_output_tokens: 9" in output
    assert ("\u202e".encode() in output) == (place in ("pipe", "file"))


def raise_key_error(key: str) -> None:
    """Choke on a key."""
    raise KeyError(key)


def test_a_crash_tells_nothing_of_the_file(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Its message may quote what it choked on: the kind of exception and the place in rtlint are enough."""

    def crash(*_: object) -> None:
        try:
            raise_key_error(f"hunter{2}\x1b")
        except KeyError as error:
            raise ValueError(f"hunter{2}\x1b") from error

    monkeypatch.setattr("rtlint.run.lint_bytes", crash)
    monkeypatch.setattr("rtlint.run._lint", crash)
    for more in ((), ("--debug",)):
        code, output = run("check", *more, "a.yaml")
        assert code == 70
        assert "ValueError" in output
        assert "hunter2" not in output
        assert ("test_injection.py" in output) == bool(more)
        assert harmful(output) == []


LONG = "a" * 200_000
TOOL = {"type": "function", "name": "f", "description": "f"}
MCP = {"type": "mcp", "server_label": "a", "server_url": "https://a.test", "require_approval": "never"}
PARAMETERS = {
    "type": "object",
    "properties": {LONG: {"enum": [LONG, 1], "type": "string", "required": True, "$ref": f"#/{LONG}"}},
}


@pytest.mark.parametrize(
    "more",
    [
        {LONG: 1}, {"audio": {LONG: 1}}, {"voice": LONG}, {"model": LONG}, {"audio": {"output": {"voice": LONG}}},
        {"tool_choice": {"type": "function", "name": LONG}}, {"output_modalities": [LONG]}, {"max_output_tokens": LONG},
        {"output_modalities": ["text"] * 5_000}, {"include": [LONG]}, {"include": [f"{n}" for n in range(5_000)]},
        {"max_output_tokens": int("9" * 4_000)}, {"prompt": {"id": LONG, "variables": {LONG: {LONG: 1}}}},
        {"audio": {"input": {"transcription": {"model": LONG, "language": LONG, "languages": [LONG], LONG: LONG}}}},
        {"audio": {"input": {"turn_detection": {"type": "server_vad", LONG: 1, "eagerness": LONG}}}},
        {"audio": {"input": {"turn_detection": {"type": LONG}, "format": {"type": LONG, "rate": LONG}}}},
        {"tools": [{**TOOL, LONG: 1}]}, {"tools": [{**TOOL, "name": LONG}] * 2}, {"tools": [{"type": LONG}]},
        {"tools": [{**TOOL, "parameters": PARAMETERS}]}, {"tools": [{**TOOL, "parameters": {"type": LONG}}]},
        {"tools": [{**TOOL, "parameters": {"type": "object", "required": [LONG]}}]},
        {"tools": [{**MCP, "server_url": LONG, "server_label": LONG, "allowed_tools": {LONG: 1}, "headers": {LONG: LONG}}]},
        {"tools": [{**MCP, "require_approval": {LONG: 1}, "connector_id": LONG}]},
    ],
    ids=lambda more: "-".join(key[:20] for key in more),
)  # fmt: skip
def test_a_message_is_short(more: dict[str, object]) -> None:
    """However long a value, a name or a list is: messages, helps, near names and repairs quote the start of it."""
    report = rtlint.lint({"type": "realtime", **more}, kind="session")
    assert report.diagnostics
    for one in report.diagnostics:
        said = [one.message, one.help, *(other.message for other in one.related)]
        said += [one.server.message, one.server.param] if one.server else []
        said += [one.repair.title] if one.repair else []
        assert max(len(words or "") for words in said) <= 700, (one.code, said)


def test_every_character_that_cannot_be_seen_is_escaped() -> None:
    """All of Unicode but long runs of ideographs, behind a letter: what is shown for it are letters, signs, marks and blanks."""
    import unicodedata

    for point in (*range(0x3400), *range(0xA000, 0x20000), *range(0xE0000, 0xE0200), 0xF0000, 0x10FFFF):
        looks = "".join(part for part, _ in cells(f"a{chr(point)}"))
        if not looks.isascii():
            assert unicodedata.category(looks[-1]) not in UNSEEN, hex(point)
    assert shown("e" + "\u0301" * 12) == "e" + "\u0301" * 8 + r"\u0301" * 4
    assert shown("x\ufe0f ❤\ufe0f\ufe0f") == r"x\ufe0f ❤\ufe0f"
    assert shown("## Role [a] #[b] ##vso[c]") == r"## Role [a] #[b] ##vso\x5bc]"


def test_click_itself_is_tamed() -> None:
    """Whatever words click finds for a mistake, they pass through the same gate as ours."""
    with pytest.raises(click.UsageError) as caught:
        main(["check", f"--{ODD}"], prog_name="rtlint", standalone_mode=False)
    assert harmful(caught.value.format_message()) == []
