"""An option that only reasoning models have, with a model that does not reason.

## Why

The server answers `Unsupported option for this model` to `reasoning` and `parallel_tool_calls`, and refuses the whole
update.

## Examples

```yaml bad at=/reasoning
type: realtime
model: gpt-realtime-1.5
reasoning:
  effort: low
```

```yaml fixed
type: realtime
model: gpt-realtime-1.5
```

```yaml bad at=/parallel_tool_calls
type: realtime
model: gpt-realtime-1.5
parallel_tool_calls: true
```

```yaml fixed
type: realtime
model: gpt-realtime-1.5
```

```yaml good
type: realtime
model: gpt-realtime-2.1
reasoning:
  effort: low
parallel_tool_calls: true
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.models import Life, life, models
from rtlint.repairs import removal
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import choices, model_name


@rule("RT430", on=("reasoning", "parallel_tool_calls"), dialects=("ga",), silencing=False)
def check(site: Site) -> Iterator[Finding]:
    name, context = site.other("model"), site.context
    model = context.model(name)
    if model is None or model.caps.get("reasoning") is not False:
        return
    able = [
        one.id for one in models().values() if one.caps.get("reasoning") and life(one, context.today) is Life.CURRENT
    ]
    yield site.problem(
        f"`{site.field}` is not an option of {model_name(name, model.id)}, which does not reason",
        f"remove it, or use {choices(able)}" if able else "remove it",
        part="key",
        severity=None if context.target.models else Severity.WARNING,
        fix=removal(site.pointer, safe=context.target.models),
        related=(Mention("the model is chosen here", (*site.subject.pointer, "model")),),
    )
