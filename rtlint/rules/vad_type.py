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

```yaml fixed
type: realtime
audio:
  input:
    turn_detection: null
```

```yaml bad at=/audio/input/turn_detection
type: realtime
audio:
  input:
    turn_detection: false
```

```yaml fixed
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

```yaml fixed unsafe
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
```

```yaml bad at=/audio/input/turn_detection/type
type: realtime
audio:
  input:
    turn_detection:
      type: server-vad
```

```yaml fixed
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
      eagerness: low
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.turn_detection import default_type, means_off
from rtlint.repairs import replacement
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Set
from rtlint.words import answer, are_alike, choices, near, pair, place, show, show_typed


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
        fix=_repair(error, known),
    )


def _help(error: SchemaError, known: tuple[str, ...]) -> str:
    """Say how to switch it off, where that was meant; else the type that was meant."""
    key, meant = error.pointer[-1], _meant(error.value, known)
    if means_off(error.value):
        return f"write {pair('turn_detection', None, error.context)} to switch turn detection off"
    if meant is None:
        return f"use {choices(known)}"
    return f"write {pair(str(key), meant if key == 'type' else {'type': meant}, error.context)}"


def _repair(error: SchemaError, known: tuple[str, ...]) -> Repair | None:
    """Write null where a word says that it is off, or perhaps no word; else the type that was meant."""
    value, inside, meant = error.value, error.pointer[-1] == "type", _meant(error.value, known)
    if means_off(value) and (inside or value is not None):
        return replacement(error.pointer[:-1] if inside else error.pointer, None, safe=value not in (None, ""))
    if meant is None:
        return None
    change = Set(error.pointer, meant if inside else {"type": meant})
    return Repair(f"write {pair('type', meant, error.context)}", (change,), are_alike(value, meant))


def _meant(value: object, known: tuple[str, ...]) -> str | None:
    """The type that somebody meant by a value, however it is spelt or cut off."""
    begun = (name for name in known if isinstance(value, str) and value and name.startswith(value.lower()))
    return default_type() if value is True else near(value, known) or next(begun, None)
