"""The strength of noise reduction is negative.

## Why

What numbers it takes is not documented, but a strength below zero has no meaning. It is 1 when noise reduction is first
switched on.

## Examples

```yaml bad at=/audio/input/noise_reduction/strength
type: realtime
audio:
  input:
    noise_reduction:
      type: near_field
      strength: -0.5
```

```yaml good
type: realtime
audio:
  input:
    noise_reduction:
      type: near_field
      strength: 0.5
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show


@rule("RT544", on="noise_reduction", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    strength = site.value.get("strength") if isinstance(site.value, dict) else None
    if isinstance(strength, (int, float)) and strength < 0:
        pointer = (*site.pointer, "strength")
        yield site.problem(
            f"{place(pointer, site.context)} is negative: {show(strength)}",
            "use a positive number, or null instead of the object to switch noise reduction off",
            at=pointer,
        )
