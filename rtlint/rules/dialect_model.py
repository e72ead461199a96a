"""A beta session names a model that only the ga interface has.

## Why

Models that came after the beta interface were only offered by ga. Here it ends like any unknown model: the session is
refused, or never starts.

## Examples

```yaml bad today=2026-05-10 at=/session/model
type: session.update
session:
  modalities: [audio, text]
  model: gpt-realtime-1.5
```

```yaml good today=2026-05-10
type: session.update
session:
  modalities: [audio, text]
  model: gpt-realtime
```

```yaml good
type: realtime
model: gpt-realtime-1.5
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.models import Life, life, models, suits
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, model_name


@rule("RT505", on=("model", "transcription_model"), severity=Severity.WARNING, dialects=("beta",))
def check(site: Site) -> Iterator[Finding]:
    context, shape = site.context, site.subject.shape
    model, until = context.model(site.value), context.target.speaks_beta_until
    if model is None or not context.target.models or context.dialect in model.dialects:
        return
    if until is not None and context.today > until:
        return
    if not suits(model.family, site.field, shape) or life(model, context.today) is Life.RETIRED:
        return
    right = [
        fact.id
        for fact in models().values()
        if context.dialect in fact.dialects
        and suits(fact.family, site.field, shape)
        and life(fact, context.today) is Life.CURRENT
    ]
    yield site.problem(
        f"{model_name(site.value, model.id)} is a model of {choices(model.dialects)}, not of `{context.dialect}`",
        f"move the session to {choices(model.dialects)}{', or use ' + choices(right) if right else ''}",
    )
