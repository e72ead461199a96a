"""A value means one thing to YAML 1.1 and another to YAML 1.2.

## Why

`yes` is true to PyYAML, which most Python programs use, and the text "yes" to YAML 1.2 readers; `010` is 8 or 10, and
`1e3` is text or a number. Whether the server sees what was meant depends on which reader loads the file.

## Examples

```yaml bad
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: yes
```

```yaml fixed
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: true
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: false
```
"""

import math
from collections.abc import Iterator
from typing import TypeGuard

from rtlint.diagnostic import Repair, Severity
from rtlint.repairs import replacement
from rtlint.rule import Context, Finding, engine_rule
from rtlint.source.pointer import Pointer
from rtlint.words import show, show_typed


@engine_rule("RT008", severity=Severity.WARNING)
def check(pointer: Pointer, text: str, older: object, newer: object, context: Context) -> Iterator[Finding]:
    yield Finding(
        pointer,
        f"{show(text)} is {_meaning(older, pointer)} to YAML 1.1 and {_meaning(newer, pointer)} to YAML 1.2",
        "write it so that both agree: `true` or `false`, a plain decimal number, or text in quotes",
        fix=_repair(pointer, (older, newer), context),
    )


def _repair(pointer: Pointer, readings: tuple[object, object], context: Context) -> Repair | None:
    """Write the reading that the field takes, if it takes one of the two only."""
    from rtlint.explain import admits

    taken = [value for value in readings if _is_json(value) and admits(pointer, value, context)]
    if len(taken) != 1:
        return None
    meant = int(taken[0]) if isinstance(taken[0], float) and taken[0].is_integer() else taken[0]
    return replacement(pointer, meant)


def _is_json(value: object) -> TypeGuard[str | float]:
    return isinstance(value, str) or (isinstance(value, (int, float)) and math.isfinite(value))


def _meaning(value: object, pointer: Pointer) -> str:
    return show_typed(value, pointer) if isinstance(value, (str, int, float, bool)) else "a date"
