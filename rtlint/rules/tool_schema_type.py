"""A type in the parameters of a function is not one of JSON Schema.

## Why

JSON Schema has seven types, and other languages' names for them are none: `int`, `str`, `dict` and `list` make the schema
invalid. In YAML an unquoted `null` is no name either, but a null.

## Examples

```yaml bad at=/tools/0/parameters/properties/count/type
type: realtime
tools:
  - type: function
    name: order
    description: Order some of the goods.
    parameters:
      type: object
      properties:
        count: {type: int}
```

```yaml fixed
type: realtime
tools:
  - type: function
    name: order
    description: Order some of the goods.
    parameters:
      type: object
      properties:
        count: {type: integer}
```

```yaml bad at=/tools/0/parameters/properties/note/type/1
type: realtime
tools:
  - type: function
    name: order
    description: Order some of the goods.
    parameters:
      type: object
      properties:
        note: {type: [string, null]}
```

```yaml fixed
type: realtime
tools:
  - type: function
    name: order
    description: Order some of the goods.
    parameters:
      type: object
      properties:
        note: {type: [string, "null"]}
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
        count: {type: integer}
        note: {type: [string, "null"]}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.json_schema import listed, type_slips
from rtlint.repairs import removal, removal_of_item, replacement, respelling
from rtlint.rule import Finding, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.tools import subschemas
from rtlint.words import choices, did_you_mean, place, show


@rule("RT410", on="tool")
def check(site: Site) -> Iterator[Finding]:
    types = listed("types")
    for schema in subschemas(site):
        said = schema.value.get("type", "object")
        if isinstance(said, str) and said in types:
            continue
        pointer = (*schema.pointer, "type")
        places = [((*pointer, index), each) for index, each in enumerate(said)] if isinstance(said, list) else []
        for at, name in places or [(pointer, said)]:
            if not isinstance(name, Opaque) and (not isinstance(name, str) or name not in types):
                yield site.problem(
                    f"{place(at, site.context)} must be {choices(types)}, not {show(name)}",
                    _help(name),
                    at=at,
                    fix=_repair(at, name, said, is_root=schema.pointer == (*site.pointer, "parameters")),
                )


def _help(name: object) -> str:
    if name is None:
        return 'write `"null"`, with quotes'
    slip = type_slips().get(name.lower()) if isinstance(name, str) else None
    if slip is not None:
        return f"write `{slip}`"
    if isinstance(name, str) and name.lower() in listed("untyped_slips"):
        return "leave `type` out to allow any value"
    return did_you_mean(name, listed("types")) or "use one of them"


def _repair(pointer: Pointer, name: object, said: object, *, is_root: bool) -> Repair | None:
    """Write the type that another language calls so; what may be anything has no type. The root has to be an object."""
    types, inside = listed("types"), isinstance(said, list)
    meant = "null" if name is None else type_slips().get(name.lower()) if isinstance(name, str) else None
    if isinstance(said, list) and meant in said:
        return removal_of_item(said, pointer)
    if meant is not None and (meant == "object" or not is_root):
        return replacement(pointer, meant, safe=name is not None or inside)
    if isinstance(name, str) and name.lower() in listed("untyped_slips"):
        return None if inside or is_root else removal(pointer)
    return None if is_root else respelling(pointer, name, types)
