"""A message holds a part that its role cannot send.

## Why

What users and the system say is *input*, what the assistant said is *output*, also when you send it yourself to tell the
model of an earlier conversation. The server answers `Invalid value: 'input_text'. Value must be 'text'.` In GA the part of the
assistant is called `output_text`, in beta it was `text`.

## Examples

```yaml bad at=/item/content/0/type
type: conversation.item.create
item:
  type: message
  role: assistant
  content:
    - type: input_text
      text: Hello, how can I help?
```

```yaml fixed
type: conversation.item.create
item:
  type: message
  role: assistant
  content:
    - type: output_text
      text: Hello, how can I help?
```

```yaml good
type: conversation.item.create
item:
  type: message
  role: user
  content:
    - type: input_text
      text: My order has not come.
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.texts import parts, returned_parts
from rtlint.repairs import replacement
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.opaque import Opaque
from rtlint.words import answer, choices, place, show


@rule("RT230", on="part")
def check(site: Site) -> Iterator[Finding]:
    role, said = site.subject.value.get("role"), site.value.get("type") if isinstance(site.value, dict) else None
    if not isinstance(role, str) or not isinstance(said, str):
        return
    allowed = parts(site.context.dialect).get(role)
    if allowed is None or said in allowed or said in returned_parts(site.context.dialect).get(role, ()):
        return
    pointer = (*site.pointer, "type")
    yield site.problem(
        f"{place(pointer, site.context)} must be {choices(allowed)} in a message of the {role}, not {show(said)}",
        f"use {choices(allowed)}",
        at=pointer,
        related=(Mention(f"the role is {show(role)}", (*site.subject.pointer, "role")),),
        server=answer("value", pointer, site.context),
        covers=tuple((*site.pointer, key) for key in site.value),
        fix=_retyped(site, said, allowed),
    )


def _retyped(site: Site, said: str, allowed: list[str]) -> Repair | None:
    """The part of the same sort that the role has: the last word of a type is the field that holds its content."""
    sort = said.rpartition("_")[2]
    meant = next((name for name in allowed if name.rpartition("_")[2] == sort), None)
    if meant is None or site.value.keys() != {"type", sort} or not isinstance(site.value[sort], (str, Opaque)):
        return None
    return replacement((*site.pointer, "type"), meant)
