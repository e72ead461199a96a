"""A GA field in a beta payload.

## Why

A server that still speaks beta knows none of the GA fields, and refuses the whole update:
`Unknown parameter: 'session.type'`. Without `--dialect beta` or a target that implies it, such a file is read as GA.

## Examples

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/output_modalities
output_modalities: [text]
instructions: Be brief.
```

```yaml good dialect=beta kind=session target=azure-openai-preview
modalities: [text]
instructions: Be brief.
```
"""

from collections.abc import Iterator

from rtlint.facts.dialects import home
from rtlint.rule import Finding, SchemaError, schema_rule
from rtlint.words import answer, dotted, show


@schema_rule("RT606", explains=("additionalProperties",))
def check(error: SchemaError) -> Iterator[Finding]:
    subject, key = error.subject, error.pointer[-1]
    if subject is None or error.pointer[:-1] != subject.pointer:
        return
    moved = home(str(key), subject.shape, error.context.dialect)
    if moved is None or error.context.dialect != "beta":
        return
    yield error.problem(
        f"{show(key)} is a field of {moved.dialect.title}, not of beta",
        f"beta has it as `{dotted(moved.pointer)}`"
        if moved.pointer
        else "remove it, or move the file to the GA interface",
        part="key",
        server=answer("unknown", error.pointer, error.context),
    )
