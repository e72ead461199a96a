"""A PCM format has a rate that the Realtime API does not take.

## Why

Only 24 kHz is taken: the server answers `integer below minimum value. Expected a value >= 24000` and refuses the whole
update. Whoever sends audio at another rate has to resample it.

## Examples

```yaml bad at=/audio/input/format/rate
type: realtime
audio:
  input:
    format:
      type: audio/pcm
      rate: 16000
```

```yaml fixed unsafe
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
    format: {type: audio/pcm, rate: 24000}
```
"""

from collections.abc import Iterator

from rtlint.facts.formats import rates
from rtlint.repairs import replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, place, show


@rule("RT522", on=("input_format", "output_format"), dialects=("ga",))
def check(site: Site) -> Iterator[Finding]:
    said, rate = site.value.get("type"), site.value.get("rate")
    wanted = rates().get(said) if isinstance(said, str) else None
    if wanted is None:
        return
    pointer = (*site.pointer, "rate")
    if rate is None and "rate" in site.value:
        yield site.problem(
            f"{place(pointer, site.context)} must be `{wanted}` for {show(said)}, not `null`",
            f"write `{wanted}`",
            at=pointer,
            server=answer("type", pointer, site.context),
            fix=replacement(pointer, wanted),
        )
    if isinstance(rate, (int, float)) and not isinstance(rate, bool) and rate != wanted:
        yield site.problem(
            f"{place(pointer, site.context)} must be `{wanted}` for {show(said)}, not {show(rate)}",
            f"write `{wanted}`, and resample the audio",
            at=pointer,
            server=answer("below" if rate < wanted else "value", pointer, site.context),
            fix=replacement(pointer, wanted, safe=False),
        )
