"""A list is shorter than allowed.

## Why

The server refuses the whole update.

## Examples

```yaml bad at=/tools/0/allowed_callers
type: realtime
tools:
  - type: mcp
    server_label: tools
    server_url: https://tools.example.com/mcp
    allowed_callers: []
```

```yaml fixed unsafe
type: realtime
tools:
  - type: mcp
    server_label: tools
    server_url: https://tools.example.com/mcp
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: tools
    server_url: https://tools.example.com/mcp
    allowed_callers: [direct]
```
"""

from collections.abc import Iterator

from rtlint.repairs import removal
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import place


@schema_rule("RT107", explains=("minItems",))
def check(error: SchemaError) -> Iterator[Finding]:
    wanted = f"at least {error.expected} item{'' if error.expected == 1 else 's'}"
    yield error.problem(
        f"{place(error.pointer, error.context)} must have {wanted}, not {len(error.value)}",
        "leave the field out if there is nothing to say",
        fix=None if error.value else removal(error.pointer, safe=error.inside("languages") is not None),
    )
