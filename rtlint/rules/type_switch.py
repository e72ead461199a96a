"""An update says another `type` than the session was opened with.

## Why

A session is `realtime` or `transcription` from its first event to its last. The server answers `Passing a transcription
session update event to a realtime session is not allowed.` and ignores the whole update. That the events of a file belong to
one session is only likely, so this is a warning.

## Examples

```yaml bad at=/1/session/type
- type: session.update
  session:
    type: realtime
    instructions: Take the order.
- type: session.update
  session:
    type: transcription
    audio:
      input:
        transcription:
          model: gpt-live-transcribe
        turn_detection: null
```

```yaml good
- type: session.update
  session:
    type: realtime
    instructions: Take the order.
- type: session.update
  session:
    type: realtime
    audio:
      input:
        transcription:
          model: gpt-live-transcribe
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.kinds import session_types
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import answer, show


@rule("RT609", on="type", severity=Severity.WARNING, dialects=("ga",), silencing=False)
def check(site: Site) -> Iterator[Finding]:
    opened, where = site.context.said_first(site.pointer[len(site.context.root) :])
    known = [said for said in (opened, site.value) if isinstance(said, str) and said in session_types()]
    if len(set(known)) < 2:
        return
    yield site.problem(
        f"an update to {show(site.value)} in a session that is {show(opened)}",
        "open another session for it: the type of a session stays as it is",
        related=(Mention("the session gets its type here", where),) if where else (),
        server=answer(f"update_of_{site.value}", site.pointer, site.context),
    )
