"""A reference to an item does not say which item.

## Why

The reference is nothing but the `id` of an item that the conversation has, and the server refuses the response without it.

## Examples

```yaml bad at=/response/input/0/id
type: response.create
response:
  conversation: none
  metadata:
    topic: classification
  input:
    - type: item_reference
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
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, place, show


@rule("RT229", on="item", absence=True)
def check(site: Site) -> Iterator[Finding]:
    if site.value.get("type") == word("item_reference") and "id" not in site.value:
        pointer = (*site.pointer, "id")
        yield site.problem(
            f"missing field `id` in {place(site.pointer, site.context)}, an {show(word('item_reference'))}",
            "add the `id` of an item of the conversation",
            at=pointer,
            part="key",
            server=answer("missing", pointer, site.context),
        )
