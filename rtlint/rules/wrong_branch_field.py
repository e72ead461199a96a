"""A field belongs to another variant of the object than the one chosen.

## Why

The server separates the variants: a field of another one is as unknown as a misspelt one, even when its value is null.

## Examples

```yaml bad at=/tools/0/server_url
type: realtime
tools:
  - type: function
    name: look_up
    server_url: https://tools.example.com/mcp
```

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: look_up
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: tools
    server_url: https://tools.example.com/mcp
```
"""

from collections.abc import Iterator

from rtlint.repairs import removal
from rtlint.rule import Finding, Mention, SchemaError, schema_rule
from rtlint.words import answer, choices, show


@schema_rule("RT106", explains=("branch",))
def check(error: SchemaError) -> Iterator[Finding]:
    branch = error.branch
    if branch is None:
        return
    yield error.problem(
        f"{show(error.pointer[-1])} is not a field of {show(branch.value)}",
        f"it belongs to {choices(branch.owners)}; {show(branch.value)} takes {choices(branch.fields, 'and')}",
        part="key",
        related=(Mention(f"{show(branch.value)} is chosen here", branch.tag),),
        server=answer("unknown", error.pointer, error.context),
        fix=removal(error.pointer, safe=error.value is None),
    )
