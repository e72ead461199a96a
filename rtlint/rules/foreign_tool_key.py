"""A function has a key that only tools of other APIs have.

## Why

The server answers `Unknown parameter: 'session.tools[0].strict'.` and refuses the whole update. Realtime takes `type`,
`name`, `description` and `parameters`, and nothing else.

## Examples

```yaml bad at=/tools/0/strict
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    strict: true
```

```yaml fixed
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
```

```yaml bad at=/tools/0/input_schema
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    input_schema: {type: object, properties: {number: {type: string}}}
```

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters: {type: object, properties: {number: {type: string}}}
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters: {type: object, properties: {number: {type: string}}, required: [number]}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.tools import foreign_keys
from rtlint.repairs import removal
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Rename
from rtlint.words import answer, place, show


@schema_rule("RT407", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    way = error.inside("tools")
    foreign = foreign_keys().get(str(error.pointer[-1]))
    if way is None or len(way) != 2 or foreign is None or "parameters" not in error.expected:
        return
    yield error.problem(
        f"unknown field {show(error.pointer[-1])} in {place(error.pointer[:-1], error.context)}; it is one of {foreign.of}",
        f"call it `{foreign.means}`" if foreign.means else "remove it",
        part="key",
        server=answer("unknown", error.pointer, error.context),
        fix=_repair(error, foreign.means),
    )


def _repair(error: SchemaError, means: str | None) -> Repair | None:
    if means is None:
        return removal(error.pointer)
    renaming = Repair(f"rename {show(error.pointer[-1])} to {show(means)}", (Rename(error.pointer, means),), safe=False)
    return None if means in error.holder else renaming
