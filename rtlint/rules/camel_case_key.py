"""A field is spelt as an SDK spells it, not as it is sent.

## Why

JavaScript SDKs take `turnDetection` and send `turn_detection`. Pasted raw, the server knows none of these fields and refuses
the whole update.

## Examples

```yaml bad at=/outputModalities
type: realtime
outputModalities: [audio]
```

```yaml fixed
type: realtime
output_modalities: [audio]
```

```yaml bad at=/turnDetection
type: realtime
turnDetection:
  type: semantic_vad
```

```yaml fixed
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
      create_response: false
```
"""

import re
from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.dialects import home
from rtlint.repairs import is_free
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Move, Rename
from rtlint.source.pointer import Pointer
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
            f"write `{dotted(place)}`",
            part="key",
            server=answer("unknown", error.pointer, error.context),
            fix=_repair(place, error),
        )


def _place(sent: str, error: SchemaError) -> Pointer | None:
    """Where the field sits in this dialect, if it knows it at all: beside the key, or from the top of its subject."""
    if sent in error.expected:
        return (sent,)
    moved = home(sent, error.subject.shape, error.context.dialect) if error.subject else None
    return moved.pointer if moved else None


def _repair(place: Pointer, error: SchemaError) -> Repair | None:
    key, subject = error.pointer[-1], error.subject
    if len(place) == 1 and place[0] in error.expected:
        renaming = Repair(f"rename {show(key)} to `{place[0]}`", (Rename(error.pointer, str(place[0])),))
        return None if place[0] in error.holder else renaming
    if subject is None or not is_free(subject.value, place):
        return None
    return Repair(f"move {show(key)} to `{dotted(place)}`", (Move(error.pointer, subject.pointer + place),))
