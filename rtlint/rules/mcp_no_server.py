"""An MCP tool of a new session does not say where its server is.

## Why

A label alone means a server that was imported earlier in the same session. A session that is being created has none yet;
in a `session.update` and in a response the label is enough.

## Examples

```yaml bad at=/session/tools/0/server_url kind=client-secret
session:
  type: realtime
  model: gpt-realtime-2.1
  tools:
    - type: mcp
      server_label: orders
      require_approval: always
```

```yaml good
type: session.update
session:
  type: realtime
  tools:
    - type: mcp
      server_label: orders
```
"""

from collections.abc import Iterator

from rtlint.facts.tools import listed
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_server
from rtlint.words import choices, place


@rule("RT442", on="tool", dialects=("ga",), absence=True)
def check(site: Site) -> Iterator[Finding]:
    ways = listed("server_ways")
    if is_server(site.value) and site.context.phase == "create" and site.value.keys().isdisjoint(ways):
        yield site.problem(
            f"{place(site.pointer, site.context)} does not say where its server is",
            f"add one of {choices(ways)}",
            at=(*site.pointer, ways[0]),
            part="key",
        )
