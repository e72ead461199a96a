"""The values listed for a parameter of a function are none, or not of its type.

## Why

A value has to fit `type` and `enum` both, so such a value can never be given, and an empty list allows nothing at all. A
null in the list needs `"null"` among the types.

## Examples

```yaml bad at=/tools/0/parameters/properties/size/enum
type: realtime
tools:
  - type: function
    name: order
    description: Order some of the goods.
    parameters:
      type: object
      properties:
        size: {type: string, enum: [38, 40, 42]}
```

```yaml good
type: realtime
tools:
  - type: function
    name: order
    description: Order some of the goods.
    parameters:
      type: object
      properties:
        size: {type: integer, enum: [38, 40, 42]}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.tools import fits, subschemas, types_of
from rtlint.words import choices, place, types


@rule("RT413", on="tool", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    for schema in subschemas(site):
        if "enum" not in schema.value:
            continue
        values, wanted = schema.value["enum"], types_of(schema.value)
        pointer = (*schema.pointer, "enum")
        if values == []:
            yield site.problem(
                f"{place(pointer, site.context)} is empty, so that no value is allowed",
                "list the values that are allowed, or remove it to allow all",
                at=pointer,
            )
        elif isinstance(values, list) and wanted and (odd := [value for value in values if not fits(value, wanted)]):
            only_null = odd == [None]
            yield site.problem(
                f"{choices(odd, 'and')} in {place(pointer, site.context)} cannot be {types(wanted)}",
                'add `"null"` to `type`, with quotes' if only_null else "change `type`, or the values",
                at=pointer,
            )
