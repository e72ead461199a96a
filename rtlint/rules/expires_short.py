"""A client secret lapses within a minute.

## Why

The time runs while the secret travels to the client, and until that has connected. The default is ten minutes; a session
that has begun goes on when its secret lapses.

## Examples

```yaml bad at=/expires_after/seconds
expires_after:
  anchor: created_at
  seconds: 10
session:
  type: realtime
  model: gpt-realtime-2.1
```

```yaml good
expires_after:
  anchor: created_at
  seconds: 120
session:
  type: realtime
  model: gpt-realtime-2.1
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.words import place

_SHORT = 60


@rule("RT845", on="expiry_seconds", severity=Severity.INFO)
def check(site: Site) -> Iterator[Finding]:
    if site.value < _SHORT:
        yield site.problem(
            f"{place(site.pointer, site.context)} leaves the client {site.value} seconds to connect",
            f"use {_SHORT} or more",
        )
