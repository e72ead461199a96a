"""The payload is written for the beta interface, which is switched off.

## Why

OpenAI removed the beta interface on 2026-05-12: the server closes the connection with `beta_api_shape_disabled`. Most
examples on the web are still written for it. This is said once a payload; what is wrong within beta is reported too.

## Examples

```yaml bad
type: session.update
session:
  modalities: [audio, text]
  voice: alloy
```

```yaml fixed unsafe
type: session.update
session:
  type: realtime
  output_modalities: [audio]
  audio:
    output:
      voice: alloy
```

```yaml good target=azure-openai-preview
type: session.update
session:
  modalities: [audio, text]
  voice: alloy
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Repair, Severity
from rtlint.facts.dialects import dialects, top_keys
from rtlint.facts.migration import into
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import answer, show


@rule("RT601", on="payload", dialects=("beta",), silencing=False, beside_schema=True)
def check(site: Site) -> Iterator[Finding]:
    target, today = site.context.target, site.context.today
    if target.speaks_beta_until is None or target.beta_announced is None or today < target.beta_announced:
        return
    if site.context.confidence == "likely" and not site.subject.value.keys() <= _known_keys(site):
        return
    over = today > target.speaks_beta_until
    yield site.problem(
        f"the beta interface {'was' if over else 'will be'} removed on {target.speaks_beta_until}",
        f"move it to the GA interface: {_instead(site.subject.shape)}",
        severity=Severity.ERROR if over else Severity.WARNING,
        part="key",
        related=tuple(_betraying(site))[:1],
        server=answer("beta", site.context.root, site.context) if over else None,
        fix=_moved(site),
    )


def _moved(site: Site) -> Repair | None:
    """The payload in GA, if nothing keeps a part of it in beta and it stays of the same kind."""
    from rtlint.migration import Wishes, plan

    moved = plan(site.value, site.context, Wishes(drop=True))
    if not moved.changes or moved.kind != site.context.kind or any(left.stop for left in moved.left):
        return None
    return Repair("move it to the GA interface", moved.changes, safe=False, dialect=into())


def _instead(shape: str) -> str:
    """What the GA interface has where this one has something else."""
    if shape == "item":
        return "in content, `input_text` or `output_text` instead of `text`, and `input_audio` instead of `audio`"
    response = "`output_modalities` and `audio.output`"
    session = "`type`, and `audio.input` and `audio.output`"
    return f"{response if shape == 'response' else session} instead of the flat fields"


def _known_keys(site: Site) -> frozenset[str]:
    """An application's own settings share keys with a session, but have others too."""
    return top_keys(site.context.dialect, site.subject.shape)


def _betraying(site: Site) -> Iterator[Mention]:
    evidence = dialects()[site.context.dialect].evidence.get(site.subject.shape, frozenset())
    for key in site.subject.value:
        if key in evidence:
            yield Mention(f"{show(key)} is a beta field", (*site.subject.pointer, key), "key")
