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

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: orders_find
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
    name: find-order
    description: Find an order by its number.
```
"""

import re
from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.tools import pattern
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Change, Set
from rtlint.tools import is_function, named
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
        fix=renaming(site, slug),
    )


def renaming(site: Site, name: str) -> Repair | None:
    """Rename the function at `site`, in the tool choice too; None where another tool has that name already."""
    old, subject = site.value["name"], site.subject
    if not name or name in (named(subject.value.get("tools"), "name") or ()):
        return None
    changes: list[Change] = [Set((*site.pointer, "name"), name)]
    choice = subject.value.get("tool_choice")
    if isinstance(choice, dict) and choice.get("type") == "function" and choice.get("name") == old:
        changes.append(Set((*subject.pointer, "tool_choice", "name"), name))
    return Repair(f"write {show(name)}", tuple(changes), safe=False)
