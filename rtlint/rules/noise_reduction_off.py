"""Noise reduction is switched off by a word.

## Why

There is no type for "off": noise reduction is off by default, and null switches it off. The server refuses the whole
update over the unknown type.

## Examples

```yaml bad at=/audio/input/noise_reduction/type
type: realtime
audio:
  input:
    noise_reduction:
      type: none
```

```yaml fixed
type: realtime
audio:
  input:
    noise_reduction: null
```

```yaml good
type: realtime
audio:
  input:
    noise_reduction:
      type: far_field
```
"""

from collections.abc import Iterator

from rtlint.repairs import replacement
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, pair, place, show

_OFF = ("none", "off", "disabled", "disable", "false", "null")


@schema_rule("RT542", explains=("enum", "type"))
def check(error: SchemaError) -> Iterator[Finding]:
    way, said = error.inside("noise_reduction"), error.value
    if way not in ((), ("type",)) or not (said is False or (isinstance(said, str) and said.lower() in _OFF)):
        return
    field = error.pointer[: len(error.pointer) - len(way)]
    yield error.problem(
        f"{show(said)} in {place(error.pointer, error.context)} does not switch noise reduction off",
        f"write {pair(str(field[-1]), None, error.context)}",
        server=answer("type" if error.keyword == "type" else "value", error.pointer, error.context),
        fix=replacement(field, None),
    )
