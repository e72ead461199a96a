"""A function's name is empty or has characters that the server does not take.

## Why

Names match `^[a-zA-Z0-9_-]+$`: no dots, spaces, slashes or letters of other scripts. The server answers
`Invalid 'session.tools[0].name'`, and one bad name refuses the whole session.

## Examples

```yaml bad at=/tools/0/name
type: realtime
tools:
  - type: function
    name: orders.find
    description: Find an order by its number.
```

```yaml bad at=/tools/0/name
type: realtime
tools:
  - type: function
    name: ""
    description: Find an order by its number.
```

```yaml good
type: realtime
tools:
  - type: function
    name: orders_find
    description: Find an order by its number.
```
"""

import re
from collections.abc import Iterator

from rtlint.facts.tools import pattern
from rtlint.rule import Finding, Site, rule
from rtlint.tools import is_function
from rtlint.words import answer, place, show


@rule("RT404", on="tool")
def check(site: Site) -> Iterator[Finding]:
    name = site.value.get("name") if is_function(site.value) else None
    if not isinstance(name, str) or pattern("name_pattern").fullmatch(name):
        return
    pointer = (*site.pointer, "name")
    slug = re.sub("[^a-zA-Z0-9-]+", "_", name).strip("_")
    yield site.problem(
        f"{place(pointer, site.context)} must be letters a to z, digits, `_` and `-`, not {show(name)}",
        f"for example {show(slug)}" if slug else "give it a name such as `find_order`",
        at=pointer,
        server=answer("value", pointer, site.context),
    )
