"""The limit of output tokens is not a number from 1 to 4096, nor `inf`.

## Why

`inf` is a word here, not a number: YAML's `.inf` and Python's `Infinity` cannot be sent as JSON. Larger numbers are
refused for the models that are known to stop at the limit, and are only suspicious for the others.

## Examples

```yaml bad at=/max_output_tokens
type: realtime
max_output_tokens: 0
```

```yaml bad at=/max_output_tokens
type: realtime
max_output_tokens: infinite
```

```yaml bad at=/max_output_tokens
type: realtime
max_output_tokens: "4096"
```

```yaml good
type: realtime
max_output_tokens: inf
```

```yaml good
type: realtime
max_output_tokens: 4096
```
"""

import math
from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.limits import Limit, limits
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show_typed

_INFINITE = frozenset(("inf", ".inf", "infinity", "infinite", "+inf", "max", "unlimited"))


@rule("RT202", on="max_tokens", beside_schema=True)
def check(site: Site) -> Iterator[Finding]:
    limit, value = limits()["max_tokens"], site.value
    if value == limit.default or (_whole(value) and limit.minimum <= value <= limit.maximum):
        return
    yield site.problem(
        f"{place(site.pointer, site.context)} must be an integer from {limit.minimum} to {limit.maximum} "
        f"or `{limit.default}`, not {show_typed(value, site.pointer)}",
        _help(value, limit),
        severity=_severity(site, limit),
    )


def _help(value: object, limit: Limit) -> str:
    text = str(value).strip().lower()
    if text in _INFINITE or (isinstance(value, float) and math.isinf(value)):
        return f"write the word `{limit.default}`, with quotes in JSON"
    if isinstance(value, str) and text.isdecimal():
        return "write the number without quotes"
    return f"use `{limit.default}` for as many as the model can give"


def _severity(site: Site, limit: Limit) -> Severity:
    """Too many tokens are surely refused only by a model that is known to stop at the limit."""
    if not _whole(site.value) or site.value < limit.minimum:
        return Severity.ERROR
    fact = site.context.model(site.other("model"))
    limited = fact is not None and fact.max_output is not None and fact.max_output <= limit.maximum
    return Severity.ERROR if limited else Severity.WARNING


def _whole(value: object) -> bool:
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)
