"""Every example on the pages is what an edit makes, to the character, whatever ends the lines."""

from __future__ import annotations

from typing import Any

import pytest

from rtlint.hosts import read_text
from rtlint.source.change import Change, changed
from rtlint.source.document import Document
from rtlint.source.edit import lower, spliced
from rtlint.source.edit.verify import same

from .examples import Example, change, examples

EXAMPLES = list(examples())


def last(text: str, form: str) -> Document:
    """The last document of a text."""
    return list(read_text(f"x.{form}", text))[-1]


def run(example: Example, eol: str) -> tuple[str, str, Any, Document]:
    """The text after the orders of an example, the text it should be, the data it should have, and what it has."""
    before, after = example.before, example.after or ""
    orders = [order for order in example.orders if order != "chop"]
    if len(orders) < len(example.orders):
        before, after = before.rstrip("\n"), after.rstrip("\n")
    before, after = before.replace("\n", eol), after.replace("\n", eol)
    document = last(before, example.form)
    changes: list[Change] = []
    data: Any = document.data
    for order in orders:
        changes.append(change(order, data))
        data = changed(data, changes[-1:])
    text = spliced(before, lower(document, changes))
    return text, after, data, last(text, example.form)


@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_is_what_an_edit_makes(example: Example, eol: str) -> None:
    """The text is the one on the page, with the line ends of the file in it."""
    text, after, _, _ = run(example, eol)

    assert text == after


@pytest.mark.parametrize(
    "example", [each for each in EXAMPLES if "alias" not in each.title], ids=lambda each: each.title
)
def test_an_example_says_what_its_orders_mean(example: Example) -> None:
    """The data of the text afterwards is that of the changes, made on data."""
    _, _, data, document = run(example, "\n")

    assert same(data, document.data)


def test_the_pages_are_read_whole() -> None:
    """No example is lost because it is written in another way than the others."""
    titles = [line for page in {each.title.split(":")[0] for each in EXAMPLES} for line in _titles(page)]

    assert len(EXAMPLES) == len(titles) > 40
    assert all(example.after for example in EXAMPLES)


def _titles(page: str) -> list[str]:
    from .examples import FOLDER

    return [line for line in (FOLDER / f"{page}.md").read_text().splitlines() if line.startswith("## ")]
