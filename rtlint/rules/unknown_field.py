"""A field that the API does not know.

## Why

The server refuses the whole update over one unknown field. Everything else in it is lost too: the session goes on with
default tools, voice and instructions, and the symptom is "my tools are ignored".

## Examples

```yaml bad at=/instrutions
type: realtime
instrutions: Be brief.
```

```yaml fixed unsafe
type: realtime
instructions: Be brief.
```

```yaml bad at=/audio/noise_reduction
type: realtime
audio:
  noise_reduction:
    type: near_field
```

```yaml fixed
type: realtime
audio:
  input:
    noise_reduction:
      type: near_field
```

```yaml good
type: realtime
tool_choice: auto
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.dialects import dialects
from rtlint.repairs import is_free
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Move, Rename
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.words import answer, choices, dotted, near, place, show


@schema_rule("RT101", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    name, known = error.pointer[-1], error.expected
    meant, proper = near(name, known), _proper_place(error)
    if meant is None and proper is not None:
        advice = f"it belongs at `{dotted(proper)}`"
    elif meant is not None:
        advice = f"did you mean `{meant}`?"
    else:
        advice = f"known here: {choices(known, 'and')}" if known else "remove it"
    yield error.problem(
        f"unknown field {show(name)} in {place(error.pointer[:-1], error.context)}",
        advice,
        part="key",
        server=answer("unknown", error.pointer, error.context),
        fix=_move(error, proper) if meant is None else _rename(error, meant),
    )


def _rename(error: SchemaError, meant: str) -> Repair | None:
    if meant in error.holder or not _admits(error, (*error.pointer[:-1], meant)):
        return None
    return Repair(f"rename {show(error.pointer[-1])} to `{meant}`", (Rename(error.pointer, meant),), safe=False)


def _move(error: SchemaError, proper: Pointer | None) -> Repair | None:
    """Move it to its place if that is free. An object says by itself what it is; a single word may mean another field."""
    if proper is None or error.subject is None or not is_free(error.subject.value, proper):
        return None
    to, safe = error.subject.pointer + proper, error.value is None or isinstance(error.value, dict)
    if not _admits(error, to):
        return None
    return Repair(f"move {show(error.pointer[-1])} to `{dotted(proper)}`", (Move(error.pointer, to),), safe)


def _admits(error: SchemaError, pointer: Pointer) -> bool:
    """Whether the value, as far as it is known, is of a type that another place takes."""
    from rtlint.explain import admits

    return isinstance(error.value, Opaque) or admits(pointer, error.value, error.context)


def _proper_place(error: SchemaError) -> Pointer | None:
    """Where in the same object a field of this name does belong."""
    if error.subject is None:
        return None
    fields = dialects()[error.context.dialect].fields.get(error.subject.shape, {})
    places = [pointer for pointers in fields.values() for pointer in pointers if pointer[-1] == error.pointer[-1]]
    return places[0] if len(places) == 1 else None
