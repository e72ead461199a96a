"""A turn detection does not say its `type`.

## Why

The two types take different fields, so the server does not guess: it answers
`Missing required parameter: 'session.turn_detection.type'.` and refuses the whole update, although the old reference called
`server_vad` the default.

## Examples

```yaml bad at=/audio/input/turn_detection/type
type: realtime
audio:
  input:
    turn_detection:
      silence_duration_ms: 500
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: 500
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, pair, place


@schema_rule("RT303", explains=("required",), absence=True)
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("turn_detection") != ("type",):
        return
    known = error.branches("type")
    meant = max(known, key=lambda name: len(known[name]["properties"].keys() & error.value.keys()))
    yield error.problem(
        f"missing field `type` in {place(error.pointer[:-1], error.context)}",
        f"add {pair('type', meant, error.context)}",
        part="key",
        server=answer("missing", error.pointer, error.context),
    )
