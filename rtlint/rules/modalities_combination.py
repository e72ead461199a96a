"""The modalities are a combination that the server does not take.

## Why

Beta took text alone, or text with audio; GA takes text alone, or audio alone, which always brings its transcript. The
server names the two combinations it takes and refuses the whole update.

## Examples

```yaml bad at=/output_modalities
type: realtime
output_modalities: [text, audio]
```

```yaml fixed
type: realtime
output_modalities: [audio]
```

```yaml bad dialect=beta kind=session target=azure-openai-preview at=/modalities
modalities: [audio]
voice: alloy
```

```yaml fixed dialect=beta kind=session target=azure-openai-preview
modalities: [audio, text]
voice: alloy
```

```yaml good dialect=beta kind=session target=azure-openai-preview
modalities: [text, audio]
voice: alloy
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.modalities import combinations, forgives_repeats
from rtlint.rule import Finding, Site, rule
from rtlint.source.change import Change, Remove, Set
from rtlint.words import place, show


@rule("RT204", on="modalities")
def check(site: Site) -> Iterator[Finding]:
    taken = combinations(site.context.dialect)
    said = site.value
    if not all(isinstance(word, str) for word in said) or sorted(said) in map(sorted, taken):
        return
    repeated = sorted(set(said)) in map(sorted, taken)
    allowed = " or ".join(f"`[{', '.join(words)}]`" for words in taken)
    found = show(f"[{', '.join(said)}]")
    yield site.problem(
        f"{place(site.pointer, site.context)} must be {allowed}, not {found}",
        "write each modality once" if repeated else f"write {allowed}",
        severity=Severity.WARNING if repeated and forgives_repeats(site.context.dialect) else None,
        fix=_repair(site, taken),
    )


def _repair(site: Site, taken: list[list[str]]) -> Repair | None:
    """Write the combination that was meant: the words without repeats, or the one with sound, which brings its text."""
    said = site.value
    meant = next((words for words in taken if set(words) == set(said)), None)
    if meant is None and set(said) <= {word for words in taken for word in words}:
        meant = next((words for words in taken if "audio" in words), None) if said else None
    if meant is None:
        return None
    odd = [index for index, word in enumerate(said) if word not in meant or word in said[:index]]
    lacking = [word for word in meant if word not in said]
    kept = len(said) - len(odd)
    changes: list[Change] = [Remove((*site.pointer, index)) for index in reversed(odd)]
    changes += [Set((*site.pointer, kept + index), word) for index, word in enumerate(lacking)]
    return Repair(f"write `[{', '.join(meant)}]`", tuple(changes))
