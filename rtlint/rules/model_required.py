"""A request that opens a session does not name a model.

## Why

Somebody has to: when neither the URL nor the body names a model, the server answers `missing_model`. A file does not show
the URL, so this is only a reminder.

## Examples

```yaml bad kind=client-secret
session:
  type: realtime
  instructions: Be brief.
```

```yaml good kind=client-secret
session:
  type: realtime
  model: gpt-realtime-2.1
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.words import pair


@rule("RT507", on="session", severity=Severity.INFO, absence=True)
def check(site: Site) -> Iterator[Finding]:
    if site.context.phase == "create" and "model" not in site.value:
        yield site.problem(
            "no model is named here",
            f"name it in the URL, or add {pair('model', '…', site.context)}",
            at=(*site.pointer, "model"),
            part="key",
        )
