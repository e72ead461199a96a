"""The caller cannot interrupt the model, but every turn of the caller starts a response.

## Why

With `interrupt_response: false` the model talks to its end whatever the caller says. What the caller says meanwhile is a turn
of its own, and creating a response for it can fail while the other one still runs. Off unless selected, because many want it.

## Examples

```yaml bad at=/audio/input/turn_detection/interrupt_response
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      interrupt_response: false
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: false
      interrupt_response: false
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule


@rule("RT804", on="turn_detection", severity=Severity.INFO, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    said = site.value if isinstance(site.value, dict) else {}
    creates = said.get("create_response", True)
    if site.subject.shape != "transcription-session" and said.get("interrupt_response") is False and creates is True:
        yield site.problem(
            "a turn that begins while the model speaks does not stop it, and starts another response",
            "set `create_response` to false too, and create responses when the model is silent",
            at=(*site.pointer, "interrupt_response"),
        )
