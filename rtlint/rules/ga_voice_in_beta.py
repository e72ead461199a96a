"""A voice that came with the GA interface, in a beta session.

## Why

`marin` and `cedar` were introduced together with the first GA model, and the reference of the beta interface never listed
them. The beta server may refuse them, and the whole update with them.

## Examples

```yaml bad dialect=beta kind=session today=2026-01-01 at=/voice
modalities: [text, audio]
voice: cedar
```

```yaml fixed unsafe dialect=beta kind=session today=2026-01-01
modalities: [text, audio]
voice: alloy
```

```yaml good dialect=beta kind=session today=2026-01-01
modalities: [text, audio]
voice: ash
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.facts.voices import voices
from rtlint.repairs import is_left_behind, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, either, show


@rule("RT513", on="voice", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    spoken = voices().get(site.value) if isinstance(site.value, str) else None
    dialect = site.context.dialect
    if spoken is None or dialect in spoken or not site.context.target.voices or site.value in site.context.known_voices:
        return
    known = sorted(voice for voice, others in voices().items() if dialect in others)
    yield site.problem(
        f"{show(site.value)} is a voice of {either([dialects()[name].title for name in spoken])}",
        f"use one of {choices(known)}, or move to the GA interface",
        fix=None if is_left_behind(site.context) else replacement(site.pointer, known[0], safe=False),
    )
