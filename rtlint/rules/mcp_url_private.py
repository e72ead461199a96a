"""The address of an MCP server is one of a private network.

## Why

OpenAI's servers call it, not your client: `localhost` is their own machine there, and names and addresses of your network
lead nowhere. A tunnel (`tunnel_id`) makes a private server reachable.

## Examples

```yaml bad at=/tools/0/server_url
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: http://localhost:8000/mcp
```

```yaml bad at=/tools/0/server_url
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://192.168.1.20/mcp
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

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_private, server_url
from rtlint.words import show


@rule("RT445", on="tool", dialects=("ga",), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    _, url = server_url(site.value)
    if url is not None and is_private(url.hostname or ""):
        yield site.problem(
            f"{show(url.hostname)} is out of reach for OpenAI's servers, which call it",
            "use a public address, or a tunnel (`tunnel_id`)",
            at=(*site.pointer, "server_url"),
        )
