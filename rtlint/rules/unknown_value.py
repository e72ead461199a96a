"""A value that is not one of those allowed.

## Why

The field has a closed list of values, and the server refuses every other one, and the whole update with it.

## Examples

```yaml bad at=/audio/input/noise_reduction/type
type: realtime
audio:
  input:
    noise_reduction:
      type: near-field
```

```yaml fixed
type: realtime
audio:
  input:
    noise_reduction:
      type: near_field
```

```yaml bad at=/audio/input/noise_reduction/type
type: realtime
audio:
  input:
    noise_reduction:
      type: nearfield
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    noise_reduction:
      type: near_field
```

```yaml good
type: realtime
audio:
  input:
    noise_reduction:
      type: far_field
```
"""

from collections.abc import Iterator

from rtlint.repairs import replacement, respelling
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, choices, did_you_mean, either, place, show, types


@schema_rule("RT104", explains=("enum", "const"), ages=True)
def check(error: SchemaError) -> Iterator[Finding]:
    allowed = [error.expected] if error.keyword == "const" else list(error.expected)
    types_beside = [_other(branch) for branch in error.union if branch is not error.schema and branch.get("type")]
    others = list(dict.fromkeys(types_beside))
    said = either([choices(allowed), *others]) if len(allowed) == 1 else ", or ".join([choices(allowed), *others])
    words = [value for value in allowed if isinstance(value, str)]
    fix = respelling(error.pointer, error.value, words)
    if fix is None and len(allowed) == 1 and not others:
        fix = replacement(error.pointer, allowed[0], safe=False)
    yield error.problem(
        f"{place(error.pointer, error.context)} must be {said}, not {show(error.value, error.pointer)}",
        did_you_mean(error.value, words) or f"use {choices(allowed)}",
        server=answer("value", error.pointer, error.context),
        fix=fix,
    )


def _other(branch: object) -> str:
    named = branch["type"] if isinstance(branch, dict) else ()
    return types([named] if isinstance(named, str) else named)
