"""The tool choice is a word that means nothing to the server.

## Why

There are three words: `auto`, `none` and `required`. Other APIs say `any` for `required`; one function is chosen by an
object, not by its name alone.

## Examples

```yaml bad at=/tool_choice
type: realtime
tool_choice: any
```

```yaml bad at=/tool_choice
type: realtime
tools:
  - type: function
    name: find_order
    description: Find an order by its number.
tool_choice: find_order
```

```yaml good
type: realtime
tool_choice: auto
```
"""

from collections.abc import Iterator

from rtlint.facts.tools import choice_slips
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.tools import named
from rtlint.words import answer, choices, did_you_mean, pair, place, show


@schema_rule("RT421", explains=("enum",))
def check(error: SchemaError) -> Iterator[Finding]:
    if error.inside("tool_choice") == () and isinstance(error.value, str):
        yield error.problem(
            f"{place(error.pointer, error.context)} must be {choices(error.expected)}, or an object that names a tool, "
            f"not {show(error.value)}",
            _help(error),
            server=answer("value", error.pointer, error.context),
        )


def _help(error: SchemaError) -> str:
    tools = error.subject.value.get("tools") if error.subject else None
    if error.value in (named(tools, "name") or ()):
        return f"write {pair('tool_choice', {'type': 'function', 'name': error.value}, error.context)}"
    slip = choice_slips().get(error.value.lower())
    if slip is not None:
        return f"write `{slip}`"
    return did_you_mean(error.value, error.expected) or f"use {choices(error.expected)}"
