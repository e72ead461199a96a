"""A voice of the text-to-speech API, which the Realtime API never had.

## Why

The reference listed these names for a few weeks in 2025; the server refused them then and refuses them now, and the
whole update with them.

## Examples

```yaml bad at=/audio/output/voice
type: realtime
audio:
  output:
    voice: nova
```

```yaml fixed unsafe
type: realtime
audio:
  output:
    voice: marin
```

```yaml good
type: realtime
audio:
  output:
    voice: cedar
```
"""

from collections.abc import Iterator

from rtlint.facts.voices import text_to_speech_only, voices
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, choices, show


@rule("RT511", on="voice")
def check(site: Site) -> Iterator[Finding]:
    if not isinstance(site.value, str) or not site.context.target.voices or site.value in site.context.known_voices:
        return
    if site.value in text_to_speech_only():
        known = sorted(voice for voice, spoken in voices().items() if site.context.dialect in spoken)
        similar = text_to_speech_only()[site.value]
        yield site.problem(
            f"{show(site.value)} is a text-to-speech voice, not a Realtime voice",
            f"use one of {choices(known)}",
            server=answer("value", site.pointer, site.context),
            fix=replacement(site.pointer, similar, safe=False) if similar in known else None,
        )
