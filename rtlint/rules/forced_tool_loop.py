"""A session makes the model call a tool in every response.

## Why

The choice holds for all responses of the session, the one after the tool's result included: the model calls again, and
never speaks. Forcing a tool belongs in a single `response.create`.

## Examples

```yaml bad at=/tool_choice
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice: required
```

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice: auto
```

```yaml good
type: response.create
response:
  tool_choice: required
  tools:
    - type: function
      name: find_order
      description: Find an order by its number.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.tools import forces, has_nothing_to_call
from rtlint.words import pair, place

#: The choice that leaves it to the model.
_FREE = "auto"


@rule("RT424", on="tool_choice", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if site.subject.shape == "session" and forces(site.value) and not has_nothing_to_call(site):
        yield site.problem(
            f"{place(site.pointer, site.context)} forces a call in every response, so that the model never speaks",
            f"write {pair('tool_choice', _FREE, site.context)} here, and force the call in a `response.create`",
            fix=replacement(site.pointer, _FREE, safe=False),
        )
