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

```yaml bad at=/tools/0/input_schema
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    input_schema: {type: object, properties: {number: {type: string}}}
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters: {type: object, properties: {number: {type: string}}}
```
"""

from collections.abc import Iterator

from rtlint.facts.tools import foreign_keys
from rtlint.rule import Finding, SchemaError, schema_rule
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
    )
