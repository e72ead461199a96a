"""A field that the API does not know.

## Why

The server refuses the whole update over one unknown field. Everything else in it is lost too: the session goes on with
default tools, voice and instructions, and the symptom is "my tools are ignored".

## Examples

```yaml bad at=/instrutions
type: realtime
instrutions: Be brief.
```

```yaml good
type: realtime
instructions: Be brief.
```

```yaml bad at=/audio/noise_reduction
type: realtime
audio:
  noise_reduction:
    type: near_field
```

```yaml good
type: realtime
audio:
  input:
    noise_reduction:
      type: near_field
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import dialects
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.pointer import Pointer
from rtlint.words import answer, choices, did_you_mean, dotted, near, place, show


@schema_rule("RT101", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    name, known = error.pointer[-1], error.expected
    proper = _proper_place(error)
    if near(name, known) is None and proper is not None:
        advice = f"it belongs at `{dotted(proper)}`"
    else:
        advice = did_you_mean(name, known) or (f"known here: {choices(known, 'and')}" if known else "remove it")
    yield error.problem(
        f"unknown field {show(name)} in {place(error.pointer[:-1], error.context)}",
        advice,
        part="key",
        server=answer("unknown", error.pointer, error.context),
    )


def _proper_place(error: SchemaError) -> Pointer | None:
    """Where in the same object a field of this name does belong."""
    if error.subject is None:
        return None
    fields = dialects()[error.context.dialect].fields.get(error.subject.shape, {})
    places = [pointer for pointers in fields.values() for pointer in pointers if pointer[-1] == error.pointer[-1]]
    return places[0] if len(places) == 1 else None
