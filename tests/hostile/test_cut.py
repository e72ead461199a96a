"""A good file that is cut anywhere, or has one byte replaced by the worst there is, is read or refused."""

from __future__ import annotations

import json

import pytest

from .checking import FENCE, JAVASCRIPT, OLD, PYTHON, encoded, survived

NOTEBOOK = json.dumps({"cells": [{"cell_type": "code", "source": [PYTHON]}], "nbformat": 4})
FILES = {
    "a.yaml": OLD + "audio:\n  - &b {c: [*b, 'd', \"é\\n\"]}  # e\ninstructions: |\n  f\n",
    "a.json": '{"type": "realtime", "voice": "alloy", "a": [1.5e3, true, null, "\\u00e9\\"", {}]}',
    "a.jsonc": '// é\n{"type": "realtime", /* a */ "voice": "alloy",}\n',
    "a.py": f"# rtlint: ignore[secret] é\n{PYTHON}",
    "a.js": f"// é\n{JAVASCRIPT}const b = `${{c}}`;\n",
    "a.md": f"# é\n<!-- rtlint: skip -->\n{FENCE}> {FENCE}",
    "a.ipynb": NOTEBOOK,
    "a.jsonl": "# rtlint: ignore[secret] é\n" + FENCE.splitlines()[1] + "\n",
}
WORST = (b"\0", b"\xff", b"\xed\xa0\x80", b"\r", b"\t", b"\\", b'"', b"{", b"]", b":", b"\xc2\x85", b"\xe2\x80\xae")


@pytest.mark.parametrize("path", FILES)
def test_a_file_can_be_cut_anywhere(path: str) -> None:
    """As when a disk is full or a download ends: at every byte, characters of several bytes included."""
    data = encoded(FILES[path])
    for end in range(len(data)):
        survived(path, data[:end], kind="session" if end % 2 else None)


@pytest.mark.parametrize("path", FILES)
def test_any_byte_can_be_any_other(path: str) -> None:
    """One byte in turn becomes what ends, opens or escapes something, or belongs to no encoding."""
    data = encoded(FILES[path])
    for at in range(len(data)):
        survived(path, data[:at] + WORST[at % len(WORST)] + data[at + 1 :])
