"""A field that has to be there is not.

## Why

The server refuses the whole update and names the parameter that is missing.

## Examples

```yaml bad at=/truncation/retention_ratio
type: realtime
truncation:
  type: retention_ratio
```

```yaml good
type: realtime
truncation:
  type: retention_ratio
  retention_ratio: 0.8
```

```yaml bad at=/truncation/type
type: realtime
truncation:
  retention_ratio: 0.8
```

```yaml fixed
type: realtime
truncation:
  type: retention_ratio
  retention_ratio: 0.8
```
"""

from collections.abc import Iterator

from rtlint.repairs import addition
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, pair, place, show


@schema_rule("RT103", explains=("required",), absence=True)
def check(error: SchemaError) -> Iterator[Finding]:
    name = str(error.pointer[-1])
    allowed = _allowed(error)
    if len(allowed) == 1:
        advice = f"add {pair(name, allowed[0], error.context)}"
    else:
        advice = f"add `{name}`: one of {choices(allowed)}" if allowed else f"add `{name}`"
    yield error.problem(
        f"missing field {show(name)} in {place(error.pointer[:-1], error.context)}",
        advice,
        part="key",
        server=answer("missing", error.pointer, error.context),
        fix=addition(error.pointer, allowed[0], error.context, first=True) if len(allowed) == 1 else None,
    )


def _allowed(error: SchemaError) -> list[object]:
    wanted = error.expected
    return [wanted["const"]] if "const" in wanted else list(wanted.get("enum", ()))
