"""The payload is for another service that looks like the Realtime API.

## Why

Azure Voice Live, GPT-Live and others share event names and many fields with the OpenAI Realtime API, but have schemas of
their own. Judging them by this one would only produce noise, so they are named and left alone.

## Examples

```yaml bad
type: session.update
session:
  turn_detection:
    type: azure_semantic_vad
```

```yaml good
type: session.update
session:
  type: realtime
  audio:
    input:
      turn_detection:
        type: semantic_vad
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.foreign import Foreign
from rtlint.rule import Finding, engine_rule
from rtlint.source.pointer import Pointer


@engine_rule("RT009", severity=Severity.INFO)
def check(service: Foreign, pointer: Pointer) -> Iterator[Finding]:
    yield Finding(pointer, f"this is a configuration of {service.name}", service.advice)
