"""rtlint's two validators disagree about the payload.

## Why

The compiled validator refused the payload and the explaining one found nothing to explain. That is a defect of rtlint,
not of the file; it is reported because silence would look like success.
"""

from collections.abc import Iterator

from rtlint.rule import Finding, engine_rule
from rtlint.source.pointer import Pointer


@engine_rule("RT902")
def check(pointer: Pointer) -> Iterator[Finding]:
    yield Finding(
        pointer,
        "the payload is not valid, but rtlint cannot say why",
        "please report this file (without its secrets) as a defect of rtlint",
    )
