"""A duration of turn detection is far from the usual ones.

## Why

No bounds are documented, so the server takes almost anything. Less than 50 ms of silence ends a turn within a word; more than
10 s lets the caller believe that nobody is there; more than 5 s of padding sends old audio again. Off unless selected.

## Examples

```yaml bad at=/audio/input/turn_detection/silence_duration_ms
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: 20000
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      silence_duration_ms: 700
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.turn_detection import default_type, durations
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show


@rule("RT805", on="turn_detection", severity=Severity.INFO, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    said = site.value if isinstance(site.value, dict) else {}
    for duration in durations() if said.get("type", default_type()) == default_type() else ():
        value = said.get(duration.name)
        if isinstance(value, bool) or not isinstance(value, int) or value < duration.least:
            continue
        least, most = duration.usual
        if not least <= value <= most and not 0 < value <= duration.seconds_to:
            pointer = (*site.pointer, duration.name)
            yield site.problem(
                f"{show(value)} is unusual for {place(pointer, site.context)}",
                f"most sessions have between {least} and {most}",
                at=pointer,
            )
