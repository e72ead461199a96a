"""A number lies outside of its range.

## Why

The server refuses the whole update and names one end of the range; both ends are given here, and the default.

## Examples

```yaml bad at=/audio/output/speed
type: realtime
audio:
  output:
    speed: 2.5
```

```yaml fixed unsafe
type: realtime
audio:
  output:
    speed: 1.5
```

```yaml good
type: realtime
audio:
  output:
    speed: 1.1
```
"""

from collections.abc import Iterator

from rtlint.repairs import replacement
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import place, show


@schema_rule("RT201", explains=("minimum", "maximum"))
def check(error: SchemaError) -> Iterator[Finding]:
    least, most = error.schema.get("minimum"), error.schema.get("maximum")
    if most is None:
        wanted = f"at least {least}"
    else:
        wanted = f"at most {most}" if least is None else f"between {least} and {most}"
    default = error.schema.get("default")
    yield error.problem(
        f"{place(error.pointer, error.context)} must be {wanted}, not {show(error.value)}",
        f"use a value {'' if wanted.startswith('between') else 'of '}{wanted}"
        + (f" (default {default})" if default is not None else ""),
        fix=replacement(error.pointer, error.expected, safe=False),
    )
