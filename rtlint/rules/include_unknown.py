"""Something is to be included that beta does not document.

## Why

Log probabilities of the transcript are all that is documented. The type of the field was open in beta, so whether another
word is refused or has no effect is not known.

## Examples

```yaml bad dialect=beta target=azure-openai-preview at=/session/include/0
type: transcription_session.update
session:
  input_audio_transcription:
    model: gpt-4o-transcribe
  include: [logprobs]
```

```yaml fixed unsafe dialect=beta target=azure-openai-preview
type: transcription_session.update
session:
  input_audio_transcription:
    model: gpt-4o-transcribe
  include: [item.input_audio_transcription.logprobs]
```

```yaml good dialect=beta target=azure-openai-preview
type: transcription_session.update
session:
  input_audio_transcription:
    model: gpt-4o-mini-transcribe
  include: [item.input_audio_transcription.logprobs]
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.texts import listed
from rtlint.repairs import removal_of_item, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, near, show


@rule("RT541", on="include", dialects=("beta",), severity=Severity.WARNING, ages=True)
def check(site: Site) -> Iterator[Finding]:
    for index, asked in enumerate(site.value):
        if isinstance(asked, str) and asked not in listed("includes"):
            yield site.problem(
                f"{show(asked)} is not known as something to include",
                f"use {choices(listed('includes'))}",
                at=(*site.pointer, index),
                fix=_repair(asked, site, index),
            )


def _repair(asked: str, site: Site, index: int) -> Repair:
    """What was meant is often said by the last word alone; what is not documented otherwise goes."""
    known, pointer = listed("includes"), (*site.pointer, index)
    meant = near(asked, known) or next((name for name in known if name.endswith(f".{asked}")), None)
    if meant is None or meant in site.value:
        return removal_of_item(site.value, pointer, safe=False)
    return replacement(pointer, meant, safe=False)
