"""MCP tools are not documented for the target.

## Why

Azure's Realtime reference does not mention remote tools, connectors and tunnels. Whether a deployment takes them has to be
tried.

## Examples

```yaml bad target=azure-openai at=/tools/0/type
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
```

```yaml good target=openai
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_server


@rule("RT454", on="tool", severity=Severity.WARNING, dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    target = site.context.target
    if is_server(site.value) and not target.documents_mcp:
        yield site.problem(
            f"tools of MCP servers are not documented for {target.title}",
            "try it with your deployment, or offer the tools as functions that your client runs",
            at=(*site.pointer, "type"),
        )
