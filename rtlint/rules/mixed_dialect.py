"""A field is there in both spellings, with two different values.

## Why

The payload is ga, so the server refuses the beta spelling; which of the two values was meant, only its author knows.

## Examples

```yaml bad at=/voice
type: realtime
voice: cedar
audio:
  output:
    voice: marin
```

```yaml good
type: realtime
audio:
  output:
    voice: marin
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import dialects
from rtlint.facts.formats import formats
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import answer, dotted, show


@rule("RT608", on=("session", "transcription-session", "response"), dialects=("ga",), beside_schema=True)
def check(site: Site) -> Iterator[Finding]:
    here = dialects()[site.context.dialect].fields.get(site.field, {})
    for other in dialects().values():
        for field, places in other.fields.get(site.field, {}).items():
            for old in places:
                new = here.get(field, ())[:1]
                value = site.value.get(old[0])
                if other.name == site.context.dialect or len(old) != 1 or new == (old,) or value is None:
                    continue
                current = site.other(field)
                if current is not None and not _same(value, current):
                    yield site.problem(
                        f"{show(old[0])} and `{dotted(new[0])}` are the same field with two values",
                        f"keep the value that was meant, at `{dotted(new[0])}`",
                        at=(*site.pointer, *old),
                        part="key",
                        related=(Mention("the other value", (*site.pointer, *new[0])),),
                        server=answer("unknown", (*site.pointer, *old), site.context),
                    )


def _same(old: object, new: object) -> bool:
    """Whether a beta value and a ga value mean the same: ga names formats by objects, and its audio brings the text."""
    if isinstance(old, str) and formats().get(old) == new:
        return True
    if isinstance(old, list) and isinstance(new, list):
        return set(map(str, new)) <= set(map(str, old))
    return old == new
