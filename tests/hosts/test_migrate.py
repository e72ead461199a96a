"""What is not built for code yet says so, instead of taking code for YAML."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from rtlint.cli import main

FLAT = 'x = {"type": "session.update", "session": {"voice": "alloy", "modalities": ["text"]}}\n'


def test_code_is_neither_moved_nor_fixed(tmp_path: Path) -> None:
    """A payload in code is judged, its text is left as it is, and whoever names the file is told."""
    file = tmp_path / "app.py"
    file.write_text(FLAT)
    moved = CliRunner().invoke(main, ["migrate", "--isolated", str(file)])
    fixed = CliRunner().invoke(main, ["check", "--isolated", "--fix", "--unsafe-fixes", str(file)])

    assert "payloads in Python are not moved yet" in moved.output
    assert "RT601" in fixed.stdout
    assert file.read_text() == FLAT
