"""Tracing is asked of a server that does not know it.

## Why

Traces live in OpenAI's own dashboard. Azure's dated api-versions answer `Unknown parameter: 'session.tracing'` and refuse the
whole update; for the GA interface of Azure it is not documented.

## Examples

```yaml bad target=azure-openai-preview kind=session at=/tracing
voice: alloy
tracing: auto
```

```yaml fixed target=azure-openai-preview kind=session
voice: alloy
```

```yaml good
type: realtime
tracing: auto
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.repairs import removal
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, place


@rule("RT241", on="tracing")
def check(site: Site) -> Iterator[Finding]:
    target = site.context.target
    if target.takes_tracing:
        return
    refused = target.takes_tracing is False
    yield site.problem(
        f"{place(site.pointer, site.context)} is {'not known to' if refused else 'not documented for'} {target.title}",
        "remove it",
        part="key",
        severity=None if refused else Severity.WARNING,
        server=answer("unknown", site.pointer, site.context) if refused else None,
        fix=removal(site.pointer) if refused else None,
    )
