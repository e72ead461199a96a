"""A function is not described, or hardly.

## Why

The description is all that tells the model what a function does and when to call it. By its name alone it is called too
often, or never.

## Examples

```yaml bad at=/tools/0/description
type: realtime
tools:
  - type: function
    name: find_order
    parameters: {type: object, properties: {number: {type: string}}}
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number; ask the caller for it first.
    parameters: {type: object, properties: {number: {type: string}}}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import number
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_function
from rtlint.words import place


@rule("RT824", on="tool", severity=Severity.INFO, absence=True, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if not is_function(site.value) or not {"type", "name"} <= site.value.keys():
        return
    said = site.value.get("description", "")
    if isinstance(said, str) and len(said.strip()) < number("short_description"):
        yield site.problem(
            f"{place(site.pointer, site.context)} " + ("is hardly described" if said.strip() else "has no description"),
            "say in `description` what it does and when to call it",
            at=(*site.pointer, "description"),
            part="value" if said else "key",
        )
