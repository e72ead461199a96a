"""A field is there in both spellings, with two different values.

## Why

The payload is GA, so the server refuses the beta spelling; which of the two values was meant, only its author knows.

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
from functools import cache
from typing import Any

from rtlint.facts.dialects import dialects
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.pointer import Pointer
from rtlint.words import answer, dotted, show


@rule("RT608", on=("session", "transcription-session", "response"), dialects=("ga",), beside_schema=True)
def check(site: Site) -> Iterator[Finding]:
    for key, field, new in _renamed(site.context.dialect, site.field):
        value = site.value.get(key)
        current = site.other(field) if value is not None else None
        if current is not None and _differ(field, value, current, site):
            yield site.problem(
                f"{show(key)} and `{dotted(new)}` are the same field with two values",
                f"keep the value that was meant, at `{dotted(new)}`",
                at=(*site.pointer, key),
                part="key",
                related=(Mention("the other value", (*site.pointer, *new)),),
                server=answer("unknown", (*site.pointer, key), site.context),
            )


def _differ(field: str, old: Any, new: Any, site: Site) -> bool:
    from rtlint.migration import same

    return not same(field, old, new, site.field, site.context)


@cache
def _renamed(dialect: str, shape: str) -> tuple[tuple[str, str, Pointer], ...]:
    """The keys of other dialects whose field sits elsewhere in this one: the key, the field, and where."""
    here = dialects()[dialect].fields.get(shape, {})
    return tuple(
        (str(old[0]), field, here[field][0])
        for other in dialects().values()
        for field, places in other.fields.get(shape, {}).items()
        for old in places
        if other.name != dialect and len(old) == 1 and here.get(field, (old,))[0] != old
    )
