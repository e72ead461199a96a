"""No Realtime payload was recognised anywhere, so nothing was checked.

## Why

A green result would say that all is well when nothing was looked at. A payload is recognised by what only it has: the
`type` of a client event with its own keys, or `type: realtime` or `type: transcription` beside another session field.
A bare object of fields that other APIs share (`model`, `instructions`, `tools`) is left alone unless `--kind` says what
it is.
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, engine_rule


@engine_rule("RT003", severity=Severity.INFO)
def check(files: int) -> Iterator[Finding]:
    if files:
        where = "1 file" if files == 1 else f"{files} files"
        yield Finding((), f"no Realtime payload was recognised in {where}", "say what a file holds with `--kind`")
    else:
        yield Finding((), "no file was found, so nothing was checked", "name a file, or a folder that holds one")
