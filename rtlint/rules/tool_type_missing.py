"""A tool does not say its type.

## Why

Functions and MCP servers are told apart by `type`. The reference calls it optional, but the server refuses a tool without
one, or goes on with an empty list of tools.

## Examples

```yaml bad at=/tools/0/type
type: realtime
tools:
  - name: hang_up
    description: End the call politely.
    parameters: {type: object, properties: {}}
```

```yaml fixed
type: realtime
tools:
  - type: function
    name: hang_up
    description: End the call politely.
    parameters: {type: object, properties: {}}
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
```
"""

from collections.abc import Iterator

from rtlint.facts.tools import listed
from rtlint.repairs import addition
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, pair, place


@schema_rule("RT402", explains=("required",), absence=True)
def check(error: SchemaError) -> Iterator[Finding]:
    way = error.inside("tools")
    if way is None or len(way) != 2 or way[1] != "type" or not isinstance(error.value, dict):
        return
    is_server = "server_label" in error.value or not error.value.keys().isdisjoint(listed("server_ways"))
    meant = "mcp" if is_server and "mcp" in error.expected.get("enum", ()) else "function"
    name, telling = ("server_label", True) if meant == "mcp" else ("name", "parameters" in error.value)
    yield error.problem(
        f"missing field `type` in {place(error.pointer[:-1], error.context)}",
        f"add {pair('type', meant, error.context)}",
        part="key",
        server=answer("missing", error.pointer, error.context),
        fix=addition(error.pointer, meant, error.context, first=True, safe=telling) if name in error.value else None,
    )
