"""Each kind of change at each place of some files does to their text what `everywhere/` says; see `everywhere.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from rtlint.source.pointer import Pointer, to_text

from .everywhere import ELSEWHERE, FILES, known, paragraph, places

PLACES = [pytest.param(file, place, id=f"{file.name}-{to_text(place)}") for file in FILES for place in places(file)]


@pytest.mark.parametrize(("file", "place"), PLACES)
def test_a_change_does_what_it_did(file: Path, place: Pointer) -> None:
    """The same lines go and come, to the character; `python tests/source/edit/everywhere.py` accepts another outcome."""
    said = dict(text.split("\n", 1) for text in known(file).read_text(encoding="utf-8").rstrip("\n").split("\n\n"))
    title, _, done = paragraph(file, place).partition("\n")

    assert done == said[title]


def test_the_text_says_what_the_change_means() -> None:
    """Only where something is written once and read twice a change says more."""
    assert [file.name for file in FILES if ELSEWHERE in known(file).read_text(encoding="utf-8")] == [
        "merge.yaml",
        "session.yaml",
    ]
