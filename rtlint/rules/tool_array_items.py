"""A list in the parameters of a function does not say what is in it.

## Why

Without `items` the model fills the list with whatever it likes, strings one time and objects the next. Other APIs of OpenAI
refuse such a schema: `array schema missing items`.

## Examples

```yaml bad at=/tools/0/parameters/properties/numbers/items
type: realtime
tools:
  - type: function
    name: find_orders
    description: Find orders by their numbers.
    parameters:
      type: object
      properties:
        numbers: {type: array}
```

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: find_orders
    description: Find orders by their numbers.
    parameters:
      type: object
      properties:
        numbers: {type: array, items: {type: string}}
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_orders
    description: Find orders by their numbers.
    parameters:
      type: object
      properties:
        numbers: {type: array, items: {type: integer}}
```
"""

from collections.abc import Iterator
from functools import cache

from rtlint.diagnostic import Severity
from rtlint.facts.json_schema import listed
from rtlint.repairs import addition
from rtlint.rule import Finding, Site, rule
from rtlint.tools import subschemas, types_of
from rtlint.words import pair, place


@rule("RT414", on="tool", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    saying = _saying()
    for schema in subschemas(site):
        if schema.whole and "array" in types_of(schema.value) and saying.isdisjoint(schema.value):
            pointer, guess = (*schema.pointer, "items"), {"type": "string"}
            yield site.problem(
                f"{place(schema.pointer, site.context)} is a list and does not say of what",
                f"add what each item is, for example {pair('items', guess, site.context)}",
                at=pointer,
                part="key",
                fix=addition(pointer, guess, site.context, safe=False),
            )


@cache
def _saying() -> frozenset[str]:
    """The keywords that say what the items are, or leave it to another schema."""
    return frozenset((*listed("element_keywords"), *listed("deferring"), "enum", "const"))
