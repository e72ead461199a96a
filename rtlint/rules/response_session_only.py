"""A field of a session stands in a response.

## Why

A response replaces some fields of its session for once: instructions, tools, output. How it hears (`audio.input`, turn
detection), its model, `speed`, tracing and truncation are the session's alone: `Unknown parameter: 'response.speed'`.

## Examples

```yaml bad at=/response/audio/output/speed
type: response.create
response:
  instructions: Say hello.
  audio:
    output:
      speed: 1.2
```

```yaml fixed
type: response.create
response:
  instructions: Say hello.
```

```yaml bad at=/response/turn_detection
type: response.create
response:
  output_modalities: [text]
  turn_detection: null
```

```yaml fixed
type: response.create
response:
  output_modalities: [text]
```

```yaml good
type: response.create
response:
  audio:
    output:
      voice: marin
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.dialects import dialects, home
from rtlint.repairs import removals
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.pointer import Pointer
from rtlint.words import answer, dotted, show


@schema_rule("RT226", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    subject = error.subject
    if subject is None or subject.shape != "response":
        return
    inside = error.pointer[len(subject.pointer) :]
    moved = len(inside) == 1 and home(str(inside[0]), subject.shape, error.context.dialect) is not None
    if not moved and _is_of_session(inside):
        yield error.problem(
            f"{show(dotted(inside))} is a field of the session, not of a response",
            "remove it, or send it in `session.update`",
            part="key",
            server=answer("unknown", error.pointer, error.context),
            fix=Repair(f"remove {show(dotted(inside))}", removals(subject, [error.pointer])),
        )


def _is_of_session(inside: Pointer) -> bool:
    """Whether some field of a session, in whichever dialect, stands at or below this place."""
    return any(
        place[: len(inside)] == inside
        for dialect in dialects().values()
        for places in dialect.fields["session"].values()
        for place in places
    )
