"""The lifetime of a client secret stands in the wrong place.

## Why

In GA it is `expires_after` at the top of the request for the secret, beside `session`; in beta it was
`client_secret.expires_after` in the session. Elsewhere the server does not know the field and refuses the request.

## Examples

```yaml bad at=/session/expires_after
session:
  type: realtime
  model: gpt-realtime-2.1
  expires_after:
    anchor: created_at
    seconds: 600
```

```yaml fixed
session:
  type: realtime
  model: gpt-realtime-2.1
expires_after:
  anchor: created_at
  seconds: 600
```

```yaml good
expires_after:
  anchor: created_at
  seconds: 600
session:
  type: realtime
  model: gpt-realtime-2.1
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.texts import expiry_place
from rtlint.rule import Finding, SchemaError, Subject, schema_rule
from rtlint.source.change import Move, Remove
from rtlint.words import answer, show

_SHAPES = ("session", "transcription-session", "response")


@schema_rule("RT239", explains=("branch", "additionalProperties"))
def check(error: SchemaError) -> Iterator[Finding]:
    subject, key, said = error.subject, error.pointer[-1], error.value
    if subject is None or subject.shape not in _SHAPES:
        return
    if key == "expires_after" or (key == "client_secret" and isinstance(said, dict) and "expires_after" in said):
        yield error.problem(
            f"{show(key)} does not belong here: the lifetime of a secret stands elsewhere",
            f"write `expires_after` {expiry_place(error.context.dialect)}",
            part="key",
            server=answer("unknown", error.pointer, error.context),
            fix=_moved(error, subject),
        )


def _moved(error: SchemaError, subject: Subject) -> Repair | None:
    """The lifetime where this kind of payload has it; an update cannot set it, and other payloads say it elsewhere."""
    holder, lifetime = "client_secret", "expires_after"
    if error.context.kind == "client-secret":
        to = (*error.context.root, lifetime)
        if error.pointer[-1] == lifetime:
            return Repair(f"move {show(lifetime)} beside `session`", (Move(error.pointer, to),))
        changes = (Move((*error.pointer, lifetime), to), Remove(error.pointer))
        return Repair(f"move {show(lifetime)} beside `session`", changes)
    if error.context.kind == "event" or error.context.phase == "update":
        return Repair(f"remove {show(error.pointer[-1])}", (Remove(error.pointer),), safe=False)
    if holder in error.expected and holder not in subject.value:
        to = (*subject.pointer, holder, lifetime)
        return Repair(f"move {show(lifetime)} into {show(holder)}", (Move(error.pointer, to),))
    return None
