"""The conversation is allowed more tokens than the model has room for.

## Why

What the model hears and what it may answer share its context, so the conversation can never grow as large as this, and
the limit does nothing.

## Examples

```yaml bad at=/truncation/token_limits/post_instructions
type: realtime
model: gpt-realtime-1.5
truncation:
  type: retention_ratio
  retention_ratio: 0.8
  token_limits:
    post_instructions: 32000
```

```yaml good
type: realtime
model: gpt-realtime-1.5
truncation:
  type: retention_ratio
  retention_ratio: 0.8
  token_limits:
    post_instructions: 8000
```
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.rule import Finding, Mention, Site, rule
from rtlint.words import model_name, place

#: The documents differ among themselves by some hundred tokens; what is this much too large is so by all of them.
_LEEWAY = 1.05


@rule("RT222", on="conversation_tokens", severity=Severity.WARNING)
def check(site: Site) -> Iterator[Finding]:
    name = site.other("model")
    fact = site.context.model(name)
    if fact is None or fact.context is None or fact.max_output is None:
        return
    if site.value > (fact.context - fact.max_output) * _LEEWAY:
        yield site.problem(
            f"{place(site.pointer, site.context)} leaves {model_name(name, fact.id)} no room for its answers: "
            f"its context is {fact.context} tokens",
            "use a smaller number, or leave `token_limits` out",
            related=(Mention("the model is chosen here", site.where("model") or site.pointer),),
        )
