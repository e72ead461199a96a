"""A GA session does not say its `type`.

## Why

Every GA session says `type: realtime` or `type: transcription`, in every `session.update` too. Without it the server
answers `Missing required parameter: 'session.type'.` and ignores the whole update, while the audio goes on: the most
common failure after moving to GA, and a silent one.

## Examples

```yaml bad at=/session/type
type: session.update
session:
  audio:
    output:
      voice: marin
```

```yaml good
type: session.update
session:
  type: realtime
  audio:
    output:
      voice: marin
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, pair


@rule("RT603", on=("session", "transcription-session"), dialects=("ga",), absence=True)
def check(site: Site) -> Iterator[Finding]:
    if "type" in site.value:
        return
    pointer = (*site.pointer, "type")
    only = "transcription" if site.field == "transcription-session" else "realtime"
    yield site.problem(
        "missing field `type` in the session",
        f"add {pair('type', only, site.context)}",
        at=pointer,
        part="key",
        server=answer("missing", pointer, site.context),
    )
