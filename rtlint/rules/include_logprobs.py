"""Log probabilities are asked for where there are none.

## Why

They come with the transcript of the input, so there has to be a transcription, by a model that gives them;
`gpt-live-transcribe` and `whisper-1` do not. The request is taken, and nothing comes.

## Examples

```yaml bad at=/include/0
type: transcription
audio:
  input:
    transcription:
      model: whisper-1
include: [item.input_audio_transcription.logprobs]
```

```yaml fixed
type: transcription
audio:
  input:
    transcription:
      model: whisper-1
```

```yaml bad at=/include/0
type: realtime
include: [item.input_audio_transcription.logprobs]
```

```yaml fixed unsafe
type: realtime
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
include: [item.input_audio_transcription.logprobs]
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.texts import listed
from rtlint.repairs import removal_of_item
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import model_name


@rule("RT540", on="include", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    name = site.other("transcription_model")
    fact = site.context.model(name)
    for index, asked in enumerate(site.value):
        if asked not in listed("includes"):
            continue
        pointer = (*site.pointer, index)
        if fact is not None and fact.caps.get("logprobs") is False:
            yield site.problem(
                f"{model_name(name, fact.id)} gives no log probabilities",
                "remove it, or choose another model",
                at=pointer,
                related=(Mention("the model is chosen here", site.where("transcription_model") or site.pointer),),
                fix=removal_of_item(site.value, pointer),
            )
        elif _transcribes_nothing(site):
            yield site.problem(
                "log probabilities are asked for, but nothing is transcribed",
                "remove it, or add a transcription",
                at=pointer,
                fix=removal_of_item(site.value, pointer, safe=False),
            )


def _transcribes_nothing(site: Site) -> bool:
    """An update, a fragment, and what is only likely a session may have its transcription elsewhere."""
    whole = site.context.phase in ("create", "unknown") and site.context.confidence == "certain"
    missing = site.subject.shape == "transcription-session"  # of which another rule says that it transcribes nothing
    return whole and not missing and site.other("transcription") is None
