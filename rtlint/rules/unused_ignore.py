"""A comment leaves out a finding that is not there.

## Why

The mistake was repaired, or moved, or the comment stands on the wrong line. Left where it is, it will hide the next one.

## Examples

```yaml bad
type: realtime
model: gpt-realtime-2.1 # rtlint: ignore[retired-model] the old one is still paid for
```

```yaml fixed
type: realtime
model: gpt-realtime-2.1
```

```yaml good
type: realtime
model: gpt-4o-realtime-preview # rtlint: ignore[retired-model] recorded for a test
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.rule import Finding, engine_rule
from rtlint.source.change import Cut
from rtlint.source.text import Span


@engine_rule("RT901", severity=Severity.WARNING)
def check(rule: str, needless: Span | None) -> Iterator[Finding]:
    fix = Repair(f"remove `{rule}` from the comment", (Cut(needless),)) if needless else None
    yield Finding((), f"there is no `{rule}` here to ignore", f"remove `{rule}` from the comment", fix=fix)
