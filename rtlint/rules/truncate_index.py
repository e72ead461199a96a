"""A part other than the first is to be cut.

## Why

`conversation.item.truncate` cuts the audio of an answer, which is always its first part: the reference says to send 0.

## Examples

```yaml bad at=/content_index
type: conversation.item.truncate
item_id: item_123
content_index: 1
audio_end_ms: 1500
```

```yaml good
type: conversation.item.truncate
item_id: item_123
content_index: 0
audio_end_ms: 1500
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Site, rule
from rtlint.words import place, show


@rule("RT236", on="content_index", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    if site.value != 0:
        yield site.problem(
            f"{place(site.pointer, site.context)} should be `0`, not {show(site.value)}",
            "write `0`: the audio of an answer is its first part",
        )
