"""The name of an event is too long.

## Why

`event_id` is your own name for an event, which the server repeats when it complains of it. It may have 512 characters.

## Examples

```yaml bad at=/event_id
type: response.cancel
event_id: "call-of-the-first-customer-of-the-day-in-the-shop-by-the-river-about-the-bicycle-that-was-left-there-\
  call-of-the-first-customer-of-the-day-in-the-shop-by-the-river-about-the-bicycle-that-was-left-there-\
  call-of-the-first-customer-of-the-day-in-the-shop-by-the-river-about-the-bicycle-that-was-left-there-\
  call-of-the-first-customer-of-the-day-in-the-shop-by-the-river-about-the-bicycle-that-was-left-there-\
  call-of-the-first-customer-of-the-day-in-the-shop-by-the-river-about-the-bicycle-that-was-left-there-\
  call-of-the-first-customer-of-the-day-in-the-shop-by-the-river-about-the-bicycle-that-was-left-there-"
```

```yaml fixed unsafe
type: response.cancel
```

```yaml good
type: response.cancel
event_id: cancel-1
```
"""

from collections.abc import Iterator

from rtlint.facts.limits import limits
from rtlint.repairs import removal
from rtlint.rule import Finding, Site, rule
from rtlint.words import place


@rule("RT237", on="event_id")
def check(site: Site) -> Iterator[Finding]:
    longest = int(limits()["event_id"].maximum)
    if len(site.value) > longest:
        yield site.problem(
            f"{place(site.pointer, site.context)} has {len(site.value)} characters, {longest} are allowed",
            "shorten it",
            fix=removal(site.pointer, safe=False),
        )
