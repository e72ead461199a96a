"""A forced function is nested in the tool choice, as Chat Completions wants it.

## Why

The Realtime API takes `name` beside `type`, and answers `Missing required parameter: 'session.tool_choice.name'.` to the
nested form, which the reference of the beta interface itself showed.

## Examples

```yaml bad at=/tool_choice/function
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice:
  type: function
  function:
    name: find_order
```

```yaml fixed
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice:
  type: function
  name: find_order
```

```yaml good
type: realtime
tool_choice: auto
```
"""

from collections.abc import Iterator
from typing import Any

from rtlint.diagnostic import Repair
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Move, Remove, Rename
from rtlint.source.opaque import Opaque
from rtlint.words import answer, pair, place


@rule("RT420", on="tool_choice")
def check(site: Site) -> Iterator[Finding]:
    if not isinstance(site.value, dict) or site.value.get("type", "function") != "function":
        return
    inner = site.value.get("function")
    name = inner.get("name") if isinstance(inner, dict) else inner
    if "name" in site.value or not isinstance(inner, (dict, str)):
        return
    flat = {"type": "function", "name": name if isinstance(name, str) else "…"}
    missing, pointer = (*site.pointer, "name"), (*site.pointer, "function")
    yield site.problem(
        f"{place(pointer, site.context)} names the function as Chat Completions does; here the choice itself does",
        f"write {pair('tool_choice', flat, site.context)}",
        at=pointer,
        part="key",
        server=answer("missing", missing, site.context),
        covers=(missing,),
        fix=_repair(site, inner, name),
    )


def _repair(site: Site, inner: Any, name: Any) -> Repair | None:
    """Move the name up, unless that loses something."""
    pointer = (*site.pointer, "function")
    if "type" not in site.value or not isinstance(name, (str, Opaque)):
        return None
    if inner is name:
        return Repair("rename `function` to `name`", (Rename(pointer, "name"),))
    return Repair(
        "move `name` out of `function`",
        (Move((*pointer, "name"), (*site.pointer, "name")), Remove(pointer)),
        len(inner) == 1,
    )
