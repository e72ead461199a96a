"""The temperature of a beta session lies outside of what the beta interface took.

## Why

The Realtime API never had the 0 to 2 of the text APIs: a beta server answers
`decimal below minimum value. Expected a value >= 0.6` and refuses the whole update. The GA interface has no temperature.

## Examples

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/temperature
voice: alloy
temperature: 0
```

```yaml fixed unsafe dialect=beta kind=session target=azure-openai-preview
voice: alloy
temperature: 0.6
```

```yaml good dialect=beta kind=session target=azure-openai-preview
voice: alloy
temperature: 0.8
```
"""

from collections.abc import Iterator

from rtlint.facts.limits import limits
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show


@rule("RT203", on="temperature", dialects=("beta",))
def check(site: Site) -> Iterator[Finding]:
    limit = limits()["temperature"]
    if not limit.minimum <= site.value <= limit.maximum:
        nearest = limit.minimum if site.value < limit.minimum else limit.maximum
        yield site.problem(
            f"{place(site.pointer, site.context)} must be between {limit.minimum} and {limit.maximum}, "
            f"not {show(site.value)}",
            f"use a value between {limit.minimum} and {limit.maximum} (default {limit.default})",
            fix=replacement(site.pointer, nearest, safe=False),
        )
