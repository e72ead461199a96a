"""After a call of an MCP tool, the client has to ask for the next response.

## Why

OpenAI makes the call and adds its result to the conversation; the model does not go on by itself. The client sends
`response.create` when the call is done. A reminder, off unless selected.

## Examples

```yaml bad at=/tools/0
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    require_approval: always
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_server


@rule("RT828", on="tool", dialects=("ga",), severity=Severity.INFO, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if site.subject.shape == "session" and is_server(site.value):
        yield site.problem(
            "the model does not go on by itself after a call of an MCP tool",
            "send `response.create` when the call is done",
        )
