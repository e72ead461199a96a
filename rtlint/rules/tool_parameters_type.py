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

```yaml fixed unsafe
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

```yaml bad at=/tools/0/parameters/type
type: realtime
tools:
  - type: function
    name: say
    description: Say something aloud.
    parameters:
      properties:
        text: {type: string}
```

```yaml fixed
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

```yaml good
type: realtime
tools:
  - type: function
    name: hang_up
    description: End the call politely.
    parameters: {type: object, properties: {}}
```
"""

from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.json_schema import listed
from rtlint.repairs import addition, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Move, Set
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
            fix=_completed(site, schema, bare=bare),
        )
    elif isinstance(said, str) and said in listed("types") and said != "object":
        yield site.problem(
            f"{place(pointer, site.context)} must be `object`, not {show(said)}",
            f"make it an object with one property of {pair('type', said, site.context)}",
            at=pointer,
            fix=replacement(pointer, "object", safe=False) if "properties" in schema else None,
        )


def _completed(site: Site, schema: Mapping[str, Any], *, bare: bool) -> Repair | None:
    """Say that it is an object, and put what is bare into its `properties` if it looks like them."""
    pointer = (*site.pointer, "parameters")
    if not bare:
        return None if "type" in schema else addition((*pointer, "type"), "object", site.context, first=True)
    if not all(isinstance(value, dict) for value in schema.values()):
        return None
    wrapped = (Move(pointer, (*pointer, "properties")), Set((*pointer, "type"), "object", first=True))
    return Repair("put these under `properties` of an object", wrapped, safe=False)
