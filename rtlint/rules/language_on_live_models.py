"""A transcription model that takes a list of languages is given `language`.

## Why

`gpt-transcribe` and `gpt-live-transcribe` are told what to expect by `languages`, which may name several; the guide gives
`language` to the older models.

## Examples

```yaml bad at=/audio/input/transcription/language
type: transcription
audio:
  input:
    transcription:
      model: gpt-live-transcribe
      language: en
    turn_detection: null
```

```yaml fixed
type: transcription
audio:
  input:
    transcription:
      model: gpt-live-transcribe
      languages: [en]
    turn_detection: null
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-live-transcribe
      languages: [en, de]
    turn_detection: null
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.languages import meant_code, tags
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Rename, Set
from rtlint.words import model_name, pair


@rule("RT537", on="language", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    name = site.other("transcription_model")
    fact = site.context.model(name)
    if fact is not None and fact.caps.get("language") == "replaced" and site.where("languages") is None:
        code = site.value if site.value.lower() in tags() else meant_code(site.value)
        changes = (Set(site.pointer, [code]), Rename(site.pointer, "languages"))
        yield site.problem(
            f"{model_name(name, fact.id)} is told its languages by `languages`, not by `language`",
            f"write {pair('languages', [code or site.value], site.context)}",
            part="key",
            fix=Repair("rename `language` to `languages`, a list", changes) if code else None,
        )
