"""A transcription session does not say with what to transcribe.

## Why

Without `audio.input.transcription` nothing is transcribed: the session listens and stays silent. An update may leave it
out, because an earlier one has said it.

## Examples

```yaml bad at=/audio/input/transcription
type: transcription
audio:
  input:
    noise_reduction:
      type: near_field
```

```yaml good
type: transcription
audio:
  input:
    noise_reduction:
      type: near_field
    transcription:
      model: gpt-4o-transcribe
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.rule import Finding, Site, rule
from rtlint.words import dotted


@rule("RT533", on="transcription-session", dialects=("ga",), severity=Severity.WARNING, absence=True)
def check(site: Site) -> Iterator[Finding]:
    misplaced = "model" in site.value  # which another rule moves there
    if misplaced or site.context.phase == "update" or site.other("transcription") is not None:
        return
    (home, *_) = dialects()[site.context.dialect].fields[site.field]["transcription"]
    yield site.problem(
        f"missing field `{dotted(home)}` in a transcription session: nothing will be transcribed",
        "add it with a `model`",
        at=site.pointer + home,
        part="key",
    )
