"""A reference in the parameters of a function leads nowhere.

## Why

The schema of each function stands alone: a `$ref` is looked up within the same `parameters`, where `#` is their root.
Nothing else of the file is in sight of the server, and it fetches no addresses.

## Examples

```yaml bad at=/tools/0/parameters/properties/at/$ref
type: realtime
tools:
  - type: function
    name: note
    description: Keep a note with its place.
    parameters:
      type: object
      properties:
        at: {$ref: "#/components/schemas/Point"}
```

```yaml good
type: realtime
tools:
  - type: function
    name: note
    description: Keep a note with its place.
    parameters:
      type: object
      properties:
        at: {$ref: "#/$defs/Point"}
      $defs:
        Point: {type: object, properties: {x: {type: number}, y: {type: number}}}
```
"""

from collections.abc import Iterator
from typing import Any

from rtlint.rule import Finding, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.tools import subschemas
from rtlint.words import place, show


@rule("RT415", on="tool")
def check(site: Site) -> Iterator[Finding]:
    schemas = [*subschemas(site)]
    named = any("$id" in schema.value or "id" in schema.value for schema in schemas[1:])
    anchors = [schema.value.get("$anchor") for schema in schemas]
    for schema in schemas:
        target = schema.value.get("$ref")
        if not isinstance(target, str) or named or _leads(target, schemas[0].value, anchors):
            continue
        name = target.rpartition("/")[2] or "Name"
        yield site.problem(
            f"{show(target)} is nowhere in {place(schemas[0].pointer, site.context)}",
            f"put the schema there under `$defs`, and write {show(f'#/$defs/{name}')}",
            at=(*schema.pointer, "$ref"),
        )


def _leads(target: str, root: Any, anchors: list[Any]) -> bool:
    """Whether a reference within `root` leads somewhere, as far as is known."""
    own, found, fragment = target.partition("#")
    if own:
        return bool(own == root.get("$id")) and not fragment
    if not fragment.startswith("/"):
        return bool(found) and (not fragment or fragment in anchors)
    from urllib.parse import unquote

    value = root
    for step in unquote(fragment).split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        if isinstance(value, Opaque):
            return True
        if isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        elif isinstance(value, dict) and key in value:
            value = value[key]
        else:
            return False
    return True
