"""A connector has no token, or has it in a header.

## Why

A connector acts for one user, with that user's OAuth token in `authorization`. Without it there is nothing it may read,
and it takes no `Authorization` header.

## Examples

```yaml bad at=/tools/0/headers/Authorization
type: realtime
tools:
  - type: mcp
    server_label: mail
    connector_id: connector_gmail
    headers:
      Authorization: ${GMAIL_TOKEN}
```

```yaml bad at=/tools/0/authorization
type: realtime
tools:
  - type: mcp
    server_label: mail
    connector_id: connector_gmail
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: mail
    connector_id: connector_gmail
    authorization: ${GMAIL_TOKEN}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.tools import authorization_header, is_server
from rtlint.words import place


@rule("RT449", on="tool", dialects=("ga",), absence=True)
def check(site: Site) -> Iterator[Finding]:
    if not is_server(site.value) or "connector_id" not in site.value or site.value.get("authorization") is not None:
        return
    header = authorization_header(site.value)
    if header is not None:
        yield site.problem(
            f"a connector takes its token in `authorization`, not in the header `{header}`",
            "move the token to `authorization`, without the word `Bearer`",
            at=(*site.pointer, "headers", header),
            part="key",
        )
    elif not isinstance(site.value.get("headers"), Opaque):
        yield site.problem(
            f"{place(site.pointer, site.context)} is a connector without a token",
            "add the user's OAuth token as `authorization`, from a variable",
            at=(*site.pointer, "authorization"),
            part="key",
            severity=Severity.WARNING,
        )
