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

```yaml fixed
type: transcription
audio:
  input:
    turn_detection: null
    transcription:
      model: gpt-4o-transcribe
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-transcribe
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.dialects import dialects
from rtlint.repairs import is_free, removal
from rtlint.rule import Finding, SchemaError, Site, schema_rule
from rtlint.source.change import Move
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.words import answer, dotted, place


@schema_rule("RT532", explains=("branch", "additionalProperties"))
def check(error: SchemaError) -> Iterator[Finding]:
    subject, context = error.subject, error.context
    if subject is None or subject.shape != "transcription-session" or error.pointer != (*subject.pointer, "model"):
        return
    fact = context.model(error.value)
    (home, *_) = dialects()[context.dialect].fields[subject.shape]["transcription_model"]
    taken = Site("model", error.value, error.pointer, subject, context).where("transcription_model")
    fits = fact.family == "transcription" if fact is not None else isinstance(error.value, (str, Opaque))
    moves = taken is None and fits
    yield error.problem(
        "a transcription session has no `model` at its top",
        f"move it to `{dotted(home)}`" if moves else f"remove it: what counts is `{dotted(home)}`",
        part="key",
        server=answer("unknown", error.pointer, context),
        fix=_move(error, subject.pointer + home, safe=bool(fact))
        if moves
        else removal(error.pointer, safe=error.value is None),
    )


def _move(error: SchemaError, to: Pointer, *, safe: bool) -> Repair | None:
    if not is_free(error.holder, to[len(error.pointer) - 1 :]):
        return None
    return Repair(f"move `model` to {place(to, error.context)}", (Move(error.pointer, to),), safe)
