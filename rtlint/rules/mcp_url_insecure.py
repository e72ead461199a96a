"""An MCP server is called without encryption.

## Why

Everything that the tools are asked and answer, and the token in `authorization`, crosses the internet in plain text.

## Examples

```yaml bad at=/tools/0/server_url
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: http://mcp.example.com/orders
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
from rtlint.words import place


@rule("RT446", on="tool", dialects=("ga",), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    _, url = server_url(site.value)
    pointer = (*site.pointer, "server_url")
    if url is not None and url.scheme == "http" and not is_private(url.hostname or ""):
        yield site.problem(f"{place(pointer, site.context)} is not encrypted", "write it with `https://`", at=pointer)
