"""What is said of a model depends on the model, on what a session asks of it, and on the server; all of it is meant."""

from __future__ import annotations

import pytest
from choices import CHOICES, page

from rtlint.facts.targets import targets


@pytest.mark.parametrize("target", list(targets()))
def test_what_is_said_of_each_model(target: str) -> None:
    """The same codes, severities and places as noted; after a change of the tables `python tests/choices.py` notes others."""
    known = CHOICES.read_text(encoding="utf-8").rstrip("\n").split("\n\n")

    assert page(target).split("\n") == known[[*targets()].index(target)].split("\n")
