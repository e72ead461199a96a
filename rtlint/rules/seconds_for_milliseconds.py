"""A duration in milliseconds is written in seconds.

## Why

With three milliseconds of silence the turn ends in the middle of a word, and the model answers half a sentence. The server
takes such numbers without a word; it refuses fractions, and the whole update with them.

## Examples

```yaml bad at=/audio/input/turn_detection/silence_duration_ms
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: 2
```

```yaml bad at=/audio/input/turn_detection/prefix_padding_ms
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      prefix_padding_ms: 0.3
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      prefix_padding_ms: 300
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: 2000
      prefix_padding_ms: 300
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.turn_detection import default_type, durations
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.rules.vad_unsupported_by_model import turnless
from rtlint.words import place, show


@rule("RT304", on="turn_detection", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    said = site.value if isinstance(site.value, dict) and not turnless(site) else {}
    for duration in durations() if said.get("type", default_type()) == default_type() else ():
        value = said.get(duration.name)
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 < value <= duration.seconds_to:
            continue
        pointer = (*site.pointer, duration.name)
        refused = value < duration.least or not float(value).is_integer()
        meant = round(value * 1000)
        yield site.problem(
            f"{show(value)} in {place(pointer, site.context)} looks like seconds, but counts milliseconds",
            f"write `{meant}` for {value:g} s" if meant >= duration.least else f"write at least `{duration.least}`",
            at=pointer,
            severity=Severity.ERROR if refused else None,
            fix=replacement(pointer, meant, safe=False) if refused and meant >= duration.least else None,
        )
