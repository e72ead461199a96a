"""A field that only the server may set.

## Why

Sending back what `session.created` said is a habit, and the server refuses it: `id`, `object`, `expires_at` and the value of
a client secret are its own.

## Examples

```yaml bad at=/id
type: realtime
id: sess_001
instructions: Be brief.
```

```yaml fixed
type: realtime
instructions: Be brief.
```

```yaml good
type: realtime
instructions: Be brief.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.kinds import words
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.source.change import Remove
from rtlint.words import answer, show


@schema_rule("RT605", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    subject = error.subject
    if subject is not None and error.pointer[:-1] == subject.pointer and error.pointer[-1] in words("server_only"):
        yield error.problem(
            f"{show(error.pointer[-1])} is set by the server",
            "remove it: it cannot be sent",
            part="key",
            server=answer("unknown", error.pointer, error.context),
            fix=Repair(f"remove {show(error.pointer[-1])}", (Remove(error.pointer),)),
        )
