"""The file is not YAML or JSON, so nothing in it can be checked.

## Why

A file that does not parse reaches no server: the program that loads it fails first, often with a message about a line
far below the mistake. Nothing else is reported for a document that cannot be read.

## Examples

```yaml bad
type: realtime
instructions: Be brief: no small talk.
```

```yaml good
type: realtime
instructions: "Be brief: no small talk."
```

```json bad
{"type": "realtime", "instructions": 'Be brief.'}
```

```json good
{"type": "realtime", "instructions": "Be brief."}
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, reading_rule
from rtlint.source.problem import Problem


@reading_rule("RT001")
def check(problem: Problem) -> Iterator[Finding]:
    yield Finding(problem.pointer, problem.message, problem.help)
