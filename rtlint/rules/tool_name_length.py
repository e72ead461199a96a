"""A function's name is longer than other function contracts allow.

## Why

Chat Completions, Responses and Azure's Realtime reference stop at 64 characters. For OpenAI's Realtime API no limit is
documented, so this is a warning there, and an error with an Azure target.

## Examples

```yaml bad at=/tools/0/name
type: realtime
tools:
  - type: function
    name: find_all_orders_of_a_customer_by_name_and_date_of_birth_or_by_number
    description: Find orders of a customer.
```

```yaml fixed unsafe
type: realtime
tools:
  - type: function
    name: find_all_orders_of_a_customer_by_name_and_date_of_birth_or_by_nu
    description: Find orders of a customer.
```

```yaml good
type: realtime
tools:
  - type: function
    name: find_orders_of_customer
    description: Find orders of a customer.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.tools import number
from rtlint.rule import Finding, Site, rule
from rtlint.rules.tool_name_characters import renaming
from rtlint.tools import is_function
from rtlint.words import place


@rule("RT405", on="tool", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    name = site.value.get("name") if is_function(site.value) else None
    longest, pointer = number("name_longest"), (*site.pointer, "name")
    if isinstance(name, str) and len(name) > longest:
        holds = site.context.target.tool_name_limit_holds
        yield site.problem(
            f"{place(pointer, site.context)} has {len(name)} characters; "
            + (f"{longest} are allowed" if holds else f"elsewhere {longest} are allowed, here no limit is documented"),
            f"shorten it to {longest} characters; its meaning belongs in `description`",
            at=pointer,
            severity=Severity.ERROR if holds else None,
            fix=renaming(site, name[:longest].rstrip("_-")),
        )
