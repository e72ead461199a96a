"""Values that cannot be known before a template or a loader has run: placeholders and custom tags."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opaque:
    """An unknown value; no check fires on it.

    `text` is what stands in the file, `why` says what it is in words that follow "because it is", such as
    "an environment variable".
    """

    text: str
    why: str
