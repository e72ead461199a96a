"""An MCP tool does not say whether its calls need an approval.

## Why

Then they always do: each call waits until your client sends an `mcp_approval_response`. A client that does not know of
approvals makes the conversation stop there, without an error.

## Examples

```yaml bad at=/tools/0/require_approval
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
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
    require_approval:
      always: {tool_names: [cancel_order]}
      never: {tool_names: [find_order]}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.tools import listed
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Set
from rtlint.tools import is_server
from rtlint.words import pair, place

#: What holds where nothing is said.
_DEFAULT = "always"


@rule("RT827", on="tool", dialects=("ga",), severity=Severity.INFO, absence=True, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    imported = is_server(site.value) and any(way in site.value for way in listed("server_ways"))
    if imported and site.value.get("require_approval") is None:
        pointer, said = (*site.pointer, "require_approval"), pair("require_approval", _DEFAULT, site.context)
        yield site.problem(
            f"{place(site.pointer, site.context)} does not say `require_approval`, so each call waits for your client",
            f"write {said} to show that this is meant, or whose calls need none",
            at=pointer,
            part="key",
            fix=Repair(f"write {said}", (Set(pointer, _DEFAULT),), safe=False),
        )
