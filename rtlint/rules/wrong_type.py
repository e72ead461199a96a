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

```yaml good
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

```yaml good
type: realtime
audio:
  output:
    speed: 1.2
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.scalar import is_number, resolve
from rtlint.words import answer, choices, pair, place, show_typed, types

#: A number of more digits than this is none that somebody meant, and Python converts no more than some thousands.
_LONGEST = 30


@schema_rule("RT102", explains=("type",))
def check(error: SchemaError) -> Iterator[Finding]:
    yield error.problem(
        f"{place(error.pointer, error.context)} must be {types(error.expected)}, "
        f"not {show_typed(error.value, error.pointer)}",
        _help(error),
        server=answer("type", error.pointer, error.context),
    )


def _help(error: SchemaError) -> str:
    if error.value is None and error.pointer != error.context.root:
        if error.required:
            return f"write {types(error.expected)}: the field is required"
        return "remove it" if isinstance(error.pointer[-1], int) else "leave the field out"
    if error.value is False and "null" in error.expected and isinstance(error.pointer[-1], str):
        return f"write {pair(error.pointer[-1], None, error.context)} to switch it off"
    if isinstance(error.value, str):
        if tag := _tag_with(error.value, error):
            return f"write it as an object with {pair(tag, error.value, error.context)}"
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


def _read(text: str) -> str | int | float | None:
    """The value of a text without its quotes; a number of very many digits is none that somebody meant."""
    return text if len(text) > _LONGEST and is_number(text) else resolve(text)


def _tag_with(value: str, error: SchemaError) -> str | None:
    """The tag of the object that `value` alone is the name of."""
    for branch in error.union or (error.schema,):
        for name, said in branch.get("properties", {}).items():
            if value == said.get("const") or value in said.get("enum", ()):
                return str(name)
    return None


def _only_field(error: SchemaError) -> str | None:
    """The field that alone makes up the object that is wanted, if it takes text."""
    if not isinstance(error.pointer[-1], str):
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
