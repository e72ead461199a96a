"""What follows a model that is switched off: its replacements, and theirs, until one runs."""

from __future__ import annotations

from datetime import date

import pytest

from rtlint.facts import models as facts
from rtlint.facts.models import Model, successors

TODAY = date(2026, 11, 21)


def model(name: str, *replacements: str, off: bool = False) -> Model:
    """A model of the tables, with no more than its end and what follows it."""
    end = date(2026, 1, 1) if off else None
    return Model(name, "realtime", ("ga",), end, end, replacements, None, (), None, None, {})


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ([model("old", "new", off=True), model("new")], ("new",)),
        ([model("old", "older", off=True), model("older", "new", off=True), model("new")], ("new",)),
        ([model("old", "unheard-of", "new", off=True), model("new")], ("new",)),
        ([model("old", "a", "b", off=True), model("a", "c", off=True), model("b"), model("c")], ("c", "b")),
        ([model("old", "new", "new", off=True), model("new")], ("new",)),
        (
            [model("old", "new", "a", off=True), model("new"), model("a", "new", "b", off=True), model("b")],
            ("new", "b"),
        ),
        ([model("old", "a", off=True), model("a", "old", off=True)], ()),
        ([model("old", off=True)], ()),
    ],
)
def test_successors_are_followed(
    table: list[Model], expected: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order that was published, each once, none that is off or unknown, and in circles nobody gets lost."""
    monkeypatch.setattr(facts, "models", lambda: {each.id: each for each in table})

    assert successors(table[0], TODAY) == expected
