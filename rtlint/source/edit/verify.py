"""Whether the text says what it should: the same data, to the type, and nothing that was sound is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from rtlint.source.document import Document
from rtlint.source.edit.page import Page
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.tree import Node

_MISSING = object()


def same(expected: Any, actual: Any) -> bool:
    """Whether two values are the same data, order of keys aside: `1` is neither `1.0` nor `true`."""
    if isinstance(expected, str):
        return bool(actual == (placeholder(expected) or expected))
    if type(expected) is not type(actual):
        return False
    if isinstance(expected, Opaque):
        # The text of a collection behind a tag holds the white space before its lines.
        return bool(expected.why == actual.why and expected.text.split() == actual.text.split())
    if isinstance(expected, dict):
        return expected.keys() == actual.keys() and all(same(item, actual[key]) for key, item in expected.items())
    if isinstance(expected, list):
        return len(expected) == len(actual) and all(map(same, expected, actual))
    return bool(expected == actual) or (expected != expected and actual != actual)


def same_but_shared(expected: Any, page: Page, places: Iterable[Pointer]) -> bool:
    """Whether the page says what is expected at `places`, and elsewhere differs only where aliases repeat a text."""
    if not all(same(_at(expected, place), _at(page.data, place)) for place in places):
        return False
    return page.root is not None and _differs_only_in_shared(expected, page.data, page.root, page.targets)


def _at(data: Any, pointer: Pointer) -> Any:
    try:
        for step in pointer:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return _MISSING
    return data


def _differs_only_in_shared(expected: Any, actual: Any, node: Node, targets: frozenset[int]) -> bool:
    if node.target is not None or id(node) in targets or same(expected, actual):
        return True
    if type(expected) is not type(actual):
        return False
    if isinstance(expected, list):
        return len(expected) == len(actual) == len(node.items) and all(
            _differs_only_in_shared(*pair, targets) for pair in zip(expected, actual, node.items, strict=True)
        )
    if not isinstance(expected, dict):
        return False
    own = {entry.key: entry.value for entry in node.entries if not entry.merge}
    if len(own) == len(node.entries) and expected.keys() != actual.keys():
        return False
    return all(
        _differs_only_in_shared(expected.get(key, _MISSING), actual.get(key, _MISSING), value, targets)
        for key, value in own.items()
    )


def new_problems(before: Document, after: Document) -> bool:
    """Whether a document has a kind of problem more often than before."""
    # The strict form of JSON is one problem however often it is broken; no change breaks it anew.
    return bool(_count(after) - _count(before))


def _count(document: Document) -> Counter[str]:
    return Counter(problem.name for problem in document.problems if problem.name != "not-strict-json")
