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
      prompt: A talk about bicycles.
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      prompt: A talk about bicycles.
```

```yaml good
type: realtime
audio:
  input:
    transcription: null
```
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from rtlint.facts.models import Life, Model, life, models
from rtlint.repairs import addition
from rtlint.rule import Context, Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, place

_SHAPES = ("session", "transcription-session")


@schema_rule("RT530", explains=("required",), absence=True)
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("transcription_model") != () or error.subject is None or error.subject.shape not in _SHAPES:
        return
    model = best_model(error.holder, error.context)
    yield error.problem(
        f"missing field `model` in {place(error.pointer[:-1], error.context)}",
        f"add `model`: one of {choices(model.id for model in _offered(error.context))}"
        if error.context.target.models
        else "add `model`, as your server calls it",
        part="key",
        server=answer("missing", error.pointer, error.context),
        fix=addition(error.pointer, model, error.context, first=True, safe=False) if model else None,
    )


def best_model(options: Mapping[str, Any], context: Context) -> str | None:
    """The model that refuses the least of the `options` beside it; None where models have names of one's own."""
    offered = _offered(context) if context.target.models else ()
    refused = [(sum(model.caps.get(name) is False for name in options), model.id) for model in offered]
    return min(refused, key=itemgetter(0))[1] if refused else None


def _offered(context: Context) -> list[Model]:
    """The models to choose from: the current ones, else those that still run."""
    known = (model for model in models().values() if model.family == "transcription")
    living = [one for one in known if context.dialect in one.dialects and life(one, context.today) is not Life.RETIRED]
    return [model for model in living if life(model, context.today) is Life.CURRENT] or living
