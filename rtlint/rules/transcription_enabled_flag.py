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

```yaml fixed unsafe
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
```

```yaml bad at=/audio/input/transcription/enabled
type: realtime
audio:
  input:
    transcription:
      enabled: true
      model: gpt-live-transcribe
```

```yaml fixed
type: realtime
audio:
  input:
    transcription:
      model: gpt-live-transcribe
```

```yaml bad at=/audio/input/transcription/enabled
type: realtime
audio:
  input:
    transcription:
      enabled: false
      model: whisper-1
```

```yaml fixed
type: realtime
audio:
  input:
    transcription: null
```

```yaml good
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.repairs import removal, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.rules.transcription_model_required import best_model
from rtlint.source.change import Remove, Set
from rtlint.source.pointer import Pointer
from rtlint.words import answer, pair, place, show


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
        fix=_repair(site, pointer),
    )


def _repair(site: Site, flag: Pointer) -> Repair | None:
    """Let a model, or null, say what the flag says."""
    if site.value["enabled"] is False:
        return replacement(site.pointer, None)
    if site.value["enabled"] is not True or "model" in site.value:
        return removal(flag) if site.value["enabled"] is True else None
    model = best_model(site.value, site.context)
    added = Set((*site.pointer, "model"), model, first=True)
    return Repair(f"name {show(model)} instead of `enabled`", (Remove(flag), added), safe=False) if model else None
