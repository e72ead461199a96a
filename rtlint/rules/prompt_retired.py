"""A stored prompt is used, and stored prompts end.

## Why

Prompts stored at OpenAI and named by their id are being switched off, so that a session that relies on one starts without
instructions. Their text belongs into `instructions`. Where a file has both, its own `instructions` already replace those of
the prompt.

## Examples

```yaml bad at=/prompt
type: realtime
prompt:
  id: pmpt_123
```

```yaml bad at=/prompt today=2026-12-24
type: realtime
prompt:
  id: pmpt_123
```

```yaml bad at=/prompt
type: realtime
instructions: You answer the phone of a bicycle shop.
prompt:
  id: pmpt_123
```

```yaml fixed unsafe
type: realtime
instructions: You answer the phone of a bicycle shop.
```

```yaml good
type: realtime
instructions: You answer the phone.
```

```yaml good today=2026-05-01
type: realtime
prompt:
  id: pmpt_123
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.features import features
from rtlint.repairs import removal
from rtlint.rule import Finding, Mention, Site, rule


@rule("RT206", on="prompt", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    end, today = features()[site.field], site.context.today
    if site.value is None or not site.context.target.lifecycle or today < end.announced:
        return
    days, own = (end.shutdown - today).days, site.where("instructions")
    when = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    yield site.problem(
        f"stored prompts were shut down on {end.shutdown}"
        if days < 0
        else f"stored prompts will be shut down on {end.shutdown}, {when}",
        "remove it, if `instructions` says enough" if own else "write the text of the prompt into `instructions`",
        part="key",
        severity=Severity.ERROR if days < 0 else None,
        related=(Mention("these replace the instructions of the prompt", own),) if own else (),
        fix=removal(site.pointer, safe=False) if site.other("instructions") else None,
    )
