"""A PCM format does not say its rate.

## Why

The reference calls `rate` optional and the official examples leave it out, but the server answers
`Missing required parameter: 'session.audio.output.format.rate'` and refuses the whole update. To keep the format as it is,
leave out all of `format`.

## Examples

```yaml bad at=/audio/input/format/rate
type: realtime
audio:
  input:
    format:
      type: audio/pcm
```

```yaml fixed
type: realtime
audio:
  input:
    format:
      type: audio/pcm
      rate: 24000
```

```yaml good
type: realtime
audio:
  input:
    format:
      type: audio/pcmu
```
"""

from collections.abc import Iterator

from rtlint.facts.formats import rates
from rtlint.repairs import addition
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, pair, place, show


@rule("RT521", on=("input_format", "output_format"), dialects=("ga",), absence=True)
def check(site: Site) -> Iterator[Finding]:
    said = site.value.get("type")
    rate = rates().get(said) if isinstance(said, str) else None
    if rate is not None and "rate" not in site.value:
        pointer = (*site.pointer, "rate")
        yield site.problem(
            f"missing field `rate` in {place(site.pointer, site.context)}, which {show(said)} needs",
            f"add {pair('rate', rate, site.context)}",
            at=pointer,
            part="key",
            server=answer("missing", pointer, site.context),
            fix=addition(pointer, rate, site.context),
        )
