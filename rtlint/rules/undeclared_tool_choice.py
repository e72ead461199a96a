"""The tool choice names a tool that is not in the list of tools.

## Why

What is chosen has to be there. In a `session.update` or a response the server may know it from earlier on, an MCP server
above all, so that it is a warning there.

## Examples

```yaml bad at=/session/tool_choice/name kind=client-secret
session:
  type: realtime
  model: gpt-realtime-2.1
  tools:
    - type: function
      name: find_order
      description: Find an order by its number.
  tool_choice: {type: function, name: find_orders}
```

```yaml good
type: response.create
response:
  tool_choice: {type: function, name: find_order}
  tools:
    - type: function
      name: find_order
      description: Find an order by its number.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.tools import named
from rtlint.words import choices, did_you_mean, show


@rule("RT422", on="tool_choice")
def check(site: Site) -> Iterator[Finding]:
    kind = site.value.get("type") if isinstance(site.value, dict) else None
    key = {"function": "name", "mcp": "server_label"}.get(kind) if isinstance(kind, str) else None
    tools = site.subject.value.get("tools")
    known, chosen = named(tools, key) if key else None, site.value.get(key) if key else None
    if known is None or not tools or not isinstance(chosen, str) or chosen in known:
        return
    what = "function is called" if key == "name" else "MCP server has the label"
    have = f"use {choices(sorted(known))}, or declare it in `tools`" if known else "declare it in `tools`"
    yield site.problem(
        f"no {what} {show(chosen)} in `tools`",
        did_you_mean(chosen, known) or have,
        at=(*site.pointer, str(key)),
        severity=None if site.context.phase == "create" else Severity.WARNING,
    )
