"""An MCP server in the beta interface.

## Why

Remote tools came with the GA interface. No description of the beta one has them, and its tools are functions only.

## Examples

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/tools/0/type
voice: alloy
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
```

```yaml good dialect=ga kind=session
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, show


@schema_rule("RT440", explains=("variant",))
def check(error: SchemaError) -> Iterator[Finding]:
    way = error.inside("tools")
    if way is not None and len(way) == 2 and error.value == "mcp":
        yield error.problem(
            f"{show(error.value)} tools are part of the GA interface; beta has {choices(error.expected, 'and')} only",
            "offer the tools as functions that your client runs, or move the file to the GA interface",
            server=answer("value", error.pointer, error.context),
        )
