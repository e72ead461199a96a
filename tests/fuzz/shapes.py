"""What a user can say that a file is: a kind and a dialect, where there is such a thing."""

from __future__ import annotations

from rtlint.facts.dialects import dialects
from rtlint.facts.kinds import kind_names, kinds

#: The first one leaves it to rtlint.
SHAPES: tuple[tuple[str | None, str | None], ...] = (
    (None, None),
    *((None, dialect) for dialect in dialects()),
    *((kind, dialect) for kind in kind_names() for dialect in (None, *kinds()[kind].schemas)),
)
