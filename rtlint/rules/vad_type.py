"""Turn detection is of a type that does not exist.

## Why

There is `server_vad` and `semantic_vad`, spelt like this. No type means "none": turn detection is switched off by
`turn_detection: null`. The server refuses the whole update, and turns go on being detected as before.

## Examples

```yaml bad at=/audio/input/turn_detection/type
type: realtime
audio:
  input:
    turn_detection:
      type: none
```

```yaml bad at=/audio/input/turn_detection
type: realtime
audio:
  input:
    turn_detection: false
```

```yaml good
type: realtime
audio:
  input:
    turn_detection: null
```

```yaml bad at=/audio/input/turn_detection/type
type: realtime
audio:
  input:
    turn_detection:
      type: semantic
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
```
"""

from collections.abc import Iterator

from rtlint.facts.turn_detection import default_type, means_off
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, near, pair, place, show, show_typed


@schema_rule("RT302", explains=("variant", "type"), ages=True)
def check(error: SchemaError) -> Iterator[Finding]:
    way, known = error.inside("turn_detection"), tuple(error.branches("type"))
    if way not in ((), ("type",)) or (way == () and error.value in known):
        return
    wanted = choices(known) if way else f"an object of type {choices(known)}, or null"
    yield error.problem(
        f"{place(error.pointer, error.context)} must be {wanted}, not {show(error.value) if way else show_typed(error.value)}",
        _help(error, known),
        server=answer("value" if way else "type", error.pointer, error.context),
    )


def _help(error: SchemaError, known: tuple[str, ...]) -> str:
    """Say how to switch it off, where that was meant; else the type that was meant."""
    key, value = error.pointer[-1], error.value
    if means_off(value):
        return f"write {pair('turn_detection', None, error.context)} to switch turn detection off"
    begun = (name for name in known if isinstance(value, str) and value and name.startswith(value.lower()))
    meant = default_type() if value is True else near(value, known) or next(begun, None)
    if meant is None:
        return f"use {choices(known)}"
    return f"write {pair(str(key), meant if key == 'type' else {'type': meant}, error.context)}"
