"""A transcription does not name its model.

## Why

There is no default. The server answers `Missing required parameter: 'session.input_audio_transcription.model'`, to an
empty object too, and refuses the whole update. Transcription is switched off by null, not by `{}`.

## Examples

```yaml bad at=/audio/input/transcription/model
type: realtime
audio:
  input:
    transcription:
      language: en
```

```yaml good
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      language: en
```

```yaml good
type: realtime
audio:
  input:
    transcription: null
```
"""

from collections.abc import Iterator

from rtlint.facts.models import Life, Model, life, models
from rtlint.rule import Context, Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, place

_SHAPES = ("session", "transcription-session")


@schema_rule("RT530", explains=("required",), absence=True)
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("transcription_model") != () or error.subject is None or error.subject.shape not in _SHAPES:
        return
    living = [model for model in models().values() if model.family == "transcription" and _lives(model, error.context)]
    current = [model for model in living if life(model, error.context.today) is Life.CURRENT]
    yield error.problem(
        f"missing field `model` in {place(error.pointer[:-1], error.context)}",
        f"add `model`: one of {choices(model.id for model in current or living)}"
        if error.context.target.models
        else "add `model`, as your server calls it",
        part="key",
        server=answer("missing", error.pointer, error.context),
    )


def _lives(model: Model, context: Context) -> bool:
    return context.dialect in model.dialects and life(model, context.today) is not Life.RETIRED
