"""The instructions hold a note of their author.

## Why

The model reads `TODO` like everything else. Names in braces and tags are ordinary in prompts and are not meant here. Off unless
selected.

## Examples

```yaml bad at=/instructions
type: realtime
instructions: "Be friendly. TODO: describe the refund policy."
```

```yaml good
type: realtime
instructions: Be friendly. Refunds take five days.
```
"""

import re
from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.advice import placeholder_words
from rtlint.rule import Finding, Site, rule
from rtlint.words import show


@rule("RT810", on="instructions", severity=Severity.INFO, default=False)
def check(site: Site) -> Iterator[Finding]:
    if not isinstance(site.value, str):
        return
    found = next((word for word in placeholder_words() if re.search(rf"\b{word}\b", site.value)), None)
    if found is not None:
        yield site.problem(
            f"the instructions say {show(found)}, which the model will read",
            "write what belongs there, or remove it",
        )
