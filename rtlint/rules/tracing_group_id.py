"""The group of a trace has characters that the server may refuse.

## Why

The server answers `Invalid 'session.tracing.group_id': string does not match pattern.` and refuses the whole update. The
pattern is not published; clients that were refused came through with letters, digits, `_` and `-`.

## Examples

```yaml bad at=/tracing/group_id
type: realtime
tracing:
  group_id: customer 42 (Berlin)
```

```yaml fixed unsafe
type: realtime
tracing:
  group_id: customer-42-Berlin
```

```yaml good
type: realtime
tracing:
  group_id: customer-42-berlin
```
"""

import re
from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.texts import pattern
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show


@rule("RT223", on="tracing_group", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    if not pattern("group_id").fullmatch(site.value):
        slug = re.sub("[^a-zA-Z0-9_]+", "-", site.value).strip("-")
        yield site.problem(
            f"{place(site.pointer, site.context)} is {show(site.value)}, which the server may refuse",
            "use letters, digits, `_` and `-` only",
            fix=replacement(site.pointer, slug, safe=False) if slug else None,
        )
