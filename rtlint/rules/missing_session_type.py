"""A GA session does not say its `type`.

## Why

Every GA session says `type: realtime` or `type: transcription`, in every `session.update` too. Without it the server
answers `Missing required parameter: 'session.type'.` and ignores the whole update, while the audio goes on: the most
common failure after moving to GA, and a silent one.

## Examples

```yaml bad at=/session/type
type: session.update
session:
  audio:
    output:
      voice: marin
```

```yaml fixed
type: session.update
session:
  type: realtime
  audio:
    output:
      voice: marin
```

```yaml bad at=/session/type
type: session.update
session:
  audio:
    input:
      noise_reduction: null
```

```yaml fixed unsafe
type: session.update
session:
  type: realtime
  audio:
    input:
      noise_reduction: null
```

```yaml good
type: session.update
session:
  type: transcription
  audio:
    input:
      noise_reduction: null
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import dialects, top_keys
from rtlint.repairs import addition
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, pair


@rule("RT603", on=("session", "transcription-session"), dialects=("ga",), absence=True)
def check(site: Site) -> Iterator[Finding]:
    if "type" in site.value:
        return
    pointer = (*site.pointer, "type")
    only = "transcription" if site.field == "transcription-session" else "realtime"
    yield site.problem(
        "missing field `type` in the session",
        f"add {pair('type', only, site.context)}",
        at=pointer,
        part="key",
        server=answer("missing", pointer, site.context),
        fix=addition(pointer, only, site.context, first=True, safe=site.field != "session" or _is_realtime(site)),
    )


def _is_realtime(site: Site) -> bool:
    """Whether a session surely is no transcription session: by a field that those lack, or by its model."""
    audio, model = site.value.get("audio"), site.context.model(site.value.get("model"))
    if (isinstance(audio, dict) and "output" in audio) or (model is not None and model.family == "realtime"):
        return True
    return any(
        key in top_keys(dialect, "session") and key not in top_keys(dialect, "transcription-session")
        for dialect in dialects()
        for key in site.value.keys() - {"model"}
    )
