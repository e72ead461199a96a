"""A reasoning effort that works but is not documented.

## Why

Clients report that current models take `none`, and Azure's list has it, but OpenAI's reference begins with `minimal`. What
is not documented can go without notice.

## Examples

```yaml bad at=/reasoning/effort
type: realtime
model: gpt-realtime-2.1
reasoning:
  effort: none
```

```yaml fixed unsafe
type: realtime
model: gpt-realtime-2.1
reasoning:
  effort: minimal
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
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import pair, place, show


@rule("RT431", on="reasoning", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    model = site.context.model(site.other("model"))
    if model is not None and model.caps.get("reasoning") is False:  # so that all of it goes
        return
    effort = site.value.get("effort")
    if isinstance(effort, str) and effort in listed("undocumented_efforts"):
        pointer, least = (*site.pointer, "effort"), text("least_effort")
        yield site.problem(
            f"{show(effort)} is not a documented value of {place(pointer, site.context)}",
            f"write {pair('effort', least, site.context)}, the least that is documented",
            at=pointer,
            fix=replacement(pointer, least, safe=False),
        )
