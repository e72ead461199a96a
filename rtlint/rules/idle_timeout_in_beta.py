"""A turn detection has a field that the beta interface got at its very end, if at all.

## Why

`idle_timeout_ms` is described for the GA interface; of beta, only a late description of what the server returns names it.
Servers that still speak beta may refuse it as unknown, and the whole update with it.

## Examples

```yaml bad dialect=beta kind=session target=other at=/turn_detection/idle_timeout_ms
voice: alloy
turn_detection:
  type: server_vad
  idle_timeout_ms: 6000
```

```yaml fixed unsafe dialect=beta kind=session target=other
voice: alloy
turn_detection:
  type: server_vad
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      idle_timeout_ms: 6000
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.facts.turn_detection import late_fields
from rtlint.repairs import is_left_behind, removal
from rtlint.rule import Finding, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.words import show


@rule("RT305", on="turn_detection", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    said = site.value if isinstance(site.value, dict) else {}
    for name in late_fields(site.context.dialect):
        if name in said and not isinstance(said[name], Opaque):
            yield site.problem(
                f"{show(name)} is not documented for {dialects()[site.context.dialect].title}, which may refuse it",
                "remove it, or move to the GA interface",
                at=(*site.pointer, name),
                part="key",
                fix=None if is_left_behind(site.context) else removal((*site.pointer, name), safe=False),
            )
