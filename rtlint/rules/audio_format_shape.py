"""An audio format is written as beta wrote it.

## Why

Beta named a format by a word, ga by an object: `pcm16` became `{type: audio/pcm, rate: 24000}`. The server answers
`Invalid type for 'session.audio.input.format': expected an object, but got a string instead.`

## Examples

```yaml bad at=/audio/input/format
type: realtime
audio:
  input:
    format: g711_ulaw
```

```yaml good
type: realtime
audio:
  input:
    format:
      type: audio/pcmu
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import dialects
from rtlint.facts.formats import formats
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, pair, place, show_typed


@schema_rule("RT520", explains=("type",))
def check(error: SchemaError) -> Iterator[Finding]:
    subject = error.subject
    if subject is None or not isinstance(error.value, str) or "object" not in error.expected:
        return
    fields = dialects()[error.context.dialect].fields.get(subject.shape, {})
    places = fields.get("input_format", ()) + fields.get("output_format", ())
    meant = formats().get(error.value.lower().replace("-", "_"))
    if error.pointer[len(subject.pointer) :] in places and meant is not None:
        yield error.problem(
            f"{place(error.pointer, error.context)} must be an object, not {show_typed(error.value)}",
            f"write {pair('format', meant, error.context)}",
            server=answer("type", error.pointer, error.context),
        )
