"""Two functions have the same name.

## Why

A call says nothing but the name, so nobody knows which of them was meant. SDKs refuse such a list; what the server does
is not documented.

## Examples

```yaml bad at=/tools/1/name
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
  - type: function
    name: find_order
    description: Find an order by its date.
```

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
  - type: function
    name: find_order_2
    description: Find an order by its date.
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_order_by_number
    description: Find an order by its number.
  - type: function
    name: find_order_by_date
    description: Find an order by its date.
```
"""

import json
from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.repairs import replacement
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.change import Remove
from rtlint.source.pointer import Pointer
from rtlint.tools import free_names, is_function
from rtlint.words import show


@rule("RT406", on="tools", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    seen: dict[str, Pointer] = {}
    written: dict[str, set[str]] = {}
    free = free_names(site.value, "name")
    for index, tool in enumerate(site.value):
        name = tool.get("name") if is_function(tool) else None
        pointer = (*site.pointer, index, "name")
        if isinstance(name, str) and name and name in seen:
            first, text = site.value[int(seen[name][-2])], _text(tool)
            known = written.setdefault(name, {_text(first)})
            yield site.problem(
                f"another function is called {show(name)} already",
                "give each function a name of its own, or remove one",
                at=pointer,
                related=(Mention("the first one", seen[name]),),
                fix=Repair("remove the second one", (Remove(pointer[:-1]),), safe=False)
                if text in known
                else replacement(pointer, free(name), safe=False),
            )
            known.add(text)
        elif isinstance(name, str):
            seen[name] = pointer


def _text(tool: object) -> str:
    """The same text for tools that say the same, in whichever order."""
    return json.dumps(tool, sort_keys=True, default=repr)
