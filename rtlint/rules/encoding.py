"""The file is not text in UTF-8, nor in UTF-16 or UTF-32 with a recognisable form.

## Why

JSON is UTF-8 by definition and YAML readers expect it too. A byte that belongs to no character usually comes from a
file saved as Latin-1, or from a binary file with the wrong name.
"""

from collections.abc import Iterator

from rtlint.rule import Finding, reading_rule
from rtlint.source.problem import Problem


@reading_rule("RT007")
def check(problem: Problem) -> Iterator[Finding]:
    yield Finding(problem.pointer, problem.message, problem.help)
