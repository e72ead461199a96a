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

from collections.abc import Iterator, Mapping
from typing import Any

from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects, home
from rtlint.rule import Finding, Site, rule
from rtlint.words import dotted


@rule("RT533", on="transcription-session", dialects=("ga",), severity=Severity.WARNING, absence=True)
def check(site: Site) -> Iterator[Finding]:
    if _is_misplaced(site) or site.context.phase == "update" or site.other("transcription") is not None:
        return
    (way, *_) = dialects()[site.context.dialect].fields[site.field]["transcription"]
    around: Any = site.value
    for step in way[:-1]:
        around = around.get(step, {})
        if not isinstance(around, Mapping):  # which is the mistake, or unknown
            return
    null = way[-1] in around
    yield site.problem(
        (f"`{dotted(way)}` is `null`" if null else f"missing field `{dotted(way)}`")
        + " in a transcription session: nothing will be transcribed",
        "write an object with a `model`" if null else "add it with a `model`",
        at=site.pointer + way,
        part="key",
    )


def _is_misplaced(site: Site) -> bool:
    """Whether it stands elsewhere, from where another rule moves it."""
    audio = site.value.get("audio")
    keys = [*site.value, *(audio if isinstance(audio, Mapping) else ())]
    moved = [home(str(key), site.field, site.context.dialect) for key in keys]
    return not {"model", "transcription"}.isdisjoint(keys) or any(
        one is not None and one.field == "transcription" for one in moved
    )
