"""An MCP tool has an authorization, and an `Authorization` header too.

## Why

`authorization` becomes that header. The guide says to use one of the two, and a request with both is refused.

## Examples

```yaml bad at=/tools/0/headers/Authorization
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    authorization: ${ORDERS_TOKEN}
    headers:
      Authorization: ${ORDERS_TOKEN}
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: orders
    server_url: https://mcp.example.com/orders
    authorization: ${ORDERS_TOKEN}
    headers:
      X-Region: north
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, Mention, Site, rule
from rtlint.tools import authorization_header, is_server


@rule("RT448", on="tool", dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    header = authorization_header(site.value) if is_server(site.value) else None
    if header is not None and site.value.get("authorization") is not None:
        yield site.problem(
            f"header `{header}` beside `authorization`",
            "remove the header: `authorization` is sent as one",
            at=(*site.pointer, "headers", header),
            part="key",
            related=(Mention("`authorization` is here", (*site.pointer, "authorization"), "key"),),
        )
