"""So few output tokens are allowed that a spoken answer is cut off.

## Why

Audio costs about one token for 50 ms of sound, and the limit counts calls of tools too: 40 tokens are two seconds. The answer
stops in the middle, with the status `incomplete`. Off unless selected.

## Examples

```yaml bad at=/max_output_tokens
type: realtime
max_output_tokens: 20
```

```yaml good
type: realtime
max_output_tokens: 1200
```

```yaml good
type: realtime
output_modalities: [text]
max_output_tokens: 20
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.advice import ms_per_audio_token, short_answer
from rtlint.facts.limits import limits
from rtlint.rule import Finding, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.words import show


@rule("RT807", on="max_tokens", severity=Severity.INFO, default=False, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    value = site.value
    if isinstance(value, bool) or not isinstance(value, int) or _may_be_text(site):
        return
    if limits()["max_tokens"].minimum <= value < short_answer():
        yield site.problem(
            f"{show(value)} tokens are about {value * ms_per_audio_token() / 1000:g} s of speech",
            f"allow more, or use `{limits()['max_tokens'].default}`",
        )


def _may_be_text(site: Site) -> bool:
    said = site.other("modalities")
    return isinstance(said, Opaque) or said == ["text"]
