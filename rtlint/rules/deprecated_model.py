"""A model whose end has been announced.

## Why

It works today and stops on a known day. `--today` shows what a file will look like then.

## Examples

```yaml bad at=/model
type: realtime
model: gpt-realtime
```

```yaml fixed unsafe
type: realtime
model: gpt-realtime-2.1
```

```yaml good today=2026-01-01
type: realtime
model: gpt-realtime
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.models import Life, Model, life, successor, successors, suits
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, model_name


@rule("RT503", on=("model", "transcription_model"), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    model = site.context.model(site.value)
    today = site.context.today
    if model is None or not site.context.target.lifecycle or not suits(model.family, site.field, site.subject.shape):
        return
    if life(model, today) is Life.DEPRECATED:
        new, best = successors(model, today), successor(model, today, site.context.dialect)
        yield site.problem(
            f"model {model_name(site.value, model.id)} is deprecated{_end(model, site)}",
            f"use {choices(new)}" if new else "choose a current model",
            fix=replacement(site.pointer, best, safe=False) if best and site.value == model.id else None,
        )


def _end(model: Model, site: Site) -> str:
    if model.shutdown is None:
        return ""
    days = (model.shutdown - site.context.today).days
    left = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    return f" and will be shut down on {model.shutdown}, {left}"
