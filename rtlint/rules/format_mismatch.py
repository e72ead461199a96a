"""One direction of a session is telephone audio and the other is not.

## Why

Telephone lines carry one codec both ways. G.711 in and PCM out, or the reverse, works for the server, but usually means that
one of the two was forgotten, and the caller hears noise.

## Examples

```yaml bad at=/audio/output/format
type: realtime
audio:
  input:
    format: {type: audio/pcmu}
  output:
    format: {type: audio/pcm, rate: 24000}
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    format: {type: audio/pcmu}
  output:
    format: {type: audio/pcmu}
```

```yaml good
type: realtime
audio:
  input:
    format: {type: audio/pcm, rate: 24000}
  output:
    format: {type: audio/pcm, rate: 24000}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.formats import format_of
from rtlint.repairs import rewriting
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import show


@rule("RT806", on="output_format", severity=Severity.INFO)
def check(site: Site) -> Iterator[Finding]:
    dialect, other = site.context.dialect, site.where("input_format")
    heard, spoken = format_of(site.other("input_format"), dialect), format_of(site.value, dialect)
    if other is None or heard is None or spoken is None or heard.telephony == spoken.telephony:
        return
    line = heard if heard.telephony else spoken
    at, wrong = (site.pointer, site.value) if heard.telephony else (other, site.other("input_format"))
    yield site.problem(
        f"the session speaks {show(spoken.name(dialect))} but hears {show(heard.name(dialect))}",
        "a telephone line carries one format both ways; use the same one twice",
        related=(Mention(f"{show(heard.name(dialect))} is heard here", other),),
        fix=Repair(
            f"use {show(line.name(dialect))} both ways", rewriting(at, wrong, line.written[dialect]), safe=False
        ),
    )
