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

```yaml fixed unsafe
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
    - type: input_audio
      audio: AAAAAAEAAgADAAQABQAGAAcA
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair
from rtlint.facts.texts import parts, returned_parts
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Remove, Rename, Set
from rtlint.source.opaque import Opaque
from rtlint.words import answer, choices, show

#: The fields of a part that is audio.
_AUDIO = frozenset(("type", "audio", "transcript"))


@rule("RT231", on="part")
def check(site: Site) -> Iterator[Finding]:
    role, said = site.subject.value.get("role"), site.value.get("type") if isinstance(site.value, dict) else None
    if not isinstance(role, str) or said not in returned_parts(site.context.dialect).get(role, ()):
        return
    sent = parts(site.context.dialect)[role]
    yield site.problem(
        f"{show(said)} cannot be sent, only received",
        f"send {choices(sent)} with the transcript as its `text`",
        at=(*site.pointer, "type"),
        server=answer("missing", (*site.pointer, "text"), site.context),
        fix=_as_text(site, sent[0]),
    )


def _as_text(site: Site, sent: str) -> Repair | None:
    """The transcript as text, without the audio."""
    if not isinstance(site.value.get("transcript"), (str, Opaque)) or not site.value.keys() <= _AUDIO:
        return None
    audio = (Remove((*site.pointer, "audio")),) if "audio" in site.value else ()
    changes = (Set((*site.pointer, "type"), sent), Rename((*site.pointer, "transcript"), "text"), *audio)
    return Repair(f"send the transcript as {show(sent)}", changes, safe=False)
