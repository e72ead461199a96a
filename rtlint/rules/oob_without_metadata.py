"""A response outside of the conversation has no metadata to tell it by.

## Why

Several responses can run at once, and the events of one with `conversation: none` look like those of any other. The guide
tells them apart by `metadata`, which comes back with the response.

## Examples

```yaml bad at=/response/metadata
type: response.create
response:
  conversation: none
  instructions: Is the caller angry?
```

```yaml good
type: response.create
response:
  conversation: none
  metadata:
    topic: mood
  instructions: Is the caller angry?
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.dialects import dialects
from rtlint.rule import Finding, Site, rule


@rule("RT843", on="conversation", severity=Severity.INFO, absence=True)
def check(site: Site) -> Iterator[Finding]:
    if site.value == "none" and site.other("metadata") is None:
        (home, *_) = dialects()[site.context.dialect].fields[site.subject.shape]["metadata"]
        yield site.problem(
            "a response outside of the conversation has no `metadata` to recognise it by",
            "add some, such as its purpose",
            at=site.subject.pointer + home,
            part="key",
        )
