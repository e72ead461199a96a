"""A beta field in a GA payload.

## Why

The GA interface moved or renamed most fields, and refuses the whole update over an old one:
`Unknown parameter: 'session.voice'`.

## Examples

```yaml bad at=/voice
type: realtime
voice: marin
```

```yaml fixed
type: realtime
audio:
  output:
    voice: marin
```

```yaml bad at=/temperature
type: realtime
temperature: 0.8
```

```yaml fixed unsafe
type: realtime
```

```yaml good
type: realtime
model: gpt-realtime-2.1
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.dialects import Home, home
from rtlint.migration import Wishes, changes_of, key_steps, left_of
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Remove
from rtlint.words import answer, dotted, show

#: Where a field is looked for that belongs elsewhere.
_AUDIO = "audio"


@schema_rule("RT602", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    subject, key = error.subject, error.pointer[-1]
    if subject is None or error.context.dialect != "ga" or not _placed(error):
        return
    moved = home(str(key), subject.shape, error.context.dialect)
    if moved is None:
        return
    message, advice = f"{show(key)} is a field of {moved.dialect.title}, not of GA", "remove it: GA has no such field"
    if moved.pointer == (key,):
        message, advice = f"{show(key)} is no field of `{_AUDIO}`", f"it belongs beside `{_AUDIO}`"
    elif moved.pointer:
        advice = f"it moved to `{dotted(moved.pointer)}`"
    yield error.problem(
        message,
        advice,
        part="key",
        server=answer("unknown", error.pointer, error.context),
        fix=_moved(error, moved),
    )


def _moved(error: SchemaError, moved: Home) -> Repair | None:
    """The field at its new place, in its new form. Where something of it is lost, that is not safe."""
    if error.subject is None:
        return None
    key = str(error.pointer[-1])
    steps = [*key_steps(key, error.value, error.pointer, error.subject, error.context, Wishes(drop=True))]
    changes, left = changes_of(steps), left_of(steps)
    if not changes or any(each.stop for each in left):
        return None
    goes = isinstance(changes[-1], Remove) and changes[-1].pointer == error.pointer
    title = f"remove {show(key)}" if goes or not moved.pointer else f"move {show(key)} to `{dotted(moved.pointer)}`"
    if not goes and moved.pointer == (key,):
        title = f"move {show(key)} out of `{_AUDIO}`"
    return Repair(title, changes, safe=not left)


def _placed(error: SchemaError) -> bool:
    """Whether the key stands where a beta key is put: at the top of its object, or inside of `audio`."""
    inside = error.pointer[len(error.subject.pointer) :] if error.subject else ()
    return len(inside) == 1 or (inside[0] == _AUDIO and len(inside) <= 3)
