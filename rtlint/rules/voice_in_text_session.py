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

```yaml fixed kind=response
output_modalities: [text]
```

```yaml bad at=/audio/output/voice
type: realtime
output_modalities: [text]
audio:
  input:
    noise_reduction: null
  output:
    voice: marin
    speed: 1.2
```

```yaml fixed unsafe
type: realtime
output_modalities: [text]
audio:
  input:
    noise_reduction: null
```

```yaml good kind=response
output_modalities: [audio]
audio:
  output:
    voice: marin
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.repairs import removals
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.words import choices, place


@rule("RT205", on="modalities", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    if site.value != ["text"]:
        return
    said = [field for field in ("voice", "output_format", "speed") if not isinstance(site.other(field), Opaque)]
    heard = [there for field in said if (there := site.where(field))]
    if not heard:
        return
    removed, in_session = removals(site.subject, heard), site.subject.shape != "response"
    yield site.problem(
        f"{place(heard[0], site.context)} has no effect on answers of text",
        "remove it, or ask for audio",
        at=heard[0],
        severity=Severity.INFO if in_session else None,
        related=(Mention("only text is asked for here", site.pointer),),
        fix=Repair(f"remove {choices([gone.pointer[-1] for gone in removed], 'and')}", removed, safe=not in_session),
    )
