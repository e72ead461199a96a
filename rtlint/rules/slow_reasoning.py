"""A voice session reasons with high effort.

## Why

The model thinks before it speaks, and the caller hears nothing meanwhile. The guide says to begin with `low`, and to go up
only when answers are wrong.

## Examples

```yaml bad at=/reasoning/effort
type: realtime
model: gpt-realtime-2.1
reasoning:
  effort: xhigh
```

```yaml good
type: realtime
model: gpt-realtime-2.1
reasoning:
  effort: low
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import listed, text
from rtlint.rule import Finding, Site, rule
from rtlint.words import pair, show


@rule("RT822", on="reasoning", severity=Severity.INFO, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    model = site.context.model(site.other("model"))
    if model is not None and model.caps.get("reasoning") is False:  # so that all of it goes
        return
    effort = site.value.get("effort")
    speaks = site.other("modalities") != ["text"]
    if isinstance(effort, str) and effort in listed("slow_efforts") and speaks:
        yield site.problem(
            f"effort {show(effort)} makes callers wait for each answer",
            f"begin with {pair('effort', text('usual_effort'), site.context)}",
            at=(*site.pointer, "effort"),
        )
