"""Responses are left to the client, but the idle timeout creates one.

## Why

`create_response: false` keeps the end of a turn from starting a response. The idle timeout is not the end of a turn: when it
runs out, the server has the model speak all the same, at a moment the client did not choose.

## Examples

```yaml bad at=/audio/input/turn_detection/idle_timeout_ms
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: false
      idle_timeout_ms: 6000
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: false
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Mention, Site, rule


@rule("RT802", on="turn_detection", severity=Severity.INFO, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    responds = site.subject.shape != "transcription-session"
    said = site.value if isinstance(site.value, dict) and responds else {}
    if said.get("create_response") is False and isinstance(said.get("idle_timeout_ms"), int):
        yield site.problem(
            "the idle timeout creates a response, although `create_response` is `false`",
            "remove it if the client alone is to create responses",
            at=(*site.pointer, "idle_timeout_ms"),
            part="key",
            related=(Mention("responses are left to the client here", (*site.pointer, "create_response")),),
        )
