"""The tables of models, voices and values are old.

## Why

The API gains values between two releases of rtlint. When the tables are older than half a year, a value they do not know
is a warning instead of an error, and this is said once.
"""

from collections.abc import Iterator
from datetime import date

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, engine_rule


@engine_rule("RT903", severity=Severity.INFO)
def check(checked: date, today: date) -> Iterator[Finding]:
    yield Finding(
        (),
        f"the tables of rtlint are from {checked}, {(today - checked).days} days old, so unknown values are only warnings",
        "update rtlint",
    )
