"""A tool of an MCP server is always asked for, and never.

## Why

The two lists of `require_approval` part the tools in those that wait for an approval and those that do not. Which one wins
for a tool in both is not documented.

## Examples

```yaml bad at=/tools/0/require_approval/never/tool_names/1
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    require_approval:
      always: {tool_names: [cancel_order]}
      never: {tool_names: [find_order, cancel_order]}
```

```yaml fixed unsafe
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    require_approval:
      always: {tool_names: [cancel_order]}
      never: {tool_names: [find_order]}
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    require_approval:
      always: {tool_names: [cancel_order, change_order]}
      never: {tool_names: [find_order]}
```
"""

from collections.abc import Iterator
from typing import Any

from rtlint.diagnostic import Repair, Severity
from rtlint.repairs import removal, removal_of_item
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.pointer import Pointer
from rtlint.tools import is_server, tool_lists
from rtlint.words import show


@rule("RT452", on="tool", dialects=("ga",), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    approval = site.value.get("require_approval") if is_server(site.value) else None
    if isinstance(approval, dict):
        at = (*site.pointer, "require_approval")
        always = dict(_names(approval.get("always"), (*at, "always")))
        for name, pointer in _names(approval.get("never"), (*at, "never")):
            if name in always:
                yield site.problem(
                    f"{show(name)} is among the tools that always ask, and among those that never do",
                    "remove it from one of the two lists",
                    at=pointer,
                    related=(Mention("it always asks by this", always[name]),),
                    fix=_asked_for(approval["never"], (*at, "never"), pointer),
                )


def _asked_for(never: Any, at: Pointer, pointer: Pointer) -> Repair:
    """The careful one of the two ways out: the tool at `pointer` goes from those that never ask."""
    [(_, names)] = tool_lists(never, at)
    alone = len(names) == 1 and (isinstance(never, list) or len(never) == 1)
    return removal(at, safe=False) if alone else removal_of_item(names, pointer, safe=False)


def _names(rows: Any, pointer: Pointer) -> Iterator[tuple[str, Pointer]]:
    for at, names in tool_lists(rows, pointer):
        yield from ((name, (*at, index)) for index, name in enumerate(names) if isinstance(name, str))
