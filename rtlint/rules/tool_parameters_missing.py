"""A function does not say its parameters.

## Why

That is legal and means none. An empty object says the same and shows that nothing was forgotten. Off unless selected.

## Examples

```yaml bad at=/tools/0/parameters
type: realtime
tools:
  - type: function
    name: hang_up
    description: End the call politely.
```

```yaml fixed
type: realtime
tools:
  - type: function
    name: hang_up
    description: End the call politely.
    parameters:
      type: object
      properties: {}
```

```yaml good
type: realtime
tools:
  - type: function
    name: hang_up
    description: End the call politely.
    parameters: {type: object, properties: {}}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.repairs import addition
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_function
from rtlint.words import pair, place


@rule("RT825", on="tool", severity=Severity.INFO, absence=True, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if is_function(site.value) and "function" not in site.value and "parameters" not in site.value:
        pointer, none = (*site.pointer, "parameters"), {"type": "object", "properties": {}}
        yield site.problem(
            f"{place(site.pointer, site.context)} does not say its parameters",
            f"if it has none, write {pair('parameters', none, site.context)}",
            at=pointer,
            part="key",
            fix=addition(pointer, none, site.context),
        )
