"""A folder of code is searched: what is looked into, what is left out, how it is told, and how long it may take."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from rtlint.cli import main
from rtlint.cli import progress as shown

EVENT = 'x = {"type": "session.update", "session": {"type": "realtime", "instructions": "Hi"}}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with code, data, and the code of others."""
    files = {
        "app.py": EVENT,
        "other.py": "x = 1\n",
        "broken.py": "print 'session.update'\n",
        "session.yaml": "type: realtime\nmodel: gpt-realtime-2.1\n",
        "notes.txt": EVENT,
        **{f"{name}/a.py": EVENT for name in ("site-packages", "node_modules", "vendor", "build", ".eggs")},
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*words: str) -> str:
    """What `rtlint check` prints."""
    return CliRunner().invoke(main, ["check", "--isolated", "--today", "2026-11-21", *words]).stdout


@pytest.mark.usefixtures("folder")
def test_a_run_says_what_it_looked_into() -> None:
    """Files and payloads by what they are written in; nothing of what others wrote, nor of what does not parse."""
    assert check(".") == (
        "4 files checked, 2 payloads: no problems.\n"
        "Looked into 4 files (3 Python, 1 YAML): 2 payloads (1 in Python, 1 in YAML).\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_broken_file_is_mentioned_when_it_is_named() -> None:
    """It was asked for, so that silence would say that it is fine."""
    assert "RT010" in check("broken.py")
    assert "RT010" not in check(".")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_long_run_shows_how_far_it_is_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the first second, one line after it, which goes at the end; nothing at all in a pipe."""
    clock = [0.0]
    monkeypatch.setattr(shown, "monotonic", lambda: clock[0])
    terminal, pipe = Terminal(), io.StringIO()
    bars = (shown.Progress(terminal), shown.Progress(pipe))
    for now, done in ((0.5, 1), (1.5, 1200), (1.55, 1201)):
        clock[0] = now
        for bar in bars:
            bar(done, 2000)
    for bar in bars:
        bar.end()

    assert terminal.getvalue() == "\r\x1b[Krtlint: 1,200 of 2,000 files\r\x1b[K"
    assert pipe.getvalue() == ""


def test_code_without_a_sign_is_not_parsed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A word that only the API's code has is looked for in the bytes first, and then in the text."""
    parsed: list[str] = []
    monkeypatch.setattr("rtlint.hosts.python._parsed", parsed.append)
    (tmp_path / "a.py").write_text("session = {'voice': 'alloy'}")
    (tmp_path / "b.py").write_text("if event['type'] == 'response.created': print()  # response.create")

    check(str(tmp_path))
    assert parsed == []
