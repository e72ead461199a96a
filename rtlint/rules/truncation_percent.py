"""A retention ratio is written in percent.

## Why

The ratio is a share from 0 to 1: to keep four fifths of the conversation is `0.8`, not `80`. The server refuses the whole
update over a number that is too large.

## Examples

```yaml bad at=/truncation/retention_ratio
type: realtime
truncation:
  type: retention_ratio
  retention_ratio: 80
```

```yaml fixed unsafe
type: realtime
truncation:
  type: retention_ratio
  retention_ratio: 0.8
```

```yaml good
type: realtime
truncation:
  type: retention_ratio
  retention_ratio: 0.5
```
"""

from collections.abc import Iterator

from rtlint.repairs import replacement
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import place, show

#: Below this a number is rather a ratio that is too large, above the other no percentage.
_LEAST, _WHOLE = 2, 100


@schema_rule("RT220", explains=("maximum",))
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("retention_ratio") == () and _LEAST <= error.value <= _WHOLE:
        yield error.problem(
            f"{place(error.pointer, error.context)} must be a share from 0 to 1, not {show(error.value)}",
            f"write `{error.value / _WHOLE:g}` if you mean {error.value:g} percent",
            fix=replacement(error.pointer, error.value / _WHOLE, safe=False),
        )
