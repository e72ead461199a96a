"""A call is handed on to something that is no telephone number and no SIP address.

## Why

The target becomes the `Refer-To` of a SIP message: `tel:` with a number, or `sip:` with an address.

## Examples

```yaml bad kind=call-refer at=/target_uri
target_uri: "+14155550123"
```

```yaml good kind=call-refer
target_uri: tel:+14155550123
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.texts import listed
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, place, show


@rule("RT238", on="target_uri", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    known = listed("call_targets")
    if not site.value.lower().startswith(known):
        yield site.problem(
            f"{place(site.pointer, site.context)} is {show(site.value)}, which begins neither with `tel:` nor with `sip:`",
            f"begin it with {choices(known[:2])}",
        )
