"""The language of a transcription is not an ISO 639-1 code.

## Why

`language` is one code of two letters such as `en`. Names and lists are refused; of a regional tag such as `en-US` only the
first part means something here. Left out, the language is detected.

## Examples

```yaml bad at=/audio/input/transcription/language
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      language: english
```

```yaml fixed
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      language: en
```

```yaml bad at=/audio/input/transcription/language
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      language: en-US
```

```yaml fixed
type: realtime
audio:
  input:
    transcription:
      model: gpt-4o-transcribe
      language: en
```

```yaml bad at=/audio/input/transcription/language
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      language: [en, de]
```

```yaml fixed
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
      model: gpt-transcribe
      languages: [zh-cn, en]
```
"""

import re
from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.languages import codes, has_variants, is_tag, meant_code, tags
from rtlint.repairs import removal_of_item, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Rename
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.words import place, show


@rule("RT534", on=("language", "languages"), beside_schema=True)
def check(site: Site) -> Iterator[Finding]:
    if site.field == "languages":
        entries = enumerate(site.value if isinstance(site.value, list) else ())
        for index, entry in entries:
            if isinstance(entry, str) and not _is_wide(entry):
                yield from _judged(site, entry, (*site.pointer, index))
    elif isinstance(site.value, list):
        fact = site.context.model(site.other("transcription_model"))
        takes_list = fact is not None and fact.caps.get("languages") is True
        yield site.problem(
            f"{place(site.pointer, site.context)} must be one language, not a list",
            "call the list `languages`" if takes_list else "write one code, or leave it out to have it detected",
            fix=_as_list(site) if takes_list else None,
        )
    elif isinstance(site.value, str):
        yield from _judged(site, site.value, site.pointer)


def _judged(site: Site, said: str, where: Pointer) -> Iterator[Finding]:
    if said.strip().lower() in codes():
        return
    meant = meant_code(said)
    mild = not said.strip() or is_tag(said) or (meant is None and _has_three_letters(said))
    yield site.problem(
        f"{place(where, site.context)} {'should' if mild else 'must'} be a two-letter language code, not {show(said)}",
        f"write `{meant}`" if meant else "write a code such as `en`, or leave it out to have it detected",
        at=where,
        severity=Severity.WARNING if mild else None,
        fix=_as_code(said, meant, site, where) if meant else None,
    )


def _as_code(said: str, meant: str, site: Site, where: Pointer) -> Repair:
    """Safe unless the region tells more than an accent, as it does of Chinese. A list has each language once."""
    safe = not (is_tag(said) and has_variants(meant))
    if site.field == "languages" and meant in site.value:
        return removal_of_item(site.value, where, safe=safe)
    return replacement(where, meant, safe=safe)


def _as_list(site: Site) -> Repair | None:
    said = site.value and all(isinstance(entry, (str, Opaque)) for entry in site.value)
    renaming = Repair("rename `language` to `languages`", (Rename(site.pointer, "languages"),))
    return renaming if said and site.where("languages") is None else None


def _is_wide(said: str) -> bool:
    """Whether only a list of languages takes it."""
    return said.lower() in tags() or _has_three_letters(said)


def _has_three_letters(said: str) -> bool:
    return re.fullmatch("[A-Za-z]{3}", said) is not None
