"""An audio format that the API does not take.

## Why

Realtime audio is a bare stream of samples: 16-bit PCM at 24 kHz, or G.711 at 8 kHz. There is no container (`wav`) and no
compressed codec (`mp3`, `opus`), and the names have one spelling: two official sample clients once sent `g711-ulaw`, with a
hyphen. The server refuses the whole update.

## Examples

```yaml bad at=/audio/output/format/type
type: realtime
audio:
  output:
    format:
      type: audio/mp3
```

```yaml bad at=/audio/input/format
type: realtime
audio:
  input:
    format: opus
```

```yaml good
type: realtime
audio:
  output:
    format:
      type: audio/pcm
      rate: 24000
```

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/input_audio_format
voice: alloy
input_audio_format: g711-ulaw
```

```yaml fixed dialect=beta kind=session target=azure-openai-preview
voice: alloy
input_audio_format: g711_ulaw
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.formats import Format, every_format, meant_format
from rtlint.repairs import replacement, rewriting
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.opaque import Opaque
from rtlint.words import answer, choices, pair, place, show


@schema_rule("RT523", explains=("variant", "enum", "type"), ages=True)
def check(error: SchemaError) -> Iterator[Finding]:
    way, dialect = error.inside("input_format", "output_format"), error.context.dialect
    if not isinstance(error.value, str) or way not in ((), ("type",)):
        return
    meant, names = meant_format(error.value), choices(form.name(dialect) for form in every_format())
    written = meant.name(dialect) if meant and way else meant.written[dialect] if meant else None
    wanted = f"an object of type {names}" if error.keyword == "type" else names
    yield error.problem(
        f"{place(error.pointer, error.context)} must be {wanted}, not {show(error.value)}",
        f"write {pair(str(error.pointer[-1]), written, error.context)}"
        if meant
        else "send the audio as one of these: containers and other codecs are not taken",
        server=answer("type" if error.keyword == "type" else "value", error.pointer, error.context),
        fix=_respelt(error, meant) if meant else None,
    )


def _respelt(error: SchemaError, meant: Format) -> Repair | None:
    """The format's own name, with the rate that belongs to it; another rate that was written is lost."""
    written = meant.written[error.context.dialect]
    if not isinstance(written, dict):
        return replacement(error.pointer, written)
    rate = error.holder.get("rate", meant.sampled_at)
    if isinstance(rate, Opaque) or not error.holder.keys() <= {"type", "rate"}:
        return None
    changes = rewriting(error.pointer[:-1], error.holder, written)
    return Repair(f"write {show(meant.name(error.context.dialect))}", changes, safe=rate == meant.sampled_at)
