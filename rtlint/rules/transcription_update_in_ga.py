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

from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import client_events
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
        )
