"""A value of the wrong JSON type.

## Why

The server does not convert: a number in quotes, a string where an object is wanted and a `null` where none is allowed
are refused, and the whole update with them.

## Examples

```yaml bad at=/audio/input/turn_detection
type: realtime
audio:
  input:
    turn_detection: server_vad
```

```yaml fixed
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
```

```yaml bad at=/audio/output/speed
type: realtime
audio:
  output:
    speed: "1.2"
```

```yaml fixed
type: realtime
audio:
  output:
    speed: 1.2
```

```yaml bad at=/audio/output/speed
type: realtime
audio:
  output:
    voice: marin
    speed: null
```

```yaml fixed
type: realtime
audio:
  output:
    voice: marin
```

```yaml good
type: realtime
audio:
  output:
    speed: 1.0
```
"""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.diagnostic import Repair
from rtlint.redact import is_secret_key, mask_source
from rtlint.repairs import removal, removal_of_item, replacement
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Move, Set
from rtlint.source.scalar import is_number, resolve
from rtlint.words import answer, choices, pair, place, show, show_typed, types

#: A number of more digits than this is none that somebody meant, and Python converts no more than some thousands.
_LONGEST = 30


@schema_rule("RT102", explains=("type",))
def check(error: SchemaError) -> Iterator[Finding]:
    yield error.problem(
        f"{place(error.pointer, error.context)} must be {types(error.expected)}, "
        f"not {show_typed(error.value, error.pointer)}",
        _help(error),
        server=answer("type", error.pointer, error.context),
        fix=_repair(error),
    )


def _help(error: SchemaError) -> str:
    if error.value is None and error.pointer != error.context.root:
        if error.required:
            return f"write {types(error.expected)}: the field is required"
        return "remove it" if isinstance(error.pointer[-1], int) else "leave the field out"
    if error.value is False and "null" in error.expected and isinstance(error.pointer[-1], str):
        return f"write {pair(error.pointer[-1], None, error.context)} to switch it off"
    if isinstance(error.value, str):
        if variant := _variant(error.value, error):
            return f"write it as an object with {pair(variant[0], error.value, error.context)}"
        meant = _read(error.value)
        if not isinstance(meant, str) and _allows(meant, error):
            return "write it without quotes"
        if field := _only_field(error):
            return f"write it as an object: {pair(str(error.pointer[-1]), {field: error.value}, error.context)}"
    if "array" in error.expected and (not isinstance(error.value, dict) or "type" in error.value):
        return "put it into a list"
    if words := _words(error):
        return f"use {choices(words)}"
    if "string" in error.expected and not isinstance(error.value, (dict, list)):
        return "put it in quotes"
    return f"write {types(error.expected)}"


def _repair(error: SchemaError) -> Repair | None:
    """Write the value in the type that is wanted, where it says as much; drop a null where there must be none."""
    pointer, value, key = error.pointer, error.value, error.pointer[-1] if error.pointer else 0
    if pointer == error.context.root:
        return None
    if value is None and not isinstance(key, str):
        return removal_of_item(error.holder, pointer, safe=False)
    if value is None:
        return None if error.required else removal(pointer)
    if value is False and "null" in error.expected:
        return replacement(pointer, None, safe=False)
    if isinstance(value, str):
        return _of_text(error, value)
    return _as_text(error) if isinstance(value, (bool, int, float)) and "string" in error.expected else None


def _of_text(error: SchemaError, value: str) -> Repair | None:
    """What a string is in the type that is wanted. The name of a variant makes the whole object, if that needs no more."""
    pointer, meant = error.pointer, _read(value)
    if variant := _variant(value, error):
        tag, branch = variant
        named = Repair(f"write {show(value)} as an object", (Set(pointer, {tag: value}),))
        return named if {tag}.issuperset(branch.get("required", ())) else None
    if not isinstance(meant, str) and _allows(meant, error):
        plain = json.dumps(meant) in (value, value.lower()) and meant is not None
        return replacement(pointer, meant, safe=plain) if _is_in_range(meant, error) else None
    if field := _only_field(error):
        return Repair(f"write it as an object with `{field}`", (Move(pointer, (*pointer, field)),), safe=False)
    if _fits_into_list(value, error) and mask_source(value) == value and not is_secret_key(str(pointer[-1])):
        return Repair(f"put {show(value)} into a list", (Set(pointer, [value]),), safe=False)
    return None


def _fits_into_list(value: str, error: SchemaError) -> bool:
    """Whether a list is wanted whose items may be this text."""
    items: Mapping[str, Any] = next(
        (branch["items"] for branch in error.union or (error.schema,) if "items" in branch), {}
    )
    return bool(value) and (items.get("type") == "string" or value in items.get("enum", ()))


def _as_text(error: SchemaError) -> Repair | None:
    """Put a value into quotes. Metadata is text by nature; but YAML reads `+1` and `007` as numbers that look otherwise."""
    value, branches = error.value, error.union or (error.schema,)
    free = any(branch.get("type") == "string" and "enum" not in branch for branch in branches)
    if not free or (isinstance(value, float) and not math.isfinite(value)):
        return None
    same = isinstance(value, bool) or (isinstance(value, int) and error.context.style == "json")
    safe = same and error.inside("metadata") is not None
    return Repair("put the value in quotes", (Set(error.pointer, json.dumps(value)),), safe)


def _read(text: str) -> str | int | float | None:
    """The value of a text without its quotes; a number of very many digits is none that somebody meant."""
    return text if len(text) > _LONGEST and is_number(text) else resolve(text)


def _is_in_range(value: object, error: SchemaError) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return True
    least, most = error.schema.get("minimum", -math.inf), error.schema.get("maximum", math.inf)
    return math.isfinite(value) and least <= value <= most


def _variant(value: str, error: SchemaError) -> tuple[str, Mapping[str, Any]] | None:
    """The object that `value` alone is the name of: its tag, and its schema."""
    for branch in error.union or (error.schema,):
        for name, said in branch.get("properties", {}).items():
            if value == said.get("const") or value in said.get("enum", ()):
                return str(name), branch
    return None


def _only_field(error: SchemaError) -> str | None:
    """The field that alone makes up the object that is wanted, if it takes text."""
    if not error.pointer or not isinstance(error.pointer[-1], str):
        return None
    for branch in error.union or (error.schema,):
        required = branch.get("required", ())
        if len(required) == 1 and branch["properties"][required[0]].get("type") == "string":
            return str(required[0])
    return None


def _words(error: SchemaError) -> list[str]:
    """The words that are wanted where not any string is."""
    said = [branch.get("enum", [branch["const"]] if "const" in branch else []) for branch in error.union]
    return [word for words in said for word in words if isinstance(word, str)]


def _allows(value: object, error: SchemaError) -> bool:
    if isinstance(value, bool):
        return "boolean" in error.expected
    if value is None:
        return "null" in error.expected
    return "number" in error.expected or (isinstance(value, int) and "integer" in error.expected)
