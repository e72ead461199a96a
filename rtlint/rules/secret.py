"""A secret is written into the file.

## Why

A configuration is committed, copied into tickets and sent to clients; an API key in it is public from then on. Only
ephemeral keys may reach a client. No part of rtlint prints what it found.

## Examples

```yaml bad
type: realtime
instructions: Use the key sk-proj-Zm9vYmFyYmF6cXV4Zm9vYmFy when you are asked for one.
```

```yaml fixed unsafe
type: realtime
instructions: Use the key ${OPENAI_API_KEY} when you are asked for one.
```

```yaml good
type: realtime
instructions: Use the key ${OPENAI_API_KEY} when you are asked for one.
```

```yaml bad at=/tools/0/headers/Authorization
type: realtime
tools:
  - type: mcp
    server_label: shop
    server_url: https://shop.test/mcp
    require_approval: always
    headers:
      Authorization: Bearer c2hvcC10b2tlbi0wMDE3LXByb2Q
```

```yaml fixed unsafe
type: realtime
tools:
  - type: mcp
    server_label: shop
    server_url: https://shop.test/mcp
    require_approval: always
    headers:
      Authorization: Bearer ${TOKEN}
```

```yaml good
type: realtime
tools:
  - type: mcp
    server_label: shop
    server_url: https://shop.test/mcp
    require_approval: always
    headers:
      Authorization: Bearer ${SHOP_TOKEN}
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.secrets import is_made_up, secret_forms
from rtlint.rule import Finding, engine_rule
from rtlint.source.change import Set
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer


@engine_rule("RT701", needs_reason=True)
def check(texts: tuple[tuple[Pointer, str], ...]) -> Iterator[Finding]:
    whole = "\n".join(text for _, text in texts)
    forms = [form for form in secret_forms() if form.pattern.search(whole)]
    for place, text in texts if forms else ():
        for form in forms:
            found = form.pattern.search(text)
            if found is not None and not is_made_up(found[0]):
                yield Finding(
                    place,
                    f"this is {form.title}",
                    form.advice,
                    severity=Severity(form.severity),
                    fix=_repair(place, text),
                )
                break


def _repair(place: Pointer, text: str) -> Repair | None:
    """Put placeholders where the secrets of a text stand, if that leaves none behind."""
    for form in secret_forms():
        if form.instead is not None:
            text = form.pattern.sub(form.instead, text)
        elif form.pattern.search(text):
            return None
    from rtlint.redact import mask

    if mask(text) != text:
        return None
    return Repair("take the secret from the environment", (Set(place, placeholder(text) or text),), safe=False)
