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

from rtlint.diagnostic import Severity
from rtlint.facts.texts import listed
from rtlint.rule import Finding, Site, rule
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
            )
        elif not word.strip():
            yield site.problem("an empty keyword", "remove it", at=pointer, severity=Severity.WARNING)
        elif word in seen:
            yield site.problem(
                f"the keyword {show(word)} is there twice", "remove one", at=pointer, severity=Severity.WARNING
            )
        seen.add(word)
