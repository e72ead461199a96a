"""Truncation is off, so a long conversation ends in an error.

## Why

With `disabled` nothing is dropped when the conversation outgrows the context: the next response fails. Short sessions gain a
stable cache; for open-ended ones a retention ratio keeps both.

## Examples

```yaml bad at=/truncation
type: realtime
truncation: disabled
```

```yaml good
type: realtime
truncation: auto
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule


@rule("RT842", on="truncation", severity=Severity.INFO, default=False)
def check(site: Site) -> Iterator[Finding]:
    if site.value == "disabled":
        yield site.problem(
            "with `disabled` a conversation that outgrows the context fails",
            "use `auto` or a retention ratio, unless the session is sure to be short",
        )
