"""A tool is of a type that only other APIs have.

## Why

Web search, file search, a code interpreter and the like run at OpenAI for the Responses API. A Realtime session has
functions, which your client runs, and MCP servers; anything else has to be offered through one of them.

## Examples

```yaml bad at=/tools/0/type
type: realtime
tools:
  - type: web_search
```

```yaml good
type: realtime
tools:
  - type: function
    name: search_web
    description: Search the web, and return the first results.
    parameters: {type: object, properties: {query: {type: string}}, required: [query]}
```
"""

from collections.abc import Iterator

from rtlint.facts.tools import foreign_types
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, show


@schema_rule("RT403", explains=("variant",))
def check(error: SchemaError) -> Iterator[Finding]:
    way = error.inside("tools")
    owner = foreign_types().get(error.value) if isinstance(error.value, str) else None
    if way is not None and len(way) == 2 and owner is not None:
        yield error.problem(
            f"{show(error.value)} is a tool of {owner}; Realtime has {choices(error.expected, 'and')}",
            "offer it as a function that your client runs",
            server=answer("value", error.pointer, error.context),
        )
