"""The tools allowed of an MCP server are none, or one of them twice.

## Why

An empty list allows nothing, so that the server is imported for no use; all of its tools are meant by leaving
`allowed_tools` out. A name that is there twice was often meant to be another.

## Examples

```yaml bad at=/tools/0/allowed_tools
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    allowed_tools: []
```

```yaml bad at=/tools/0/allowed_tools/tool_names/1
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    allowed_tools: {tool_names: [find_order, find_order]}
```

```yaml fixed unsafe
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    allowed_tools: {tool_names: [find_order]}
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    allowed_tools: [find_order]
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.repairs import removal_of_item
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_server, tool_lists
from rtlint.words import place, show


@rule("RT453", on="tool", dialects=("ga",), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    if not is_server(site.value):
        return
    for pointer, names in tool_lists(site.value.get("allowed_tools"), (*site.pointer, "allowed_tools")):
        if not names:
            yield site.problem(
                f"{place(pointer, site.context)} is empty, so that no tool is allowed",
                "name the tools, or leave it out to allow all",
                at=pointer,
            )
        for index, name in enumerate(names):
            if isinstance(name, str) and name in names[:index]:
                repeated = (*pointer, index)
                yield site.problem(
                    f"{show(name)} is in {place(pointer, site.context)} twice",
                    "remove one",
                    at=repeated,
                    fix=removal_of_item(names, repeated, safe=False),
                )
