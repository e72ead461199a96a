"""Only text is asked for, yet the sound of the answer is chosen.

## Why

A response of text has no voice, no format and no speed, so that whoever set one probably expects to hear it. In a session
that is advice, because a later response can ask for audio again; in a `response.create` it has no effect at all.

## Examples

```yaml bad kind=response at=/audio/output/voice
output_modalities: [text]
audio:
  output:
    voice: marin
```

```yaml good kind=response
output_modalities: [audio]
audio:
  output:
    voice: marin
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.words import place


@rule("RT205", on="modalities", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if site.value != ["text"]:
        return
    said = [field for field in ("voice", "output_format", "speed") if not isinstance(site.other(field), Opaque)]
    heard = next((there for field in said if (there := site.where(field))), None)
    if heard is None:
        return
    yield site.problem(
        f"{place(heard, site.context)} has no effect on answers of text",
        "remove it, or ask for audio",
        at=heard,
        severity=None if site.subject.shape == "response" else Severity.INFO,
        related=(Mention("only text is asked for here", site.pointer),),
    )
