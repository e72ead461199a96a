"""A model of the Chat Completions API as the model of a session.

## Why

The types of the Realtime API list the `gpt-audio` models, but their own pages describe them for Chat Completions. Whether
the Realtime endpoint serves them is not documented.

## Examples

```yaml bad at=/model
type: realtime
model: gpt-audio-1.5
```

```yaml fixed unsafe
type: realtime
model: gpt-realtime-2.1
```

```yaml good
type: realtime
model: gpt-realtime-2.1-mini
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.models import Life, life, models
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, show


@rule("RT508", on="model", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    model, today = site.context.model(site.value), site.context.today
    if model is None or model.family != "chat-audio" or life(model, today) is not Life.CURRENT:
        return  # that it ends is said already
    realtime = [fact for fact in models().values() if fact.family == "realtime" and life(fact, today) is Life.CURRENT]
    taken = [fact.id for fact in realtime if site.context.dialect in fact.dialects and site.value == model.id]
    yield site.problem(
        f"model {show(model.id)} is documented for Chat Completions, not for the Realtime API",
        f"use {choices(fact.id for fact in realtime)}",
        fix=replacement(site.pointer, taken[0], safe=False) if taken else None,
    )
