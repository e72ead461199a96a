"""A model that has been shut down.

## Why

The server refuses it when the call connects, before the first audio frame. The day of the shutdown is the last day of
service.

## Examples

```yaml bad at=/model
type: realtime
model: gpt-4o-realtime-preview
```

```yaml fixed unsafe
type: realtime
model: gpt-realtime-1.5
```

```yaml good
type: realtime
model: gpt-realtime-2.1
```

```yaml good today=2026-05-01
type: realtime
model: gpt-realtime-1.5
```
"""

from collections.abc import Iterator

from rtlint.facts.models import Life, life, successor, successors, suits
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, model_name


@rule("RT502", on=("model", "transcription_model"))
def check(site: Site) -> Iterator[Finding]:
    model = site.context.model(site.value)
    today = site.context.today
    if model is None or not site.context.target.lifecycle or not suits(model.family, site.field, site.subject.shape):
        return
    if life(model, today) is Life.RETIRED:
        new, best = successors(model, today), successor(model, today, site.context.dialect)
        yield site.problem(
            f"model {model_name(site.value, model.id)} was shut down on {model.shutdown}",
            f"use {choices(new)}" if new else "choose a current model",
            fix=replacement(site.pointer, best, safe=False) if best and site.value == model.id else None,
        )
