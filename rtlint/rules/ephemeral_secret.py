"""A client secret is kept in a file.

## Why

The server hands it out for one client and a few minutes. In a file it is either dead, and of no use, or still alive, and
opens a session on your account for whoever reads the file.

## Examples

```yaml bad kind=client-secret-object
value: ek_68af296e8e408191a1120ab6383263c2
expires_at: 1756310470
session:
  type: realtime
```

```yaml fixed unsafe kind=client-secret-object
expires_at: 1756310470
session:
  type: realtime
```

```yaml good kind=client-secret
session:
  type: realtime
  model: gpt-realtime-2.1
```
"""

from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Any

from rtlint.diagnostic import Severity
from rtlint.facts.secrets import ephemeral_form, is_made_up
from rtlint.repairs import removal
from rtlint.rule import Finding, engine_rule
from rtlint.source.pointer import Pointer

#: Seconds that no real time has: dates end before.
_FAR_FUTURE = 2**33


@engine_rule("RT702", severity=Severity.WARNING, needs_reason=True)
def check(texts: tuple[tuple[Pointer, str], ...], data: Any, today: date) -> Iterator[Finding]:
    for place, text in texts:
        found = ephemeral_form().search(text)
        if found is not None and not is_made_up(found[0]):
            alive = _lives(data, place[:-1], today)
            yield Finding(
                place,
                "this is the secret of a client" + (", and it has not lapsed yet" if alive else ""),
                "remove it: ask for a new one when a client connects",
                severity=Severity.ERROR if alive else None,
                fix=removal(place, safe=False) if found[0] == text and isinstance(place[-1], str) else None,
            )


def _lives(data: Any, holder: Pointer, today: date) -> bool:
    """Whether the object around the secret says that it ends on a later day."""
    for step in holder:
        data = data[step]
    ends = data.get("expires_at") if isinstance(data, dict) else None
    if not isinstance(ends, int) or isinstance(ends, bool) or not 0 < ends < _FAR_FUTURE:
        return False
    return datetime.fromtimestamp(ends, tz=timezone.utc).date() > today
