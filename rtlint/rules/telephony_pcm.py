"""A telephone call is accepted with PCM audio.

## Why

A call that comes in over SIP carries G.711, which the API takes as it is. Asking for PCM gives no better sound; what the
server does with it on a call is not documented.

## Examples

```yaml bad kind=call-accept at=/audio/input/format
type: realtime
model: gpt-realtime-2.1
audio:
  input:
    format: {type: audio/pcm, rate: 24000}
```

```yaml good kind=call-accept
type: realtime
model: gpt-realtime-2.1
audio:
  input:
    format: {type: audio/pcmu}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.formats import comes_by_telephone, every_format, format_of
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, show


@rule("RT801", on=("input_format", "output_format"), severity=Severity.INFO)
def check(site: Site) -> Iterator[Finding]:
    form, dialect = format_of(site.value, site.context.dialect), site.context.dialect
    if form is None or form.telephony or not comes_by_telephone(site.context.kind):
        return
    if site.field == "input_format" or site.where("input_format") is None:
        spoken = choices(each.name(dialect) for each in every_format() if each.telephony)
        yield site.problem(
            f"{show(form.name(dialect))} is not what telephone calls carry",
            f"use {spoken}, or leave out the format",
        )
