"""A transcription session says what happens to responses.

## Why

A transcription session never responds, so there is nothing to create at the end of a turn and nothing to interrupt:
`create_response` and `interrupt_response` have no effect. They are usually left over from a copied realtime session.

## Examples

```yaml bad at=/audio/input/turn_detection/create_response
type: transcription
audio:
  input:
    transcription:
      model: gpt-transcribe
    turn_detection:
      type: server_vad
      create_response: false
```

```yaml fixed
type: transcription
audio:
  input:
    transcription:
      model: gpt-transcribe
    turn_detection:
      type: server_vad
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
from rtlint.facts.turn_detection import idle_fields, means_off
from rtlint.repairs import removal
from rtlint.rule import Finding, Site, rule
from rtlint.rules.vad_unsupported_by_model import turnless
from rtlint.source.opaque import Opaque
from rtlint.words import show


@rule("RT306", on="turn_detection", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    said = site.value if isinstance(site.value, dict) else {}
    if turnless(site) or ("type" in said and means_off(said["type"])):  # so that all of it goes
        return
    for name in idle_fields(site.subject.shape):
        if name in said and not isinstance(said[name], Opaque):
            pointer = (*site.pointer, name)
            yield site.problem(
                f"{show(name)} has no effect in a transcription session",
                "remove it: nothing responds here",
                at=pointer,
                part="key",
                fix=removal(pointer),
            )
