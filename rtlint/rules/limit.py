"""The document is larger or deeper than anything a server would take, and is not read.

## Why

Documents are read up to a size, a depth, a number of values after aliases are expanded, and a number of digits. What
lies beyond is a generated file or an attack on whoever reads it ("billion laughs"), not a configuration.

## Examples

```yaml bad
a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e]
```

```yaml good
type: realtime
max_output_tokens: 4096
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, reading_rule
from rtlint.source.problem import Problem


@reading_rule("RT006")
def check(problem: Problem) -> Iterator[Finding]:
    yield Finding(problem.pointer, problem.message, problem.help)
