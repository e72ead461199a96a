"""A new session starts with empty instructions.

## Why

Without the field the server gives its own instructions, which the reply shows; an empty text takes them away and puts nothing
in their place. That can be meant, and in an update it is the way to clear what was there.

## Examples

```yaml bad kind=client-secret at=/session/instructions
session:
  type: realtime
  instructions: ""
```

```yaml good kind=client-secret
session:
  type: realtime
  instructions: Be brief.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule


@rule("RT808", on="instructions", severity=Severity.INFO)
def check(site: Site) -> Iterator[Finding]:
    if site.context.phase == "create" and isinstance(site.value, str) and not site.value.strip():
        yield site.problem(
            "empty instructions take away those that the server gives by default",
            "remove the field to keep them, or say what the model is to do",
        )
