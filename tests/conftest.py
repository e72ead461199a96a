"""What all tests share: a project folder to configure, and time for random cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no mistake; where time is what a test is about, it measures it itself.
settings.register_profile("rtlint", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rtlint")

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files, by their paths, into an empty working folder, and give that folder."""
    monkeypatch.chdir(tmp_path)

    def write_all(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write_all
