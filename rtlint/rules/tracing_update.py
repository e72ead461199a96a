"""Tracing changes in the middle of a session.

## Why

Once tracing is on, its configuration is fixed for the session; it cannot be switched off either. Naming the same again is
fine.

## Examples

```yaml bad at=/1/session/tracing
- type: session.update
  session:
    type: realtime
    tracing: auto
- type: session.update
  session:
    type: realtime
    tracing:
      workflow_name: second part
```

```yaml good
- type: session.update
  session:
    type: realtime
    tracing: auto
- type: session.update
  session:
    type: realtime
    instructions: Say goodbye.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.opaque import Opaque


@rule("RT240", on="tracing", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    first, where = site.context.said_before(site.pointer[len(site.context.root) :])
    if first in (None, site.value) or isinstance(first, Opaque) or site.subject.shape != "session":
        return
    yield site.problem(
        "tracing changes in the middle of a session",
        "leave it out here: tracing is fixed once it is on",
        part="key",
        related=(Mention("tracing is switched on here", where),) if where else (),
    )
