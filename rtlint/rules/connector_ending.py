"""A connector is used, and connectors are coming to an end.

## Why

OpenAI keeps connectors for the models that have them, and gives them to none released after the day of the notice. An MCP
server of the service itself (`server_url`) goes on working.

## Examples

```yaml bad at=/tools/0/connector_id
type: realtime
tools:
  - type: mcp
    server_label: mail
    connector_id: connector_gmail
    authorization: ${GMAIL_TOKEN}
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: mail
    server_url: https://mcp.example.com/mail
    authorization: ${GMAIL_TOKEN}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import connectors_end
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_server
from rtlint.words import model_name, show


@rule("RT447", on="tool", dialects=("ga",), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    connector = site.value.get("connector_id") if is_server(site.value) else None
    if not isinstance(connector, str) or not site.context.target.lifecycle:
        return
    name, last = site.other("model"), connectors_end()
    model = site.context.model(name)
    too_new = model is not None and model.released is not None and model.released > last
    this = f", and {model_name(name, model.id)} is one" if model is not None and too_new else ""
    yield site.problem(
        f"{show(connector)} is a connector; models released after {last} take none{this}",
        "use the address of an MCP server (`server_url`) instead",
        at=(*site.pointer, "connector_id"),
        severity=Severity.ERROR if too_new else None,
    )
