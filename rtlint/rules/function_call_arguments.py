r"""The arguments of a call are not JSON in a string.

## Why

The server sends arguments as text, and takes them back as text: an object is refused as a value of the wrong type. Text
that is no JSON is taken, and will confuse the model, or whoever parses it.

## Examples

```yaml bad at=/item/arguments
type: conversation.item.create
item:
  type: function_call
  call_id: call_1
  name: find_order
  arguments: {number: A-17}
```

```yaml fixed
type: conversation.item.create
item:
  type: function_call
  call_id: call_1
  name: find_order
  arguments: "{\"number\": \"A-17\"}"
```

```yaml bad at=/item/arguments
type: conversation.item.create
item:
  type: function_call
  call_id: call_1
  name: find_order
  arguments: "number: A-17"
```

```yaml good
type: conversation.item.create
item:
  type: function_call
  call_id: call_1
  name: find_order
  arguments: '{"number": "A-17"}'
```
"""

import json
from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import listed
from rtlint.repairs import serialised
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, place, show


@rule("RT432", on="item")
def check(site: Site) -> Iterator[Finding]:
    if site.value.get("type") not in listed("items_with_arguments"):
        return
    said, pointer = site.value.get("arguments"), (*site.pointer, "arguments")
    if isinstance(said, (dict, list)):
        yield site.problem(
            f"{place(pointer, site.context)} must be JSON in a string, not {show(said)}",
            "serialise it, and send the text",
            at=pointer,
            server=answer("type", pointer, site.context),
            fix=serialised(pointer, said),
        )
    elif isinstance(said, str) and not _is_json(said):
        yield site.problem(
            f"{place(pointer, site.context)} is not JSON",
            "write the arguments as a JSON object, `{}` for none",
            at=pointer,
            severity=Severity.WARNING,
        )


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
