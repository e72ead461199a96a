"""Completion in shells."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import rtlint
from test_imports import third_party

from rtlint.rules import all_rules


def completions(words: str, cwd: Path) -> list[str]:
    """What bash would offer for the last of `words`; a space at the end begins a new one."""
    position = str(len(f"{words}x".split()) - 1)
    run = rtlint(cwd=cwd, _RTLINT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=position)
    return [line.partition(",")[2] or line for line in run.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("rtlint comp", ["completion"]),
        ("rtlint check --kind transl", ["translation-session"]),
        ("rtlint check --dialect ", ["beta", "ga"]),
        ("rtlint check --output-format j", ["json", "jsonl", "junit"]),
        ("rtlint check --select vad-f", ["vad-field-mismatch"]),
        ("rtlint check --ignore RT30,rt50", [f"RT30,{code}" for code in all_rules() if code.startswith("RT50")]),
        ("rtlint explain RT301", ["RT301"]),
        ("rtlint completion z", ["zsh"]),
    ],
)
def test_words_are_completed(words: str, offered: list[str], tmp_path: Path) -> None:
    """Commands, kinds, formats, and rules by code and name, also behind a comma."""
    assert completions(words, tmp_path) == offered


@pytest.mark.parametrize("words", ["rtlint check s", "rtlint check --config s", "rtlint check --output-file s"])
def test_files_are_left_to_the_shell(words: str, tmp_path: Path) -> None:
    """The shell is told to complete a file."""
    run = rtlint(cwd=tmp_path, _RTLINT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")))

    assert run.stdout == "file,s\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script(shell: str, tmp_path: Path) -> None:
    """It asks rtlint, in the words of that shell."""
    run = rtlint("completion", shell, cwd=tmp_path)

    assert (run.returncode, run.stderr) == (0, "")
    assert f"_RTLINT_COMPLETE={shell}_complete" in run.stdout
    assert {"bash": "complete -o", "zsh": "#compdef rtlint", "fish": "complete --no-files"}[shell] in run.stdout


def test_bash_completes(tmp_path: Path) -> None:
    """The script, read by bash, offers what rtlint says."""
    program = tmp_path / "rtlint"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rtlint "$@"\n')
    program.chmod(0o755)
    script = (
        "source <(rtlint completion bash); COMP_WORDS=(rtlint check --output-format s); COMP_CWORD=3\n"
        '_rtlint_completion rtlint; echo "${COMPREPLY[@]}"'
    )
    environment = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, check=True)

    assert run.stdout == "sarif\n"


def test_completing_imports_next_to_nothing(tmp_path: Path) -> None:
    """A key press waits for it: click and our own tables, even for the names of rules."""
    code = (
        "import os\nos.environ.update(_RTLINT_COMPLETE='bash_complete', COMP_WORDS='rtlint check --select v',"
        " COMP_CWORD='3')\nfrom rtlint.cli import main\n"
        "try:\n    main([], prog_name='rtlint')\nexcept SystemExit:\n    pass\n"
    )

    assert third_party(code, tmp_path) <= {"rtlint", "click"}
