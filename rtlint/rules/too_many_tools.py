"""There are more tools than a model chooses well among.

## Why

No limit is documented. Each description is paid for in every turn, and the more there are, the more often the wrong one
is called. Off unless selected.

## Examples

```yaml bad at=/tools
type: realtime
tools:
  - {type: function, name: tool_1, description: The first of many tools.}
  - {type: function, name: tool_2, description: The next of many tools.}
  - {type: function, name: tool_3, description: The next of many tools.}
  - {type: function, name: tool_4, description: The next of many tools.}
  - {type: function, name: tool_5, description: The next of many tools.}
  - {type: function, name: tool_6, description: The next of many tools.}
  - {type: function, name: tool_7, description: The next of many tools.}
  - {type: function, name: tool_8, description: The next of many tools.}
  - {type: function, name: tool_9, description: The next of many tools.}
  - {type: function, name: tool_10, description: The next of many tools.}
  - {type: function, name: tool_11, description: The next of many tools.}
  - {type: function, name: tool_12, description: The next of many tools.}
  - {type: function, name: tool_13, description: The next of many tools.}
  - {type: function, name: tool_14, description: The next of many tools.}
  - {type: function, name: tool_15, description: The next of many tools.}
  - {type: function, name: tool_16, description: The next of many tools.}
  - {type: function, name: tool_17, description: The next of many tools.}
  - {type: function, name: tool_18, description: The next of many tools.}
  - {type: function, name: tool_19, description: The next of many tools.}
  - {type: function, name: tool_20, description: The next of many tools.}
  - {type: function, name: tool_21, description: The last of many tools.}
```

```yaml good
type: realtime
tools:
  - {type: function, name: tool_1, description: The only tool there is.}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import number
from rtlint.rule import Finding, Site, rule


@rule("RT823", on="tools", severity=Severity.INFO, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if isinstance(site.value, list) and len(site.value) > number("many"):
        yield site.problem(
            f"{len(site.value)} tools; above {number('many')} the model errs more often about which one to call",
            "merge some of them, or declare only those that the moment needs",
        )
