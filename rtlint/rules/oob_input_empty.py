"""A response is given an empty input.

## Why

`input: []` does not mean "nothing extra": it takes the conversation away, so the model sees nothing but the instructions.
Without `input` it sees the conversation.

## Examples

```yaml bad at=/response/input
type: response.create
response:
  input: []
```

```yaml good
type: response.create
response:
  input: []
  instructions: Say hello in Dutch.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.words import place


@rule("RT844", on="input", severity=Severity.INFO)
def check(site: Site) -> Iterator[Finding]:
    if not site.value and site.other("instructions") is None:
        yield site.problem(
            f"{place(site.pointer, site.context)} is empty: the model sees nothing of the conversation",
            "leave it out to answer to the conversation, or add `instructions`",
        )
