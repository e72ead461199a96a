"""The parameters of a function are not a valid JSON Schema.

## Why

`parameters` is JSON Schema, and is checked as such: by the 2020-12 metaschema, or that of draft 7, which most generators
follow. A keyword with a value of the wrong form is refused, or ignored at best.

## Examples

```yaml bad at=/tools/0/parameters/required
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters:
      type: object
      properties:
        number: {type: string}
      required: number
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

```yaml bad at=/tools/0/parameters/properties/number
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
    parameters:
      type: object
      properties:
        number: string
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
        number:
          type: string
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

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from rtlint.diagnostic import Repair
from rtlint.facts.json_schema import listed
from rtlint.repairs import removal, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.schema import of_file
from rtlint.source.change import Remove, Set
from rtlint.source.pointer import Pointer
from rtlint.tools import has_opaque, is_function, subschemas, without_opaques
from rtlint.words import pair, place, show, show_typed, types

# What is said of a schema with more mistakes than these is enough to mend the program that wrote it.
_MOST = 500

_DIGITS = re.compile("0|[1-9][0-9]{,9}")


@rule("RT409", on="tool")
def check(site: Site) -> Iterator[Finding]:
    schema = site.value.get("parameters") if is_function(site.value) else None
    if not isinstance(schema, dict) or of_file("json-schema.json")(schema) or _is_schema(without_opaques(schema)):
        return
    from jsonschema import validators

    named = {"$schema": draft} if isinstance(draft := schema.get("$schema"), str) else {}
    validator: Any = validators.validator_for(named, default=validators.Draft202012Validator)
    others = {(*inner.pointer, "type") for inner in subschemas(site)}  # have a rule of their own
    seen = set()
    for error in islice(validator(validator.META_SCHEMA).iter_errors(schema), _MOST):
        pointer = (*site.pointer, "parameters", *error.absolute_path)
        flag = pointer[-1] == "required" and isinstance(error.instance, bool)
        if pointer in seen or pointer in others or pointer[:-1] in others or flag or has_opaque(error.instance):
            continue
        seen.add(pointer)
        yield site.problem(
            f"{place(pointer, site.context)} must be {_wanted(error)}, not {show_typed(error.instance, pointer)}",
            _help(error, site),
            at=pointer,
            fix=_repair(error, pointer),
        )


def _is_schema(schema: dict[str, Any]) -> bool:
    """Whether it is one by either draft. What says to follow another draft that is not known cannot be judged."""
    from jsonschema import validators

    known: Any = validators
    drafts = [known.Draft202012Validator, known.Draft7Validator]
    if isinstance(schema.get("$schema"), str):
        drafts = [known.validator_for(schema, default=None)]
    return any(draft is None or draft(draft.META_SCHEMA).is_valid(schema) for draft in drafts)


def _wanted(error: Any) -> str:
    if error.validator == "type":
        wanted = [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
        return "a schema" if set(wanted) == {"object", "boolean"} else types(wanted)
    if error.validator == "minimum":
        return f"{error.validator_value} or more"
    if error.validator == "exclusiveMinimum":
        return f"more than {error.validator_value}"
    return "a list without repeats" if error.validator == "uniqueItems" else "what JSON Schema allows there"


def _repair(error: Any, pointer: Pointer) -> Repair | None:
    """Write a scalar in the form that the keyword wants, and no entry instead of a null."""
    wanted, found, path = error.validator_value, error.instance, [*error.absolute_path]
    if error.validator == "uniqueItems":
        repeated = _repeated(found)
        return Repair("remove the repeats", tuple(Remove((*pointer, index)) for index in reversed(repeated)))
    if error.validator != "type" or not path or not isinstance(path[-1], str) or isinstance(found, (dict, list)):
        return None
    if found is None:
        return removal(pointer, safe=path[-2:-1] != ["properties"])
    if _wanted(error) == "a schema":
        schema = Set(pointer, {"type": found})
        return Repair(f"write {show(found)} as a schema", (schema,), safe=False) if found in listed("types") else None
    if "array" in wanted:
        return Repair(f"put {show(found)} into a list", (Set(pointer, [found]),), safe=False)
    number = {"integer", "number"}.intersection([wanted] if isinstance(wanted, str) else wanted)
    return replacement(pointer, int(found)) if number and _DIGITS.fullmatch(str(found)) else None


def _repeated(items: list[Any]) -> list[int]:
    """The indices of the items that stand there before."""
    seen: set[str] = set()
    repeated: list[int] = []
    for index, item in enumerate(items):
        text = json.dumps(item, sort_keys=True, default=repr)
        if text in seen:
            repeated.append(index)
        seen.add(text)
    return repeated


def _help(error: Any, site: Site) -> str:
    wanted, found = error.validator_value, error.instance
    if isinstance(found, str) and found in listed("types") and "object" in wanted:
        return f"write it as a schema: {pair(str(error.absolute_path[-1]), {'type': found}, site.context)}"
    if found is None:
        return "leave it out"
    if _wanted(error) == "a schema":
        key = error.absolute_path[-1]
        if isinstance(key, str):
            return f"write it as a schema, such as {pair(key, {'type': 'string'}, site.context)}"
    if error.validator == "type" and "array" in wanted and not isinstance(found, dict):
        return "put it into a list"
    if isinstance(found, str) and found.lstrip("-").isdecimal():
        return "write the number without quotes"
    if isinstance(found, list) and error.absolute_path[-1] == "items":
        return "write one schema for all items; several, by position, are `prefixItems`"
    return "see the keyword in the JSON Schema reference"
