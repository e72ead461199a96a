"""A transcription session detects turns, which its model cannot.

## Why

`gpt-realtime-whisper` and `gpt-live-transcribe` transcribe a stream without turns. The server answers
`Turn detection is not supported for this transcription model.` and refuses the whole update.

## Examples

```yaml bad at=/audio/input/turn_detection
type: transcription
audio:
  input:
    transcription:
      model: gpt-realtime-whisper
    turn_detection:
      type: server_vad
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-realtime-whisper
    turn_detection: null
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
    turn_detection:
      type: server_vad
```
"""

from collections.abc import Iterator

from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import model_name, pair


@rule("RT543", on="turn_detection")
def check(site: Site) -> Iterator[Finding]:
    name = site.other("transcription_model")
    fact = site.context.model(name)
    if site.subject.shape != "transcription-session" or site.value is None or fact is None:
        return
    if fact.caps.get("vad") is False:
        yield site.problem(
            f"{model_name(name, fact.id)} does not detect turns",
            f"write {pair(str(site.pointer[-1]), None, site.context)}",
            part="key",
            related=(Mention("the model is chosen here", site.where("transcription_model") or site.pointer),),
        )
