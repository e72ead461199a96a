"""A retention ratio of zero forgets the whole conversation.

## Why

When the conversation outgrows the context, the ratio says how much of it stays. With zero all of it goes at once, and the
model no longer knows what was said a moment ago.

## Examples

```yaml bad at=/truncation/retention_ratio
type: realtime
truncation:
  type: retention_ratio
  retention_ratio: 0
```

```yaml good
type: realtime
truncation:
  type: retention_ratio
  retention_ratio: 0.8
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.words import place


@rule("RT221", on="retention_ratio", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    if site.value == 0:
        yield site.problem(
            f"{place(site.pointer, site.context)} is `0`: the whole conversation is forgotten when it grows too long",
            "keep a share of it, such as `0.8`",
        )
