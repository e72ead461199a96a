"""A model that tells speakers apart is used where it cannot.

## Why

The transcription guide says that Realtime sessions offer no speaker labels: the model transcribes, without saying who
speaks. Labels come from the transcription endpoint for files.

## Examples

```yaml bad at=/audio/input/transcription/model
type: transcription
audio:
  input:
    transcription:
      model: gpt-4o-transcribe-diarize
```

```yaml fixed unsafe
type: transcription
audio:
  input:
    transcription:
      model: gpt-transcribe
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.models import successor
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import model_name


@rule("RT539", on="transcription_model", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    fact = site.context.model(site.value)
    if fact is not None and fact.caps.get("speaker_labels") is False:
        best = successor(fact, site.context.today, site.context.dialect)
        yield site.problem(
            f"{model_name(site.value, fact.id)} gives no speaker labels in a Realtime session",
            "use another transcription model, or the transcription endpoint for files",
            fix=replacement(site.pointer, best, safe=False) if best and site.value == fact.id else None,
        )
