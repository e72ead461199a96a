"""The limit of output tokens is not a number from 1 to 4096, nor `inf`.

## Why

`inf` is a word here, not a number: YAML's `.inf` and Python's `Infinity` cannot be sent as JSON. Larger numbers are
refused for the models that are known to stop at the limit, and are only suspicious for the others.

## Examples

```yaml bad at=/max_output_tokens
type: realtime
max_output_tokens: 0
```

```yaml fixed unsafe
type: realtime
max_output_tokens: inf
```

```yaml bad at=/max_output_tokens
type: realtime
max_output_tokens: infinite
```

```yaml fixed
type: realtime
max_output_tokens: inf
```

```yaml bad at=/max_output_tokens
type: realtime
max_output_tokens: "4096"
```

```yaml fixed
type: realtime
max_output_tokens: 4096
```

```yaml good
type: realtime
max_output_tokens: 4096
```
"""

import math
from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.limits import Limit, limits
from rtlint.repairs import removal, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show_typed

_INFINITE = frozenset(("inf", ".inf", "infinity", "infinite", "+inf", "max", "unlimited"))

#: A number of more digits than this is none that somebody meant.
_DIGITS = 10


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
        fix=_repair(site, limit),
    )


def _help(value: object, limit: Limit) -> str:
    text = str(value).strip().lower()
    if _is_infinite(value):
        return f"write the word `{limit.default}`, with quotes in JSON"
    if isinstance(value, str) and text.isdecimal():
        return "write the number without quotes"
    return f"use `{limit.default}` for as many as the model can give"


def _repair(site: Site, limit: Limit) -> Repair | None:
    """Write the same in the right spelling; else the nearest number that is allowed, and no limit for none at all."""
    value, text = site.value, str(site.value).strip()
    if value is None:
        return removal(site.pointer)
    if _is_infinite(value):
        return replacement(site.pointer, limit.default)
    if isinstance(value, str) and text.isdecimal() and len(text) < _DIGITS:
        value = int(text)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    if value < limit.minimum:
        return replacement(site.pointer, limit.default, safe=False)
    meant = int(min(value, limit.maximum))
    return replacement(site.pointer, meant, safe=meant == value)


def _is_infinite(value: object) -> bool:
    return value == math.inf or (isinstance(value, str) and value.strip().lower() in _INFINITE)


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
