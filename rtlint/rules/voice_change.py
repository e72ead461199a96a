"""The voice changes in the middle of a session.

## Why

Once the model has spoken its voice is fixed: the server answers
`Cannot update a conversation's voice if assistant audio is present.` and refuses the whole update, so that the tools and the
instructions in it are lost as well. Naming the same voice again is fine. Whether it has spoken by then a file does not show.

## Examples

```yaml bad at=/1/session/audio/output/voice
- type: session.update
  session:
    type: realtime
    audio:
      output:
        voice: marin
- type: session.update
  session:
    type: realtime
    audio:
      output:
        voice: cedar
```

```yaml good
- type: session.update
  session:
    type: realtime
    audio:
      output:
        voice: marin
- type: session.update
  session:
    type: realtime
    instructions: Say goodbye.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.words import answer, show


@rule("RT514", on="voice", severity=Severity.WARNING, silencing=False)
def check(site: Site) -> Iterator[Finding]:
    first, where = site.context.said_before(site.pointer[len(site.context.root) :])
    if site.subject.shape != "session" or first in (None, site.value) or isinstance(first, Opaque):
        return
    yield site.problem(
        f"the voice changes from {show(first)} to {show(site.value)} in the middle of a session",
        "leave it out here: the voice is fixed once the model has spoken",
        related=(Mention("the voice is chosen here", where),) if where else (),
        server=answer("voice", site.pointer, site.context),
    )
