"""The tag of an object names no variant of it.

## Why

Turn detection, tools, items and formats come in variants that are told apart by `type` (messages by `role`). An unknown
tag makes every other field of the object unreadable to the server, so only the tag is reported.

## Examples

```yaml bad at=/item/type
type: conversation.item.create
item:
  type: messages
  role: user
  content:
    - type: input_text
      text: Hello
```

```yaml fixed unsafe
type: conversation.item.create
item:
  type: message
  role: user
  content:
    - type: input_text
      text: Hello
```

```yaml good
type: conversation.item.create
item:
  type: function_call_output
  call_id: call_123
  output: found
```
"""

from collections.abc import Iterator

from rtlint.repairs import respelling
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, did_you_mean, place, show


@schema_rule("RT105", explains=("variant",), ages=True)
def check(error: SchemaError) -> Iterator[Finding]:
    allowed = error.expected
    yield error.problem(
        f"{place(error.pointer, error.context)} must be {choices(allowed)}, not {show(error.value, error.pointer)}",
        did_you_mean(error.value, allowed) or f"use {choices(allowed)}",
        server=answer("value", error.pointer, error.context),
        fix=respelling(error.pointer, error.value, allowed),
    )
