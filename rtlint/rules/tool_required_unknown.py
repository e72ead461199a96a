"""A required parameter of a function is not among its properties.

## Why

The model is told that it must fill in something of which it knows only the name; usually one of the two was renamed. Where
`additionalProperties` is false, no arguments can be right.

## Examples

```yaml bad at=/tools/0/parameters/required/0
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters:
      type: object
      properties:
        number: {type: string}
      required: [order_number]
      additionalProperties: false
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
      additionalProperties: false
```

```yaml bad at=/tools/0/parameters/required/1
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters:
      type: object
      properties:
        number: {type: string}
      required: [number, date]
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
      required: [number]
      additionalProperties: false
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.json_schema import listed
from rtlint.repairs import removal_of_item, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.tools import subschemas
from rtlint.words import choices, near, show


@rule("RT412", on="tool", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    for schema in subschemas(site):
        known, required = schema.value.get("properties"), schema.value.get("required")
        if not schema.whole or not isinstance(known, dict) or not isinstance(required, list):
            continue
        if not schema.value.keys().isdisjoint(listed("deferring")):
            continue
        closed = schema.value.get("additionalProperties") is False
        for index, name in enumerate(required):
            if isinstance(name, str) and name not in known:
                pointer, meant = (*schema.pointer, "required", index), near(name, known)
                yield site.problem(
                    f"{show(name)} is required but is not among the properties",
                    f"did you mean `{meant}`?" if meant else f"remove it or add it to `properties`{_known(known)}",
                    at=pointer,
                    severity=Severity.ERROR if closed else None,
                    fix=replacement(pointer, meant, safe=False)
                    if meant and meant not in required
                    else removal_of_item(required, pointer, safe=False),
                )


def _known(names: dict[str, object]) -> str:
    return f", which has {choices(names, 'and')}" if names else ", which is empty"
