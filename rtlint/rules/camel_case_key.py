"""A field is spelt as an SDK spells it, not as it is sent.

## Why

JavaScript SDKs take `turnDetection` and send `turn_detection`. Pasted raw, the server knows none of these fields and refuses
the whole update.

## Examples

```yaml bad at=/outputModalities
type: realtime
outputModalities: [audio]
```

```yaml good
type: realtime
output_modalities: [audio]
```
"""

import re
from collections.abc import Iterator

from rtlint.facts.dialects import home
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, dotted, show


@schema_rule("RT604", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    key = str(error.pointer[-1])
    sent = re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", key)
    if sent == key:
        return
    place = _place(sent, error)
    if place is not None:
        yield error.problem(
            f"{show(key)} is how an SDK spells the field, not how it is sent",
            f"write `{place}`",
            part="key",
            server=answer("unknown", error.pointer, error.context),
        )


def _place(sent: str, error: SchemaError) -> str | None:
    """Where the field sits in this dialect, if it knows it at all."""
    if sent in error.expected:
        return sent
    moved = home(sent, error.subject.shape, error.context.dialect) if error.subject else None
    return dotted(moved.pointer) if moved and moved.pointer else None
