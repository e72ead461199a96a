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

```yaml fixed
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

from rtlint.facts.models import Model
from rtlint.repairs import replacement
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import model_name, pair


@rule("RT543", on="turn_detection")
def check(site: Site) -> Iterator[Finding]:
    fact = turnless(site)
    if site.value is not None and fact is not None:
        yield site.problem(
            f"{model_name(site.other('transcription_model'), fact.id)} does not detect turns",
            f"write {pair(str(site.pointer[-1]), None, site.context)}",
            part="key",
            fix=replacement(site.pointer, None),
            related=(Mention("the model is chosen here", site.where("transcription_model") or site.pointer),),
        )


def turnless(site: Site) -> Model | None:
    """The model of a transcription session if it cannot detect turns: its turn detection goes, whatever it says."""
    if site.subject.shape != "transcription-session":
        return None
    fact = site.context.model(site.other("transcription_model"))
    return fact if fact is not None and fact.caps.get("vad") is False else None
