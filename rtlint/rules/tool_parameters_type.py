"""The parameters of a function are not declared as an object.

## Why

Arguments always come as a JSON object, so the schema begins with `type: object`. The server refuses another type; a missing
one often means that the properties stand where the schema should.

## Examples

```yaml bad at=/tools/0/parameters/type
type: realtime
tools:
  - type: function
    name: say
    description: Say something aloud.
    parameters: {type: string}
```

```yaml bad at=/tools/0/parameters/type
type: realtime
tools:
  - type: function
    name: say
    description: Say something aloud.
    parameters:
      text: {type: string}
```

```yaml good
type: realtime
tools:
  - type: function
    name: say
    description: Say something aloud.
    parameters:
      type: object
      properties:
        text: {type: string}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.json_schema import listed
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_function
from rtlint.words import pair, place, show


@rule("RT408", on="tool")
def check(site: Site) -> Iterator[Finding]:
    schema = site.value.get("parameters") if is_function(site.value) else None
    if not isinstance(schema, dict):
        return
    pointer, said = (*site.pointer, "parameters", "type"), schema.get("type")
    wanted = pair("type", "object", site.context)
    if "type" not in schema or isinstance(said, dict):
        bare = bool(schema) and schema.keys().isdisjoint(listed("keywords"))
        yield site.problem(
            f"{place(pointer[:-1], site.context)} does not say {wanted}",
            f"add {wanted}" + (", and put these under `properties`" if bare else ""),
            at=pointer,
            part="key",
            severity=Severity.WARNING,
        )
    elif isinstance(said, str) and said in listed("types") and said != "object":
        yield site.problem(
            f"{place(pointer, site.context)} must be `object`, not {show(said)}",
            f"make it an object with one property of {pair('type', said, site.context)}",
            at=pointer,
        )
