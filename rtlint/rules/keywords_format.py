"""A keyword of a transcription is empty, repeated, or holds a character that none may hold.

## Why

Keywords are single lines of text without `<` and `>`. An empty or repeated one is of no use.

## Examples

```yaml bad at=/audio/input/transcription/keywords/1
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      keywords: [derailleur, bold <b>]
```

```yaml fixed unsafe
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      keywords: [derailleur, bold b]
```

```yaml good
type: realtime
audio:
  input:
    transcription:
      model: gpt-transcribe
      keywords: [derailleur, Rohloff]
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.texts import listed
from rtlint.repairs import removal_of_item, replacement
from rtlint.rule import Finding, Site, rule
from rtlint.source.pointer import Pointer
from rtlint.words import choices, show


@rule("RT538", on="keywords")
def check(site: Site) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, word in enumerate(site.value):
        pointer = (*site.pointer, index)
        if not isinstance(word, str):
            continue
        bad = next((character for character in listed("keyword_cannot_hold") if character in word), None)
        if bad is not None:
            what = "a line break" if bad.isspace() else show(bad)
            yield site.problem(
                f"a keyword cannot hold {what}: {show(word)}",
                f"write it on one line and without {choices(['<', '>'])}",
                at=pointer,
                fix=_cleaned(word, site, pointer),
            )
        elif not word.strip() or word in seen:
            yield site.problem(
                f"the keyword {show(word)} is there twice" if word.strip() else "an empty keyword",
                "remove one" if word.strip() else "remove it",
                at=pointer,
                severity=Severity.WARNING,
                fix=removal_of_item(site.value, pointer, safe=False),
            )
        seen.add(word)


def _cleaned(word: str, site: Site, pointer: Pointer) -> Repair:
    """The keyword on one line and without what it cannot hold; none if that leaves nothing, or is there already."""
    cannot = str.maketrans(
        {character: " " if character.isspace() else "" for character in listed("keyword_cannot_hold")}
    )
    clean = " ".join(word.translate(cannot).split())
    if not clean or clean in site.value:
        return removal_of_item(site.value, pointer, safe=False)
    return replacement(pointer, clean, safe=False)
