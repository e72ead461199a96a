r"""The output of a function is not a string.

## Why

Whatever a function returns goes back as text, mostly JSON in a string. An object, a list or a number is refused as a value
of the wrong type, and the model waits for a result that never comes.

## Examples

```yaml bad at=/item/output
type: conversation.item.create
item:
  type: function_call_output
  call_id: call_1
  output: {status: shipped}
```

```yaml fixed
type: conversation.item.create
item:
  type: function_call_output
  call_id: call_1
  output: "{\"status\": \"shipped\"}"
```

```yaml good
type: conversation.item.create
item:
  type: function_call_output
  call_id: call_1
  output: '{"status": "shipped"}'
```
"""

from collections.abc import Iterator

from rtlint.repairs import serialised
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, place, show


@rule("RT433", on="item")
def check(site: Site) -> Iterator[Finding]:
    said, pointer = site.value.get("output"), (*site.pointer, "output")
    if site.value.get("type") == "function_call_output" and isinstance(said, (dict, list, int, float)):
        yield site.problem(
            f"{place(pointer, site.context)} must be a string, not {show(said)}",
            "serialise it as JSON, and send the text" if isinstance(said, (dict, list)) else "put it in quotes",
            at=pointer,
            server=answer("type", pointer, site.context),
            fix=serialised(pointer, said),
        )
