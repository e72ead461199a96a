"""A transcription session leaves turn detection on for a model that cannot detect turns.

## Why

Turn detection is on by default. `gpt-live-transcribe` is documented with `turn_detection: null` written out;
`gpt-realtime-whisper` may leave it out.

## Examples

```yaml bad at=/audio/input/turn_detection
type: transcription
audio:
  input:
    transcription:
      model: gpt-live-transcribe
```

```yaml fixed
type: transcription
audio:
  input:
    transcription:
      model: gpt-live-transcribe
    turn_detection: null
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-realtime-whisper
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.repairs import addition
from rtlint.rule import Finding, Site, rule
from rtlint.words import model_name, pair


@rule("RT841", on="transcription_model", severity=Severity.INFO, absence=True)
def check(site: Site) -> Iterator[Finding]:
    fact = site.context.model(site.value)
    if site.subject.shape != "transcription-session" or fact is None or site.where("turn_detection") is not None:
        return
    if fact.caps.get("vad") is False and fact.caps.get("vad_absent") is False:
        (home, *_) = dialects()[site.context.dialect].fields[site.subject.shape]["turn_detection"]
        pointer = site.subject.pointer + home
        yield site.problem(
            f"{model_name(site.value, fact.id)} does not detect turns, and nothing switches detection off",
            f"add {pair(str(home[-1]), None, site.context)}",
            at=pointer,
            part="key",
            fix=addition(pointer, None, site.context),
        )
