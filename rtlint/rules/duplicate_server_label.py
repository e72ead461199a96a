"""Two MCP tools have the same label.

## Why

The label is how the server is known from then on: in calls, in approvals and in `tool_choice`. It has to be unique in the
list.

## Examples

```yaml bad at=/tools/1/server_label
type: realtime
tools:
  - type: mcp
    server_label: shop
    server_url: https://mcp.example.com/orders
  - type: mcp
    server_label: shop
    server_url: https://mcp.example.com/goods
```

```yaml fixed unsafe
type: realtime
tools:
  - type: mcp
    server_label: shop
    server_url: https://mcp.example.com/orders
  - type: mcp
    server_label: shop_2
    server_url: https://mcp.example.com/goods
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
  - type: mcp
    server_label: goods
    server_url: https://mcp.example.com/goods
```
"""

from collections.abc import Iterator

from rtlint.repairs import replacement
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.pointer import Pointer
from rtlint.tools import free_names, is_server
from rtlint.words import show


@rule("RT443", on="tools", dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    seen: dict[str, Pointer] = {}
    free = free_names(site.value, "server_label")
    for index, tool in enumerate(site.value):
        label = tool.get("server_label") if is_server(tool) else None
        pointer = (*site.pointer, index, "server_label")
        if isinstance(label, str) and label in seen:
            yield site.problem(
                f"another MCP server has the label {show(label)} already",
                "give each server a label of its own",
                at=pointer,
                related=(Mention("the first one", seen[label]),),
                fix=replacement(pointer, free(label), safe=False),
            )
        elif isinstance(label, str):
            seen[label] = pointer
