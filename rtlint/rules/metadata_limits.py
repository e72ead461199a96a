"""Metadata has too many entries, or one that is too long.

## Why

Metadata holds up to 16 entries, with keys of up to 64 characters and values of up to 512, everywhere in the API. For the
metadata of a trace the same is likely, but not documented.

## Examples

```yaml bad kind=response at=/metadata/an_identifier_of_a_customer_that_is_made_of_very_many_words_indeed
metadata:
  an_identifier_of_a_customer_that_is_made_of_very_many_words_indeed: "42"
```

```yaml fixed unsafe kind=response
metadata:
  an_identifier_of_a_customer_that_is_made_of_very_many_words_inde: "42"
```

```yaml good kind=response
metadata:
  customer: "42"
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.limits import limits
from rtlint.redact import is_secret_key, mask_source
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Rename, Set
from rtlint.words import place, show


@rule("RT224", on=("metadata", "tracing_metadata"))
def check(site: Site) -> Iterator[Finding]:
    pairs, keys, values = (int(limits()[f"metadata_{part}"].maximum) for part in ("pairs", "key", "value"))
    severity = Severity.WARNING if site.field == "tracing_metadata" else None
    if site.value is not None and len(site.value) > pairs:
        yield site.problem(
            f"{place(site.pointer, site.context)} has {len(site.value)} entries, {pairs} are allowed",
            "drop some, or put several into one",
            part="key",
            severity=severity,
        )
    for key, value in (site.value or {}).items():
        pointer = (*site.pointer, key)
        if len(key) > keys:
            cut = Repair(f"cut the key to {keys} characters", (Rename(pointer, key[:keys]),), safe=False)
            yield site.problem(
                f"the key {show(key)} has {len(key)} characters, {keys} are allowed",
                "shorten it",
                at=pointer,
                part="key",
                severity=severity,
                fix=None if key[:keys] in site.value else cut,
            )
        elif isinstance(value, str) and len(value) > values:
            cut = Repair(f"cut the value to {values} characters", (Set(pointer, value[:values]),), safe=False)
            yield site.problem(
                f"the value of {show(key)} has {len(value)} characters, {values} are allowed",
                "shorten it",
                at=pointer,
                severity=severity,
                fix=None if is_secret_key(key) or mask_source(value) != value else cut,
            )
