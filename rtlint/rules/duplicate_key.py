"""The same key is written twice in one mapping, so one of the two values is lost.

## Why

Python's JSON reader keeps the last value, some YAML readers keep the first and others refuse the file. Which of the
two reaches the server depends on who loads the file. Keys are compared as text.

## Examples

```yaml bad
type: realtime
instructions: Be brief.
instructions: Be kind.
```

```yaml good
type: realtime
instructions: Be brief. Be kind.
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, reading_rule
from rtlint.source.problem import Problem


@reading_rule("RT002")
def check(problem: Problem) -> Iterator[Finding]:
    yield Finding(problem.pointer, problem.message, problem.help)
