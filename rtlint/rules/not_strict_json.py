"""A `.json` file has comments or trailing commas, which JSON does not know.

## Why

Editors forgive them; `JSON.parse` and Python's `json` do not, so the program that loads the file fails. The payload is
checked as if they were not there. A `.jsonc` file may have both.

## Examples

```json bad
{
  "type": "realtime",
  "instructions": "Be brief.",
}
```

```json good
{
  "type": "realtime",
  "instructions": "Be brief."
}
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, reading_rule
from rtlint.source.problem import Problem


@reading_rule("RT004")
def check(problem: Problem) -> Iterator[Finding]:
    yield Finding(problem.pointer, problem.message, problem.help)
