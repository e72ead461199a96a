"""A message of the assistant is sent as audio.

## Why

Only the model itself makes audio of the assistant. Sent by a client, the part is answered with
`Missing required parameter: 'item.content[0].text'`: an earlier answer can be told to the model as text alone.

## Examples

```yaml bad at=/item/content/0/type
type: conversation.item.create
item:
  type: message
  role: assistant
  content:
    - type: output_audio
      transcript: Hello, how can I help?
```

```yaml good
type: conversation.item.create
item:
  type: message
  role: assistant
  content:
    - type: output_text
      text: Hello, how can I help?
```
"""

from collections.abc import Iterator

from rtlint.facts.texts import parts, returned_parts
from rtlint.rule import Finding, Site, rule
from rtlint.words import answer, choices, show


@rule("RT231", on="part")
def check(site: Site) -> Iterator[Finding]:
    role, said = site.subject.value.get("role"), site.value.get("type") if isinstance(site.value, dict) else None
    if not isinstance(role, str) or said not in returned_parts(site.context.dialect).get(role, ()):
        return
    yield site.problem(
        f"{show(said)} cannot be sent, only received",
        f"send {choices(parts(site.context.dialect)[role])} with the transcript as its `text`",
        at=(*site.pointer, "type"),
        server=answer("missing", (*site.pointer, "text"), site.context),
    )
