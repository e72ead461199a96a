"""A transcription session names its model at the top, as a realtime session does.

## Why

A transcription session has no model of its own, only that of its transcription. The server refuses the whole update; for
the model of the address it says `You must not provide a model parameter for transcription sessions.`

## Examples

```yaml bad at=/model
type: transcription
model: gpt-4o-transcribe
audio:
  input:
    turn_detection: null
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
    turn_detection: null
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import dialects
from rtlint.rule import Finding, SchemaError, Site, schema_rule
from rtlint.words import answer, dotted


@schema_rule("RT532", explains=("branch", "additionalProperties"))
def check(error: SchemaError) -> Iterator[Finding]:
    subject, context = error.subject, error.context
    if subject is None or subject.shape != "transcription-session" or error.pointer != (*subject.pointer, "model"):
        return
    fact = context.model(error.value)
    (home, *_) = dialects()[context.dialect].fields[subject.shape]["transcription_model"]
    taken = Site("model", error.value, error.pointer, subject, context).where("transcription_model")
    moves = taken is None and (fact is None or fact.family == "transcription")
    yield error.problem(
        "a transcription session has no `model` at its top",
        f"move it to `{dotted(home)}`" if moves else f"remove it: what counts is `{dotted(home)}`",
        part="key",
        server=answer("unknown", error.pointer, context),
    )
