"""There are tools, and the tool choice forbids all of them.

## Why

With `none` the model does not call anything, though it pays for the descriptions in every turn. It is right where single
responses choose otherwise.

## Examples

```yaml bad at=/tool_choice
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice: none
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice: auto
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import text
from rtlint.rule import Finding, Site, rule
from rtlint.words import pair, place


@rule("RT821", on="tool_choice", severity=Severity.INFO, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if site.value == text("disabling_choice") and site.other("tools"):
        yield site.problem(
            f"{place(site.pointer, site.context)} forbids the tools that are declared beside it",
            f"write {pair('tool_choice', 'auto', site.context)} to let the model use them",
        )
