"""An MCP tool says in several ways where its server is.

## Why

A tool is one server: one of `server_url`, `connector_id` and `tunnel_id`. With two of them it is not said which one is
meant.

## Examples

```yaml bad at=/tools/0/tunnel_id
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    tunnel_id: tunnel_0a1b2c3d4e5f60718293a4b5c6d7e8f9
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
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.tools import is_server
from rtlint.words import choices


@rule("RT441", on="tool", dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    ways = [way for way in listed("server_ways") if is_server(site.value) and site.value.get(way) is not None]
    for way in ways[1:]:
        yield site.problem(
            f"`{way}` beside `{ways[0]}`: an MCP tool has one of {choices(listed('server_ways'))}",
            "remove one of them, or make two tools of it",
            at=(*site.pointer, way),
            part="key",
            related=(Mention(f"`{ways[0]}` is here", (*site.pointer, ways[0]), "key"),),
        )
