"""The mistakes that mutation testing makes are those that somebody could make, in code only, and leave lines where they are."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from mutation.operators import compiles, mutants

CHANGES = (
    ("found = a < b", {"found = (a <= b)", "found = (a >= b)"}),
    ("found = a is not None", {"found = (a is None)", "found = a is not (True)"}),
    ("found = a and b", {"found = (a or b)", "found = (a)", "found = (b)"}),
    ("found = not a", {"found = (a)"}),
    ("found = a + 1", {"found = (a - 1)", "found = a + (2)", "found = a + (0)"}),
    ("found = a[b:c]", {"found = (a[:c])", "found = (a[b:])"}),
    ("found = a.strip()", {"found = (a)"}),
    ("found = call(a, part=b)", {"found = (call(a))"}),
    ("found = f'{a} of {b}'", {"found = (f'{a}XX of {b}')"}),
    ("found = a if b else c", {"found = a if (False) else c", "found = a if (True) else c"}),
    ("if a:\n    call()", {"if (False):\n    call()", "if (True):\n    call()", "if a:\n    pass"}),
    ("while a:\n    break", {"while (False):\n    break", "while a:\n    continue"}),
    ("def each():\n    yield a", {"def each():\n    pass"}),
    ("def each() -> int:\n    return a", {"def each() -> int:\n    return None"}),
    ("def each(a=True):\n    a[b] = c", {"def each(a=(False)):\n    a[b] = c", "def each(a=True):\n    pass"}),
    ("raise a", {"pass"}),
)


@pytest.mark.parametrize(("source", "expected"), CHANGES, ids=[source for source, _ in CHANGES])
def test_the_mistakes_are_small(source: str, expected: set[str]) -> None:
    """Each is one operator, constant, condition, value or statement."""
    assert {mutant.source for mutant in mutants("a.py", source)} == expected


@pytest.mark.parametrize(
    "source",
    [
        '"""A page."""\n__all__ = ["page"]',
        'def each(a: Literal["b"]) -> "c":\n    """A page."""\n    a = b',
        'found = cast("int", a)',
        "@dataclass(frozen=True)\nclass A: ...",
        "found = zip(a, b, strict=True)",
    ],
)
def test_what_is_no_code_is_left_alone(source: str) -> None:
    """A page, a type or a claim that is never checked could be changed without a difference to anybody."""
    assert [str(mutant) for mutant in mutants("a.py", source)] == []


def test_lines_stay_where_they_are() -> None:
    """A mutant has as many lines as the file, differs from it in those that it names only, and nearly always compiles."""
    source = Path(textwrap.__file__).read_text(encoding="utf-8")
    lines, made = source.split("\n"), list(mutants("textwrap.py", source))[::10]

    assert len(made) > 20
    assert sum(map(compiles, made)) > 0.98 * len(made)
    for mutant in made:
        changed = mutant.source.split("\n")
        first, last = mutant.lines
        assert len(changed) == len(lines)
        assert changed != lines
        assert changed[: first - 1] == lines[: first - 1]
        assert changed[last:] == lines[last:]
