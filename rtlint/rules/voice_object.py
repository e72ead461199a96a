"""A voice is given as an object that does not name a custom voice.

## Why

The GA interface takes a built-in voice by its plain name, and a custom one as `{id: voice_1234}`. Beta has no custom voices
and takes a name only. Other services write `{type: …, name: …}`, which neither dialect knows.

## Examples

```yaml bad at=/audio/output/voice
type: realtime
audio:
  output:
    voice:
      name: marin
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
    voice:
      id: voice_1234
```

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/voice
modalities: [text, audio]
voice:
  id: voice_1234
```

```yaml good dialect=beta kind=session target=azure-openai-preview
modalities: [text, audio]
voice: alloy
```
"""

from collections.abc import Iterator

from rtlint.facts.voices import custom_keys, voices
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import are_alike, choices, place


@rule("RT512", on="voice", beside_schema=True)
def check(site: Site) -> Iterator[Finding]:
    dialect = site.context.dialect
    custom = custom_keys(dialect)
    if not isinstance(site.value, dict) or (custom and (not site.value or custom & site.value.keys())):
        return
    known = sorted(voice for voice, spoken in voices().items() if dialect in spoken)
    name = next((voice for voice in known if are_alike(site.value.get("name"), voice)), None)
    yield site.problem(
        f"{place(site.pointer, site.context)} must be the name of a voice"
        + (f" or an object with {choices(sorted(custom))}, not an object without it" if custom else ", not an object"),
        f"use one of {choices(known)}",
        fix=replacement(site.pointer, name, safe=False) if name else None,
    )
