"""A model is named by an alias that its maker may point elsewhere.

## Why

An alias such as `gpt-realtime-mini` moves to a newer snapshot without notice. A dated id stays what it was tested with,
and ends earlier. Off unless it is selected.

## Examples

```yaml bad at=/model today=2026-01-01
type: realtime
model: gpt-realtime-mini
```

```yaml good today=2026-01-01
type: realtime
model: gpt-realtime-mini-2025-12-15
```
"""

import re
from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.models import Life, life, models
from rtlint.rule import Finding, Site, rule
from rtlint.words import choices, show


@rule("RT509", on=("model", "transcription_model"), severity=Severity.INFO, default=False)
def check(site: Site) -> Iterator[Finding]:
    if not isinstance(site.value, str) or site.value not in models():
        return
    dated = re.compile(re.escape(site.value) + r"-\d{4}-\d\d-\d\d")
    snapshots = [
        name
        for name, model in models().items()
        if dated.fullmatch(name) and life(model, site.context.today) is not Life.RETIRED
    ]
    if snapshots:
        yield site.problem(f"{show(site.value)} is an alias that may move", f"pin it: {choices(snapshots)}")
