"""All tools of an MCP server may be called without asking, whichever they are.

## Why

With `require_approval: never` and no `allowed_tools`, a tool that the server adds tomorrow can be called as well, with
whatever the conversation has put into the model's head. Name the tools that are meant.

## Examples

```yaml bad at=/tools/0/require_approval
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    require_approval: never
```

```yaml fixed unsafe
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
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    allowed_tools: [find_order]
    require_approval: never
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_server
from rtlint.words import pair


@rule("RT451", on="tool", dialects=("ga",), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    if not is_server(site.value) or site.value.get("require_approval") != "never":
        return
    pointer = (*site.pointer, "require_approval")
    if site.value.get("allowed_tools") in (None, {}):
        yield site.problem(
            f"{pair('require_approval', 'never', site.context)} without `allowed_tools`: every tool may run without asking",
            "list the tools in `allowed_tools`, or ask for the ones that change something",
            at=pointer,
            fix=replacement(pointer, "always", safe=False),
        )
