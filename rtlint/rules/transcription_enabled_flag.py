"""Transcription is switched by an `enabled` that does not exist.

## Why

Early drafts of the interface had the flag. Today transcription is on while the object names a model and off when it is
null; over the flag the server answers `Unknown parameter: 'session.input_audio_transcription.enabled'` and refuses the whole
update.

## Examples

```yaml bad at=/audio/input/transcription/enabled
type: realtime
audio:
  input:
    transcription:
      enabled: true
```

```yaml bad at=/audio/input/transcription/enabled
type: realtime
audio:
  input:
    transcription:
      enabled: false
      model: whisper-1
```

```yaml good
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, pair, place


@rule("RT531", on="transcription", beside_schema=True)
def check(site: Site) -> Iterator[Finding]:
    if not isinstance(site.value, dict) or "enabled" not in site.value:
        return
    pointer = (*site.pointer, "enabled")
    if site.value["enabled"] is False:
        advice = f"write {pair(str(site.pointer[-1]), None, site.context)} to switch it off"
    elif "model" in site.value:
        advice = "remove it: the model alone switches transcription on"
    else:
        advice = "write `model` instead: naming a model switches transcription on"
    yield site.problem(
        f"`enabled` is not a field of {place(site.pointer, site.context)}",
        advice,
        at=pointer,
        part="key",
        server=answer("unknown", pointer, site.context),
        covers=((*site.pointer, "model"),),
    )
