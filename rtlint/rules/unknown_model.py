"""A model that rtlint does not know.

## Why

The API takes any string and refuses the connection when the model does not exist. New models appear, so this is a
warning; a name one letter off is most likely a slip.

## Examples

```yaml bad at=/model
type: realtime
model: gpt-realtime-2.l
```

```yaml fixed unsafe
type: realtime
model: gpt-realtime-2.1
```

```yaml good
type: realtime
model: gpt-realtime-2
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.models import Life, life, models, near_misses, suits, text_models
from rtlint.repairs import replacement
from rtlint.rule import Context, Finding, Site, rule
from rtlint.words import choices, near, show


@rule("RT501", on=("model", "transcription_model"), severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    if not site.context.target.models or not isinstance(site.value, str) or _is_known(site.value, site.context):
        return
    family = "transcription" if site.field == "transcription_model" else "realtime"
    current = [
        model.id
        for model in models().values()
        if model.family == family and life(model, site.context.today) is Life.CURRENT
    ]
    meant = near_misses().get(site.value) or near(site.value, current) or near(site.value, models())
    yield site.problem(
        f"unknown model {show(site.value)}",
        f"did you mean `{meant}`?" if meant else f"current models: {choices(current, 'and')}",
        fix=replacement(site.pointer, meant, safe=False) if meant and _serves(meant, site) else None,
    )


def _serves(name: str, site: Site) -> bool:
    """Whether a model runs, and can be the value of the field."""
    model = models().get(name)
    if model is None or life(model, site.context.today) is Life.RETIRED:
        return False
    return suits(model.family, site.field, site.subject.shape)


def _is_known(name: str, context: Context) -> bool:
    return name in {*models(), *text_models(), *context.known_models, *context.deployments}
