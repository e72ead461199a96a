"""A function is nested in its tool, as Chat Completions wants it.

## Why

Realtime tools are flat: `name`, `description` and `parameters` stand beside `type`. The server knows no field `function`
and refuses the whole update, so the session goes on without any tools.

## Examples

```yaml bad at=/tools/0/function
type: realtime
tools:
  - type: function
    function:
      name: find_order
      description: Find an order by its number.
      parameters: {type: object, properties: {number: {type: string}}, required: [number]}
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters: {type: object, properties: {number: {type: string}}, required: [number]}
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_function
from rtlint.words import answer, choices, place


@rule("RT401", on="tool")
def check(site: Site) -> Iterator[Finding]:
    inner = site.value.get("function") if is_function(site.value) else None
    if isinstance(inner, dict):
        pointer = (*site.pointer, "function")
        known = [key for key in ("name", "description", "parameters") if key in inner]
        yield site.problem(
            f"{place(pointer, site.context)} holds the function as Chat Completions does; here the tool itself does",
            f"move {choices(known or ('name',), 'and')} up, beside `type`, and leave the rest out",
            at=pointer,
            part="key",
            server=answer("unknown", pointer, site.context),
            covers=((*site.pointer, "name"),),
        )
