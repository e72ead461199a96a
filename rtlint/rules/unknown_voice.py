"""A voice that the Realtime API does not have.

## Why

The server answers `Invalid value: 'Puck'. Supported values are: …` and refuses the whole update, so the tools and the
instructions in it are lost as well. Names are lower case.

## Examples

```yaml bad at=/audio/output/voice
type: realtime
audio:
  output:
    voice: mariin
```

```yaml fixed unsafe
type: realtime
audio:
  output:
    voice: marin
```

```yaml bad at=/audio/output/voice
type: realtime
audio:
  output:
    voice: Cedar
```

```yaml fixed
type: realtime
audio:
  output:
    voice: cedar
```

```yaml good
type: realtime
audio:
  output:
    voice: alloy
```
"""

from collections.abc import Iterator

from rtlint.facts.voices import text_to_speech_only, voices
from rtlint.repairs import respelling
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, choices, did_you_mean, show


@rule("RT510", on="voice", ages=True)
def check(site: Site) -> Iterator[Finding]:
    if not isinstance(site.value, str) or not site.context.target.voices:
        return
    known = [voice for voice, spoken in voices().items() if site.context.dialect in spoken]
    if site.value not in {*voices(), *text_to_speech_only(), *site.context.known_voices}:
        yield site.problem(
            f"{show(site.value)} is not a voice",
            did_you_mean(site.value, known) or f"use one of {choices(sorted(known))}",
            server=answer("value", site.pointer, site.context),
            fix=respelling(site.pointer, site.value, known),
        )
