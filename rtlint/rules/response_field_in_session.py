"""A field of a response stands in a session.

## Why

`metadata`, `conversation` and `input` belong to a single response; a session does not know them, and the server refuses the
whole update.

## Examples

```yaml bad at=/metadata
type: realtime
metadata:
  customer: "42"
```

```yaml good
type: response.create
response:
  metadata:
    customer: "42"
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import top_keys
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, show

_SESSIONS = ("session", "transcription-session")


@schema_rule("RT225", explains=("branch", "additionalProperties"))
def check(error: SchemaError) -> Iterator[Finding]:
    subject, key, dialect = error.subject, str(error.pointer[-1]), error.context.dialect
    if subject is None or subject.shape not in _SESSIONS or error.pointer != (*subject.pointer, key):
        return
    if key in top_keys(dialect, "response") and not any(key in top_keys(dialect, shape) for shape in _SESSIONS):
        yield error.problem(
            f"{show(key)} is a field of a response, not of a session",
            "send it in `response.create`, under `response`",
            part="key",
            server=answer("unknown", error.pointer, error.context),
        )
