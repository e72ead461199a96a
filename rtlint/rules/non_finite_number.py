"""A number is not a number, or infinite, and JSON has no word for it.

## Why

YAML can say `.nan` and `.inf`, and Python's `json` writes `NaN` and `Infinity`; the server refuses such a body before it
looks at any field.

## Examples

```yaml bad
type: realtime
audio:
  output:
    speed: .nan
```

```yaml good
type: realtime
audio:
  output:
    speed: 1.0
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, reading_rule
from rtlint.source.problem import Problem


@reading_rule("RT005")
def check(problem: Problem) -> Iterator[Finding]:
    yield Finding(problem.pointer, problem.message, problem.help)
