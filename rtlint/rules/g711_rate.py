"""A G.711 format has a `rate`.

## Why

G.711 is always 8 kHz, and only the PCM format has a rate. Whether the server refuses one that says 8000 is not documented,
so that is a warning; any other number is wrong whatever the server does.

## Examples

```yaml bad at=/audio/input/format/rate
type: realtime
audio:
  input:
    format:
      type: audio/pcmu
      rate: 24000
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    format:
      type: audio/pcmu
```

```yaml bad at=/audio/output/format/rate
type: realtime
audio:
  output:
    format:
      type: audio/pcma
      rate: 8000
```

```yaml fixed
type: realtime
audio:
  output:
    format:
      type: audio/pcma
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

from rtlint.diagnostic import Severity
from rtlint.facts.formats import format_of
from rtlint.repairs import removal
from rtlint.rule import Finding, Mention, SchemaError, schema_rule
from rtlint.words import place, show


@schema_rule("RT524", explains=("branch",))
def check(error: SchemaError) -> Iterator[Finding]:
    if error.branch is None or error.inside("input_format", "output_format") != ("rate",):
        return
    form = format_of(error.branch.value, error.context.dialect)
    if form is None:
        return
    harmless = error.value == form.sampled_at
    yield error.problem(
        f"{place(error.pointer, error.context)} has no place beside {show(error.branch.value)}, "
        f"which is always {form.sampled_at} Hz",
        "remove it, and send the audio at that rate" if _counts(error.value) and not harmless else "remove it",
        part="key",
        severity=Severity.WARNING if harmless else None,
        related=(Mention(f"{show(error.branch.value)} is chosen here", error.branch.tag),),
        fix=removal(error.pointer, safe=harmless or error.value is None),
    )


def _counts(rate: object) -> bool:
    return isinstance(rate, (int, float)) and not isinstance(rate, bool)
