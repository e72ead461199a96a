"""The tool choice is a word that means nothing to the server.

## Why

There are three words: `auto`, `none` and `required`. Other APIs say `any` for `required`; one function is chosen by an
object, not by its name alone.

## Examples

```yaml bad at=/tool_choice
type: realtime
tool_choice: any
```

```yaml fixed
type: realtime
tool_choice: required
```

```yaml bad at=/tool_choice
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice: find_order
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

from rtlint.diagnostic import Repair
from rtlint.facts.tools import choice_slips
from rtlint.repairs import replacement, respelling
from rtlint.rule import Finding, SchemaError, Site, schema_rule
from rtlint.source.change import Set
from rtlint.tools import forces, has_nothing_to_call, named
from rtlint.words import answer, choices, did_you_mean, pair, place, show


@schema_rule("RT421", explains=("enum",))
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("tool_choice") == () and isinstance(error.value, str):
        yield error.problem(
            f"{place(error.pointer, error.context)} must be {choices(error.expected)}, or an object that names a tool, "
            f"not {show(error.value)}",
            _help(error),
            server=answer("value", error.pointer, error.context),
            fix=_repair(error),
        )


def _repair(error: SchemaError) -> Repair | None:
    """Write the word that was meant, or the function that is named; but not that there must be a call of nothing."""
    if _is_function(error):
        function = {"type": "function", "name": error.value}
        return Repair(f"choose the function {show(error.value)}", (Set(error.pointer, function),))
    slip = choice_slips().get(error.value.lower())
    if slip is None:
        return respelling(error.pointer, error.value, error.expected)
    site = Site("tool_choice", slip, error.pointer, error.subject, error.context) if error.subject else None
    idle = site is not None and forces(slip) and has_nothing_to_call(site) and error.context.phase == "create"
    return None if idle else replacement(error.pointer, slip)


def _is_function(error: SchemaError) -> bool:
    tools = error.subject.value.get("tools") if error.subject else None
    return error.value in (named(tools, "name") or ())


def _help(error: SchemaError) -> str:
    if _is_function(error):
        return f"write {pair('tool_choice', {'type': 'function', 'name': error.value}, error.context)}"
    slip = choice_slips().get(error.value.lower())
    if slip is not None:
        return f"write `{slip}`"
    return did_you_mean(error.value, error.expected) or f"use {choices(error.expected)}"
