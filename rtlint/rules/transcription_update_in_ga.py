"""The GA interface has no event of its own for transcription sessions.

## Why

Beta configured them with `transcription_session.update`; GA uses `session.update` with `type: transcription` inside, and
answers `Invalid value: 'transcription_session.update'`.

## Examples

```yaml bad kind=event dialect=ga at=/type
type: transcription_session.update
session:
  type: transcription
```

```yaml fixed
type: session.update
session:
  type: transcription
```

```yaml good
type: session.update
session:
  type: transcription
  audio:
    input:
      transcription:
        model: gpt-live-transcribe
      turn_detection: null
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import client_events
from rtlint.migration import plan
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, pair, show


@schema_rule("RT607", explains=("variant",))
def check(error: SchemaError) -> Iterator[Finding]:
    event = client_events().get(error.value) if isinstance(error.value, str) else None
    if event is not None and event.dialect not in (None, error.context.dialect):
        yield error.problem(
            f"{show(event.type)} is an event of {dialects()[event.dialect].title}, not of {dialects()[error.context.dialect].title}",
            f"send {pair('type', 'session.update', error.context)} with {pair('type', 'transcription', error.context)} "
            "in its `session`",
            server=answer("value", error.pointer, error.context),
            fix=_moved(error),
        )


def _moved(error: SchemaError) -> Repair | None:
    """The whole event as GA has it."""
    if error.subject is None or error.subject.pointer != error.context.root:
        return None
    moved = plan(error.subject.value, error.context)
    if any(left.stop for left in moved.left):
        return None
    return Repair("send it as the update of a session", moved.changes, safe=not moved.left)
