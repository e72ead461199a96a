"""The modalities are a combination that the server does not take.

## Why

Beta took text alone, or text with audio; GA takes text alone, or audio alone, which always brings its transcript. The
server names the two combinations it takes and refuses the whole update.

## Examples

```yaml bad at=/output_modalities
type: realtime
output_modalities: [text, audio]
```

```yaml good
type: realtime
output_modalities: [audio]
```

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/modalities
modalities: [audio]
voice: alloy
```

```yaml good dialect=beta kind=session target=azure-openai-preview
modalities: [text, audio]
voice: alloy
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.modalities import combinations, forgives_repeats
from rtlint.rule import Finding, Site, rule
from rtlint.words import place


@rule("RT204", on="modalities")
def check(site: Site) -> Iterator[Finding]:
    taken = combinations(site.context.dialect)
    said = site.value
    if not all(isinstance(word, str) for word in said) or sorted(said) in map(sorted, taken):
        return
    repeated = sorted(set(said)) in map(sorted, taken)
    allowed = " or ".join(f"`[{', '.join(words)}]`" for words in taken)
    yield site.problem(
        f"{place(site.pointer, site.context)} must be {allowed}, not `[{', '.join(said)}]`",
        "write each modality once" if repeated else f"write {allowed}",
        severity=Severity.WARNING if repeated and forgives_repeats(site.context.dialect) else None,
    )
