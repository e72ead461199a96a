"""A beta field in a GA payload.

## Why

The GA interface moved or renamed most fields, and refuses the whole update over an old one:
`Unknown parameter: 'session.voice'`.

## Examples

```yaml bad at=/voice
type: realtime
voice: marin
```

```yaml good
type: realtime
audio:
  output:
    voice: marin
```

```yaml bad at=/temperature
type: realtime
temperature: 0.8
```

```yaml good
type: realtime
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import home
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, dotted, show


@schema_rule("RT602", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    subject, key = error.subject, error.pointer[-1]
    if subject is None or error.context.dialect != "ga" or not _placed(error):
        return
    moved = home(str(key), subject.shape, error.context.dialect)
    if moved is None:
        return
    yield error.problem(
        f"{show(key)} is a field of {moved.dialect.title}, not of GA",
        f"it moved to `{dotted(moved.pointer)}`" if moved.pointer else "remove it: GA has no such field",
        part="key",
        server=answer("unknown", error.pointer, error.context),
    )


def _placed(error: SchemaError) -> bool:
    """Whether the key stands where a beta key is put: at the top of its object, or inside of `audio`."""
    inside = error.pointer[len(error.subject.pointer) :] if error.subject else ()
    return len(inside) == 1 or (inside[0] == "audio" and len(inside) <= 3)
