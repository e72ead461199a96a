"""SECURITY.md names the tests that hold its promises, and they exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")


def test_every_promise_names_a_test_that_exists() -> None:
    """A renamed test is noticed, and a promise without one, too."""
    promises = PAGE.partition("## Promises")[2].partition("\n## ")[0].strip().split("\n\n")

    assert len(promises) >= 7
    for promise in promises:
        assert promise.startswith("**")
        claims, _, held = promise.partition("Held by ")
        assert claims
        names = re.findall(r"`(tests/[^`]+)`", held)
        assert names, promise
        for name in names:
            path, _, test = name.partition("::")
            assert (ROOT / path).exists(), name
            assert not test or f"def {test}(" in (ROOT / path).read_text(encoding="utf-8"), name


def test_the_tests_it_names_are_run() -> None:
    """None of them is skipped or expected to fail."""
    for path, test in re.findall(r"`(tests/[^`:]+\.py)(?:::(\w+))?`", PAGE):
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (not test or node.name == test):
                marks = " ".join(map(ast.unparse, node.decorator_list))
                assert ".skip(" not in marks, node.name
                assert ".xfail" not in marks, node.name
