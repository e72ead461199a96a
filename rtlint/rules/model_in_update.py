"""A `session.update` names a model.

## Why

The model of a session is chosen when it opens, by the URL or by the client secret, and cannot be changed later: another
one is ignored or refused. The same one does no harm.

## Examples

```yaml bad at=/session/model
type: session.update
session:
  type: realtime
  model: gpt-realtime-2.1
```

```yaml good
type: session.update
session:
  type: realtime
  instructions: Be brief.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule


@rule("RT506", on="model", severity=Severity.INFO)
def check(site: Site) -> Iterator[Finding]:
    if site.context.phase == "update":
        yield site.problem(
            "an update cannot change the model of a session",
            "name it where the session is opened: in the URL or the client secret",
            part="key",
        )
