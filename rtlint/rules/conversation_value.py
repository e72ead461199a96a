"""A response is sent to a conversation that cannot be named.

## Why

A session has one conversation. A response joins it (`auto`) or stays outside of it (`none`); nothing else is documented, and
the identifier of a conversation is not taken.

## Examples

```yaml bad at=/response/conversation
type: response.create
response:
  conversation: conv_123
```

```yaml bad at=/response/conversation
type: response.create
response:
  conversation: Auto
```

```yaml fixed
type: response.create
response:
  conversation: auto
```

```yaml good
type: response.create
response:
  conversation: none
  metadata:
    topic: classification
```
"""

from collections.abc import Iterator

from rtlint.repairs import respelling
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, did_you_mean, place, show


@schema_rule("RT227", explains=("enum",), ages=True)
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("conversation") == () and isinstance(error.value, str):
        allowed = error.expected
        yield error.problem(
            f"{place(error.pointer, error.context)} is {show(error.value)}, but only {choices(allowed, 'and')} are documented",
            did_you_mean(error.value, allowed) or f"use {choices(allowed)}",
            server=answer("value", error.pointer, error.context),
            fix=respelling(error.pointer, error.value, allowed),
        )
