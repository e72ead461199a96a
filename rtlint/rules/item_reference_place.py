"""An item is referred to where only items themselves can stand.

## Why

An `item_reference` puts an item that the conversation already has into the `input` of one response. The conversation
itself has it already, and a message cannot hold it.

## Examples

```yaml bad at=/item/type
type: conversation.item.create
item:
  type: item_reference
  id: item_123
```

```yaml good
type: response.create
response:
  conversation: none
  metadata:
    topic: classification
  input:
    - type: item_reference
      id: item_123
```
"""

from collections.abc import Iterator

from rtlint.facts.texts import word
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, place, show


@schema_rule("RT228", explains=("variant", "enum"))
def check(error: SchemaError) -> Iterator[Finding]:
    subject = error.subject
    if subject is not None and subject.shape == "item" and error.value == word("item_reference"):
        yield error.problem(
            f"{place(error.pointer, error.context)} cannot be {show(error.value)}: it stands in the `input` of a response",
            "put the reference into `response.input`, or send the item itself",
            server=answer("value", error.pointer, error.context),
        )
