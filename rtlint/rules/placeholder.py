"""A placeholder stands where the API takes no free text.

## Why

The API sees `${SILENCE_MS}` as it is written unless something fills it in before: then a number, a flag or a choice is a
text that is refused. What stands there cannot be checked either. Placeholders in free text are left alone.

## Examples

```yaml bad at=/audio/input/turn_detection/silence_duration_ms
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: ${SILENCE_MS}
```

```yaml good
type: realtime
instructions: ${INSTRUCTIONS}
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: 500
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Context, Finding, engine_rule
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.words import place, show


@engine_rule("RT705", severity=Severity.INFO)
def check(pointer: Pointer, value: Opaque, context: Context) -> Iterator[Finding]:
    yield Finding(
        pointer,
        f"{show(value, pointer)} in {place(pointer, context)} was not checked: "
        "the API sees the literal text unless it is filled in before",
        "fill it in before it is sent, with a value of the right type",
    )
