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

```yaml fixed unsafe
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: 500
```

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/turn_detection/type
voice: alloy
turn_detection:
  silence_duration_ms: 500
```

```yaml fixed dialect=beta kind=session target=azure-openai-preview
voice: alloy
turn_detection:
  type: server_vad
  silence_duration_ms: 500
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
```
"""

from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.facts.turn_detection import documented_type
from rtlint.repairs import addition
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
        fix=addition(error.pointer, meant, error.context, first=True, safe=_is_default(meant, known[meant], error)),
    )


def _is_default(name: str, branch: Mapping[str, Any], error: SchemaError) -> bool:
    """Whether this type is documented as what one without a `type` is, and nothing beside it speaks against that."""
    return name == documented_type(error.context.dialect) and error.value.keys() <= branch["properties"].keys()
