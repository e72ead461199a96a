"""The address of an MCP server is not one that OpenAI's servers can call.

## Why

OpenAI calls the server over HTTP, so the address is a whole `https://` URL with a host: no path alone, no `wss://`, and no
command that starts a local server.

## Examples

```yaml bad at=/tools/0/server_url
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: mcp.example.com/orders
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

from rtlint.rule import Finding, Site, rule
from rtlint.tools import server_url
from rtlint.words import place, show


@rule("RT444", on="tool", dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    said, url = server_url(site.value)
    if said is not None and url is None:
        pointer = (*site.pointer, "server_url")
        yield site.problem(
            f"{place(pointer, site.context)} must be the whole address of a server, not {show(said, pointer)}",
            "write it with its scheme, as in `https://mcp.example.com/path`",
            at=pointer,
        )
