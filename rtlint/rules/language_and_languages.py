"""A transcription has both `language` and `languages`.

## Why

`languages` replaces `language` for the models that take it; the guide says not to send both.

## Examples

```yaml bad at=/audio/input/transcription/language
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      language: en
      languages: [en, de]
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      languages: [en, de]
```

```yaml good
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      language: en
```
"""

from collections.abc import Iterator

from rtlint.repairs import removal
from rtlint.rule import Finding, Mention, Site, rule


@rule("RT535", on="language")
def check(site: Site) -> Iterator[Finding]:
    fact = site.context.model(site.other("transcription_model"))
    refuses_list = fact is not None and fact.caps.get("languages") is False
    if isinstance(site.other("languages"), list) and not refuses_list:
        yield site.problem(
            "`language` and `languages` cannot be used together",
            "keep `languages`",
            part="key",
            fix=removal(site.pointer, safe=False),
            related=(Mention("`languages` is here", site.where("languages") or site.pointer, "key"),),
        )
