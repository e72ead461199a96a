"""The id of a tunnel does not look like one.

## Why

Ids of tunnels are `tunnel_` and 32 lower-case letters or digits. A name, or an id that was cut off, belongs to no tunnel.

## Examples

```yaml bad at=/tools/0/tunnel_id
type: realtime
tools:
  - type: mcp
    server_label: orders
    tunnel_id: tunnel_orders
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: orders
    tunnel_id: tunnel_0a1b2c3d4e5f60718293a4b5c6d7e8f9
```
"""

from collections.abc import Iterator

from rtlint.facts.tools import pattern
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_server
from rtlint.words import answer, place, show


@rule("RT450", on="tool", dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    said, pointer = site.value.get("tunnel_id") if is_server(site.value) else None, (*site.pointer, "tunnel_id")
    if isinstance(said, str) and not pattern("tunnel_pattern").fullmatch(said):
        yield site.problem(
            f"{place(pointer, site.context)} must be `tunnel_` and 32 lower-case letters or digits, not {show(said)}",
            "copy the id from where the tunnel was made",
            at=pointer,
            server=answer("value", pointer, site.context),
        )
