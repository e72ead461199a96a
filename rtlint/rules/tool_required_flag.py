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
      required: [number]
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, Site, rule
from rtlint.tools import subschemas
from rtlint.words import dotted, pair, place, show


@rule("RT411", on="tool")
def check(site: Site) -> Iterator[Finding]:
    for schema in subschemas(site):
        flag, pointer = schema.value.get("required"), (*schema.pointer, "required")
        if not isinstance(flag, bool):
            continue
        *above, holder, name = schema.pointer
        if flag and holder == "properties":
            advice = f"remove it, and write {pair('required', [name], site.context)} in `{dotted((above[-1],))}`"
        else:
            advice = "remove it: what an object does not list in `required` is optional"
        yield site.problem(
            f"{place(pointer, site.context)} must be a list of names, not {show(flag)}", advice, at=pointer
        )
