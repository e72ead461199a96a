"""A comment speaks to rtlint in words that it does not know.

## Why

A suppression with a misspelt rule suppresses nothing, and a modeline with a misspelt kind says nothing; both look as if
they did.

## Examples

```yaml bad
type: realtime # rtlint: ignore[unknown-vioce]
```

```yaml bad
# rtlint: kind=sesion
type: realtime
instructions: Be brief.
```

```yaml bad
type: realtime # rtlint: ignore everything
```

```yaml good
# rtlint: kind=session dialect=ga
type: realtime
audio:
  output:
    voice: mine # rtlint: ignore[unknown-voice] made for us
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, engine_rule


@engine_rule("RT904", severity=Severity.WARNING)
def check(message: str, advice: str) -> Iterator[Finding]:
    yield Finding((), message, advice)
