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

```yaml fixed unsafe
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

```yaml good
type: realtime
tools:
  - type: function
    name: order
    description: Order some of the goods.
    parameters:
      type: object
      properties:
        size: {type: string, enum: ["38", "40", "42"]}
```
"""

from collections.abc import Iterator
from typing import Any

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.json_schema import listed
from rtlint.repairs import removal, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Set
from rtlint.source.pointer import Pointer
from rtlint.tools import fits, has_opaque, subschemas, types_of
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
                fix=removal(pointer, safe=False),
            )
        elif isinstance(values, list) and wanted and (odd := [value for value in values if not fits(value, wanted)]):
            only_null = odd == [None]
            yield site.problem(
                f"{choices(odd, 'and')} in {place(pointer, site.context)} cannot be {types(wanted)}",
                'add `"null"` to `type`, with quotes' if only_null else "change `type`, or the values",
                at=pointer,
                fix=_repair((*schema.pointer, "type"), schema.value["type"], values, odd),
            )


def _repair(pointer: Pointer, said: Any, values: list[Any], odd: list[Any]) -> Repair | None:
    """Change the type to that of the values, where they have one in common; or let it be null as well."""
    if odd == [None]:
        null = Set((*pointer, len(said)), "null") if isinstance(said, list) else Set(pointer, [said, "null"])
        return Repair("add `null` to `type`", (null,), safe=False)
    common = next((name for name in listed("types") if all(fits(value, (name,)) for value in values)), None)
    return replacement(pointer, common, safe=False) if common and not any(map(has_opaque, values)) else None
