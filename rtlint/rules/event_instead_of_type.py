"""An event is named under `event` instead of `type`.

## Why

Other WebSocket services name their events under `event`. This one looks at `type` alone, finds none and refuses the
whole event, whatever is in it.

## Examples

```yaml bad at=/event
event: session.update
session:
  type: realtime
  instructions: Be brief.
```

```yaml fixed
type: session.update
session:
  type: realtime
  instructions: Be brief.
```

```yaml good
event_id: first
type: session.update
session:
  type: realtime
  instructions: Be brief.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.kinds import named_otherwise
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Rename
from rtlint.words import answer, pair, show


@rule("RT610", on="event")
def check(site: Site) -> Iterator[Finding]:
    event = named_otherwise(site.value)
    if event is not None:
        missing = (*site.pointer, "type")
        yield site.problem(
            f"the event {show(event.type)} is named under `event`, but the key is `type`",
            f"write {pair('type', event.type, site.context)}",
            at=(*site.pointer, "event"),
            part="key",
            server=answer("missing", missing, site.context),
            covers=(missing,),
            fix=Repair("rename `event` to `type`", (Rename((*site.pointer, "event"), "type"),)),
        )
