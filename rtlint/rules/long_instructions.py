"""The instructions are very long.

## Why

No limit is documented, but each turn pays for the instructions again, they leave less of the context to the conversation, and
the model follows long ones less well. The number of tokens is a rough guess from the number of characters. Off unless selected.
"""

from collections.abc import Iterator

from rtlint.diagnostic import Severity
from rtlint.facts.advice import long_instructions, rough_tokens
from rtlint.rule import Finding, Site, rule


@rule("RT809", on="instructions", severity=Severity.INFO, default=False)
def check(site: Site) -> Iterator[Finding]:
    tokens = rough_tokens(site.value) if isinstance(site.value, str) else 0
    if tokens <= long_instructions():
        return
    model = site.context.model(site.other("model"))
    room = f" of the {model.context} that fit into the context" if model and model.context else ""
    yield site.problem(
        f"the instructions are about {tokens} tokens long{room}",
        "leave out what the model does not need in every turn",
    )
