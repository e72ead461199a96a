"""How much is read to find out whether repairs hold good."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

import rtlint
from rtlint.source.document import Document
from rtlint.source.read import read_text


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_the_work_for_a_long_list_grows_with_its_length(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many tools with the same mistake are twice as much to read, not four times, and all can be repaired."""
    read = 0

    def counting(path: str, text: str, **words: Any) -> Iterator[Document]:
        nonlocal read
        read += len(text)
        return read_text(path, text, **words)

    for module in ("rtlint.source.edit.page", "rtlint.piecewise", "rtlint.source.read"):
        monkeypatch.setattr(f"{module}.read_text", counting)
    took = []
    for count in (20, 40):
        tools = [{"type": "function", "function": {"name": f"find_{number}"}} for number in range(count)]
        payload = {"type": "realtime", "tools": tools}
        text = json.dumps(payload, indent=2) if form == "json" else yaml.safe_dump(payload, sort_keys=False)
        read = 0
        said = rtlint.lint(text, path=f"session.{form}", kind="session").diagnostics
        assert [item.fix is not None for item in said if item.code == "RT401"] == [True] * count
        took.append(read)

    assert took[1] < 2.5 * took[0]
