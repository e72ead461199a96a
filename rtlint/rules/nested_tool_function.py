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

```yaml fixed
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters: {type: object, properties: {number: {type: string}}, required: [number]}
```

```yaml good
type: realtime
tools:
  - type: function
    name: hang_up
    description: End the call politely.
```
"""

from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.diagnostic import Repair
from rtlint.facts.tools import foreign_keys
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Move, Remove
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
            fix=_repair(site, inner),
        )


def _repair(site: Site, inner: Mapping[str, Any]) -> Repair | None:
    """Move what the function holds up into the tool, but for what is only known elsewhere."""
    pointer, foreign = (*site.pointer, "function"), foreign_keys()
    ours = [key for key in inner if key not in foreign or foreign[key].means is not None]
    if not {"name"} <= inner.keys() | site.value.keys() or any(
        key in site.value and site.value[key] != inner[key] for key in ours
    ):
        return None
    moves = tuple(Move((*pointer, key), (*site.pointer, key)) for key in ours if key not in site.value)
    return Repair("move the fields of `function` up into the tool", (*moves, Remove(pointer)))
