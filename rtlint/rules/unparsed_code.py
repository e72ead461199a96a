"""A source file does not parse, so nothing in it can be checked.

## Why

Payloads in code are found by reading the code. A file with a syntax error, or in a newer version of its language than
this Python can read, is passed over; it is mentioned only when it was named.
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, reading_rule
from rtlint.source.problem import Problem


@reading_rule("RT010", severity=Severity.INFO)
def check(problem: Problem) -> Iterator[Finding]:
    yield Finding(problem.pointer, problem.message, problem.help)
