"""The parameters of a function are very deep or very many.

## Why

No limit is documented, but the deeper and wider a schema is, the more often arguments do not fit it, and nothing makes the
model follow it here. Off unless selected.

## Examples

```yaml bad at=/tools/0/parameters
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters: {type: object, properties: {a: {type: object, properties: {b: {type: object, properties: {c: {type: object,
      properties: {d: {type: object, properties: {e: {type: object, properties: {f: {type: object, properties: {g: {type: object,
      properties: {h: {type: object, properties: {i: {type: string}}}}}}}}}}}}}}}}}}}
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters: {type: object, properties: {number: {type: string}}}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import number
from rtlint.rule import Finding, Site, rule
from rtlint.tools import subschemas
from rtlint.words import place


@rule("RT826", on="tool", severity=Severity.INFO, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    depths = [schema.pointer[len(site.pointer) :].count("properties") for schema in subschemas(site)]
    deepest, most = max(depths, default=0), len(depths) - 1
    if deepest > number("deep_schema") or most > number("wide_schema"):
        pointer = (*site.pointer, "parameters")
        much = f"{deepest} objects deep" if deepest > number("deep_schema") else f"{most} schemas in one"
        yield site.problem(
            f"{place(pointer, site.context)} is {much}", "flatten it, or split the function into several", at=pointer
        )
