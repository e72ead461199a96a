"""A translation session names an audio format.

## Why

Translation sessions hear and speak 16-bit PCM at 24 kHz and have no field to choose a format, so the server takes the key for
an unknown one. The audio has to be resampled before it is sent.

## Examples

```yaml bad at=/audio/output/format
model: gpt-realtime-translate
audio:
  output:
    format:
      type: audio/pcmu
    language: es
```

```yaml fixed
model: gpt-realtime-translate
audio:
  output:
    language: es
```

```yaml good
model: gpt-realtime-translate
audio:
  input:
    noise_reduction:
      type: near_field
  output:
    language: es
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import dialects
from rtlint.facts.formats import rates
from rtlint.repairs import removal
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, either, place


@schema_rule("RT525", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    if error.subject is None or error.subject.shape != "translation-session":
        return
    elsewhere = dialects()[error.context.dialect].fields["session"]
    if error.pointer[len(error.subject.pointer) :] in elsewhere["input_format"] + elsewhere["output_format"]:
        yield error.problem(
            f"{place(error.pointer, error.context)} is not a field of a translation session",
            f"remove it: the audio is always PCM at {either([str(rate) for rate in rates().values()])} Hz",
            part="key",
            server=answer("unknown", error.pointer, error.context),
            fix=removal(error.pointer),
        )
