"""Nothing is answered until the client asks for it.

## Why

With `turn_detection: null` the server only collects audio: the client has to send `input_audio_buffer.commit` and
`response.create` itself. With `create_response: false` it detects turns, but answers none. Both are ordinary for
push-to-talk; in a file copied from one they look like a model that does not answer. Off unless selected.

## Examples

```yaml bad at=/audio/input/turn_detection
type: realtime
audio:
  input:
    turn_detection: null
```

```yaml bad at=/audio/input/turn_detection/create_response
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
      create_response: false
```

```yaml good
type: realtime
audio:
  input:
    turn_detection:
      type: server_vad
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule


@rule("RT803", on="turn_detection", severity=Severity.INFO, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if site.subject.shape == "transcription-session":
        return
    if site.value is None:
        yield site.problem(
            "turn detection is off, so that the client has to end each turn and ask for each response",
            "send `input_audio_buffer.commit`, then `response.create`",
        )
    elif isinstance(site.value, dict) and site.value.get("create_response") is False:
        yield site.problem(
            "the end of a turn starts no response, so that the client has to ask for each",
            "send `response.create`",
            at=(*site.pointer, "create_response"),
        )
