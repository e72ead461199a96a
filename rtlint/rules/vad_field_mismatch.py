"""A turn-detection field belongs to the other type of turn detection.

## Why

`server_vad` listens for silence and takes thresholds and milliseconds; `semantic_vad` listens for the end of a thought and
takes `eagerness`. The server keeps the two apart and refuses the whole update over a field of the other one, also when
its value is null. It often comes from merging a mode over defaults.

## Examples

```yaml bad at=/audio/input/turn_detection/threshold
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
      threshold: 0.5
```

```yaml fixed
type: realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
```

```yaml bad at=/audio/input/turn_detection/eagerness
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      eagerness: low
```

```yaml fixed
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      threshold: 0.5
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import dialects
from rtlint.repairs import removal
from rtlint.rule import Finding, Mention, SchemaError, schema_rule
from rtlint.words import answer, choices, show


@schema_rule("RT301", explains=("branch",))
def check(error: SchemaError) -> Iterator[Finding]:
    branch, subject = error.branch, error.subject
    if branch is None or subject is None:
        return
    fields = dialects()[error.context.dialect].fields.get(subject.shape, {})
    inside = error.pointer[len(subject.pointer) : -1]
    if inside in fields.get("turn_detection", ()):
        yield error.problem(
            f"{show(error.pointer[-1])} is not a field of {show(branch.value)}",
            f"remove it, or use `type: {choices(branch.owners).strip('`')}`",
            part="key",
            related=(Mention(f"{show(branch.value)} is chosen here", branch.tag),),
            server=answer("unknown", error.pointer, error.context),
            fix=removal(error.pointer),
        )
