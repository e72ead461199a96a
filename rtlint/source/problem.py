"""What can be wrong with a text before anybody asks what it means."""

from __future__ import annotations

from rtlint.dataclass import dataclass
from rtlint.source.pointer import Pointer
from rtlint.source.text import Span

FATAL = frozenset({"syntax", "limit", "encoding", "unparsed-code"})
"""The problems after which there is no data: a document that has one is not readable."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in the text itself.

    `name` is one of "syntax", "duplicate-key", "non-finite-number", "not-strict-json", "limit" (size, depth, nodes,
    digits), "encoding" and "unparsed-code" (a host of another language version, or broken). `pointer` is the value concerned where there is one; `related` holds other places that
    explain this one, each with its message.
    """

    name: str
    message: str
    help: str | None
    span: Span
    pointer: Pointer = ()
    related: tuple[tuple[str, Span], ...] = ()
