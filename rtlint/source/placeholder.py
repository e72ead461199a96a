"""Placeholders of templates and shells: which strings will be something else when the program runs."""

from __future__ import annotations

import re

from rtlint.source.opaque import Opaque

_MAX_LENGTH = 200
"""A longer string is prose that mentions a variable."""

_WHOLE = (
    (re.compile(r"\$?\{\{(?:(?!\}\}).)*\}\}", re.DOTALL), "a template expression"),
    (re.compile(r"\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}"), "an environment variable"),
    (re.compile(r"\$[A-Za-z_]\w*", re.ASCII), "an environment variable"),
    (re.compile(r"%[A-Za-z_]\w*%", re.ASCII), "an environment variable"),
    (re.compile(r"<[A-Za-z0-9_. -]+>"), "a placeholder"),
)
_INSIDE = re.compile(r"\$?\{\{.*?\}\}|\$\{[^{}]*\}", re.DOTALL)


def placeholder(text: str) -> Opaque | None:
    """The string as an unknown value, or None when it is just a string.

    Either all of it is a placeholder (`${VAR}`, `$VAR`, `{{ var }}`, `%VAR%`, `<YOUR_KEY>`), or it is one word with
    placeholders in it (`gpt-{{ version }}`). Prose with `{{name}}` in it stays a string: it is sent as it is, or its
    type is known at least.
    """
    if not ("{" in text or "$" in text or "%" in text or "<" in text) or len(text) > _MAX_LENGTH:
        return None
    stripped = text.strip()
    for pattern, why in _WHOLE:
        if pattern.fullmatch(stripped):
            return Opaque(text, why)
    rest, count = _INSIDE.subn("", stripped)
    if count and not any(character.isspace() for character in rest):
        return Opaque(text, "text with a placeholder in it")
    return None


def is_placeholder(value: Opaque) -> bool:
    """Whether an unknown value is one that a template or a shell fills in, rather than a tag or a Python object."""
    return placeholder(value.text) is not None
