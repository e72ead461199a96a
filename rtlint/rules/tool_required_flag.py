"""A property in the parameters of a function says by itself whether it is required.

## Why

That was draft 3 of JSON Schema, and OpenAPI's parameters look like it too. Since draft 4 the object lists the names of its
required properties; a boolean makes the schema invalid.

## Examples

```yaml bad at=/tools/0/parameters/properties/number/required
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters:
      type: object
      properties:
        number: {type: string, required: true}
```

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters:
      type: object
      properties:
        number: {type: string}
      required: [number]
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters:
      type: object
      properties:
        number: {type: string}
```
"""

from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.diagnostic import Repair
from rtlint.repairs import removal
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Remove, Set
from rtlint.source.pointer import Pointer
from rtlint.tools import subschemas
from rtlint.words import dotted, pair, place, show


@rule("RT411", on="tool")
def check(site: Site) -> Iterator[Finding]:
    values = {schema.pointer: schema.value for schema in subschemas(site)}
    for schema in subschemas(site):
        flag, pointer = schema.value.get("required"), (*schema.pointer, "required")
        if not isinstance(flag, bool):
            continue
        *above, holder, name = schema.pointer
        hoisted = flag and holder == "properties" and tuple(above) in values
        if hoisted:
            advice = f"remove it, and write {pair('required', [name], site.context)} in `{dotted((above[-1],))}`"
        else:
            advice = "remove it: what an object does not list in `required` is optional"
        yield site.problem(
            f"{place(pointer, site.context)} must be a list of names, not {show(flag)}",
            advice,
            at=pointer,
            fix=_hoisting(pointer, values[tuple(above)]) if hoisted else removal(pointer, safe=False),
        )


def _hoisting(pointer: Pointer, above: Mapping[str, Any]) -> Repair | None:
    """Remove the flag at `pointer`, and list the property in the object `above` it."""
    required, name, place = above.get("required", []), pointer[-2], (*pointer[:-3], "required")
    if not isinstance(required, list):
        return None
    change = Set((*place, len(required)), name) if required else Set(place, [name])
    return Repair(
        f"move {show(name)} into `required` of its object",
        (Remove(pointer), *([] if name in required else [change])),
        safe=False,
    )
