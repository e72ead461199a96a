"""What checking one clean file may import: heavy packages come late or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

#: The only packages that are not Python's own and may be imported for a clean file.
ALLOWED = {
    "yaml": {"rtlint", "click", "ruamel", "_ruamel_yaml", "cython_runtime"},
    "json": {"rtlint", "click"},
}


def third_party(code: str, cwd: Path) -> set[str]:
    """The top-level packages that are not Python's own and are imported when `code` has run."""
    script = (
        f"import sys\nbefore = set(sys.modules)\n{code}\n"
        "new = {name.split('.')[0] for name in sys.modules if name not in before}\n"
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=cwd, capture_output=True, text=True, timeout=60, check=True
    )
    return set(eval(run.stdout.splitlines()[-1]))


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_clean_file_imports_little(form: str, tmp_path: Path) -> None:
    """No jsonschema, no referencing, no attrs for a clean file; no ruamel.yaml for JSON."""
    (tmp_path / "a.yaml").write_text("type: realtime\nmodel: gpt-realtime-2.1\naudio: {output: {voice: marin}}\n")
    (tmp_path / "a.json").write_text('{"type": "realtime", "model": "gpt-realtime-2.1"}')
    code = (
        "from rtlint.cli import main\n"
        f"try:\n    main(['check', '--isolated', 'a.{form}'])\nexcept SystemExit as stop:\n    assert not stop.code\n"
    )

    imported = third_party(code, tmp_path)
    assert {name for name in imported if not name.startswith(("__editable", "_cython_"))} <= ALLOWED[form]


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["check", "--help"]], ids=" ".join)
def test_help_imports_next_to_nothing(words: list[str], tmp_path: Path) -> None:
    """Help and version need click and our own tables only."""
    code = f"from rtlint.cli import main\ntry:\n    main({words!r})\nexcept SystemExit:\n    pass\n"

    assert third_party(code, tmp_path) <= {"rtlint", "click"}


def test_only_rules_that_are_asked_are_imported() -> None:
    """A payload without tools, turn detection or transcription needs no rule about them."""
    code = (
        "import sys, rtlint\n"
        "assert rtlint.lint('type: realtime\\naudio: {output: {voice: marin}}').ok\n"
        "names = [name.removeprefix('rtlint.rules.') for name in sys.modules if name.startswith('rtlint.rules.')]\n"
        "print(names)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    imported = set(eval(run.stdout))

    assert "unknown_voice" in imported
    assert not {name for name in imported if name.startswith(("tool_", "mcp_", "vad_", "transcription_"))}
    assert len(imported) < 30
