"""A tool has to be called, and there is none.

## Why

With `required`, or with a certain tool chosen, the model must not answer by itself; without tools it can do nothing at
all. A `session.update` or a response without `tools` goes on with those declared before, and gets no finding.

## Examples

```yaml bad at=/session/tool_choice kind=client-secret
session:
  type: realtime
  model: gpt-realtime-2.1
  tool_choice: required
```

```yaml fixed unsafe kind=client-secret
session:
  type: realtime
  model: gpt-realtime-2.1
  tool_choice: auto
```

```yaml good
type: response.create
response:
  tool_choice: required
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.tools import forces, has_nothing_to_call
from rtlint.words import pair, place, show


@rule("RT423", on="tool_choice", absence=True, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if forces(site.value) and has_nothing_to_call(site):
        forced = show(site.value) if isinstance(site.value, str) else "a certain tool"
        yield site.problem(
            f"{place(site.pointer, site.context)} is {forced}, and there are no tools to call",
            f"declare tools, or write {pair('tool_choice', 'auto', site.context)}",
            severity=None if site.context.phase == "create" else Severity.WARNING,
            fix=replacement(site.pointer, "auto", safe=False),
        )
