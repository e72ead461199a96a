"""An audio format is written in the form of the other dialect: as a word in GA, as an object in beta.

## Why

Beta named a format by a word, GA by an object: `pcm16` became `{type: audio/pcm, rate: 24000}`. The server answers
`Invalid type for 'session.audio.input.format': expected an object, but got a string instead.`, or the reverse.

## Examples

```yaml bad at=/audio/input/format
type: realtime
audio:
  input:
    format: g711_ulaw
```

```yaml fixed
type: realtime
audio:
  input:
    format:
      type: audio/pcmu
```

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/input_audio_format
voice: alloy
input_audio_format:
  type: audio/pcm
  rate: 24000
```

```yaml fixed dialect=beta kind=session target=azure-openai-preview
voice: alloy
input_audio_format: pcm16
```

```yaml good dialect=beta kind=session target=azure-openai-preview
voice: alloy
input_audio_format: g711_ulaw
```

```yaml good
type: realtime
audio:
  input:
    format:
      type: audio/pcm
      rate: 24000
```
"""

from collections.abc import Iterator
from typing import Any

from rtlint.diagnostic import Repair
from rtlint.facts.formats import Format, every_format, meant_format
from rtlint.repairs import replacement
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Set
from rtlint.words import answer, choices, pair, place, show, show_typed


@schema_rule("RT520", explains=("type", "enum"))
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("input_format", "output_format") != ():
        return
    dialect, meant = error.context.dialect, meant_format(error.value)
    wants_object = error.keyword == "type"
    if meant is not None if wants_object else isinstance(error.value, dict):
        names = choices(form.name(dialect) for form in every_format())
        yield error.problem(
            f"{place(error.pointer, error.context)} must be {'an object' if wants_object else 'a string'}, "
            f"not {show_typed(error.value)}",
            f"write {pair(str(error.pointer[-1]), meant.written[dialect], error.context)}"
            if meant
            else f"write one of {names}",
            server=answer("type", error.pointer, error.context),
            fix=_rewritten(error, meant.written[dialect], meant) if meant else None,
        )


def _rewritten(error: SchemaError, written: Any, meant: Format) -> Repair:
    """A rate that the format does not have is lost with its object: whoever sends the audio has to know."""
    if isinstance(written, dict):
        return Repair(f"write {show(error.value)} as an object", (Set(error.pointer, written),))
    return replacement(error.pointer, written, safe=error.value.get("rate", meant.sampled_at) == meant.sampled_at)
