"""A model of another kind than its field needs.

## Why

A speech-to-speech session, the transcription inside of it and a translation session each have models of their own. The
server answers `Model "gpt-4o-mini-transcribe" is a transcription model and cannot be used as the realtime session model`
and refuses the connection.

## Examples

```yaml bad at=/model
type: realtime
model: gpt-transcribe
```

```yaml good
type: realtime
model: gpt-realtime-2.1
```

```yaml bad at=/audio/input/transcription/model
type: realtime
audio:
  input:
    transcription:
      model: gpt-realtime-2.1
```

```yaml good
type: realtime
audio:
  input:
    transcription:
      model: gpt-live-transcribe
```
"""

from collections.abc import Iterator

from rtlint.facts.models import Life, life, models, suits, text_models
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, place, show


@rule("RT504", on=("model", "transcription_model"))
def check(site: Site) -> Iterator[Finding]:
    if not site.context.target.models or not isinstance(site.value, str):
        return
    model = site.context.model(site.value)
    family = "text" if model is None and site.value in text_models() else model.family if model else None
    if family is None or suits(family, site.field, site.subject.shape):
        return
    right = [
        fact.id
        for fact in models().values()
        if suits(fact.family, site.field, site.subject.shape)
        and fact.family != "chat-audio"  # which another rule advises against
        and life(fact, site.context.today) is Life.CURRENT
    ]
    yield site.problem(
        f"{show(site.value)} is a {family} model, which {place(site.pointer, site.context)} cannot be",
        f"use {choices(right)}",
    )
