"""A transcription option does not belong to the model that is chosen.

## Why

`languages` and `keywords` are for `gpt-transcribe` and `gpt-live-transcribe`, `delay` is for models that stream, and not
every model takes a `prompt`. An option that the model does not know fails the update, and the rest of it is lost.

## Examples

```yaml bad at=/audio/input/transcription/languages
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      languages: [en]
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      language: en
```

```yaml bad at=/audio/input/transcription/prompt
type: transcription
audio:
  input:
    transcription:
      model: gpt-realtime-whisper
      prompt: A lecture on bicycles.
```

```yaml fixed
type: transcription
audio:
  input:
    transcription:
      model: gpt-realtime-whisper
```

```yaml good
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      languages: [en]
      keywords: [derailleur]
```

```yaml good
type: transcription
audio:
  input:
    transcription:
      model: gpt-realtime-whisper
      delay: low
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.models import Model, taking
from rtlint.repairs import removal
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.source.change import Move, Remove
from rtlint.words import choices, model_name, pair, show


@rule("RT536", on=("languages", "keywords", "transcription_prompt", "delay"))
def check(site: Site) -> Iterator[Finding]:
    name = site.other("transcription_model")
    fact, option = site.context.model(name), str(site.pointer[-1])
    taken = fact.caps.get(option) if fact is not None else None
    if fact is None or taken is None or taken is True:
        return
    refused = taken is False
    yield site.problem(
        f"{show(option)} is not an option of {model_name(name, fact.id)}"
        if refused
        else f"{show(option)} is of no use to {model_name(name, fact.id)}",
        _help(site, fact, option),
        part="key",
        severity=None if refused else Severity.WARNING,
        related=(Mention("the model is chosen here", site.where("transcription_model") or site.pointer),),
        fix=_repair(site, fact, option),
    )


def _repair(site: Site, fact: Model, option: str) -> Repair:
    """Remove it; of several languages the first one remains, where the model takes one."""
    language = (*site.pointer[:-1], "language")
    if site.field == "languages" and site.value and fact.caps.get("language") is True and not site.where("language"):
        changes = (Move((*site.pointer, 0), language), Remove(site.pointer))
        return Repair("write the first of `languages` as `language`", changes, safe=False)
    return removal(site.pointer, safe=site.field == "transcription_prompt")


def _help(site: Site, fact: Model, option: str) -> str:
    takers = taking(option, site.context.today)
    if site.field == "languages" and fact.caps.get("language") is True and [*map(type, site.value)] == [str]:
        return f"write {pair('language', site.value[0], site.context)}"
    return f"remove it, or use {choices(takers)}" if takers else "remove it"
