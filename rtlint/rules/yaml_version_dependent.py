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

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: true
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, engine_rule
from rtlint.source.pointer import Pointer
from rtlint.words import show, show_typed


@engine_rule("RT008", severity=Severity.WARNING)
def check(pointer: Pointer, text: str, older: object, newer: object) -> Iterator[Finding]:
    yield Finding(
        pointer,
        f"{show(text)} is {_meaning(older, pointer)} to YAML 1.1 and {_meaning(newer, pointer)} to YAML 1.2",
        "write it so that both agree: `true` or `false`, a plain decimal number, or text in quotes",
    )


def _meaning(value: object, pointer: Pointer) -> str:
    return show_typed(value, pointer) if isinstance(value, (str, int, float, bool)) else "a date"
