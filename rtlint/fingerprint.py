"""What a mistake is known by when the lines around it move: hashes of the value it is about, which show no secret."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from rtlint.diagnostic import Diagnostic, Fingerprint
from rtlint.facts.secrets import ephemeral_form, secret_forms
from rtlint.redact import is_secret_key, mask_source
from rtlint.source.document import Document
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer, parse

#: Hex digits of a hash that are kept. It tells values apart; it need not withstand anybody who makes them collide.
DIGITS = 16

_MISSING = object()

Step: TypeAlias = tuple[str | int, Any]
"""A step of a pointer, and the value it leads to."""


def fingerprinted(diagnostics: Iterable[Diagnostic], documents: Iterable[Document]) -> Iterator[Diagnostic]:
    """The diagnostics of a file with their fingerprints, by its documents; without one where a document is not readable.

    Their pointers are those of the data, secrets and all.
    """
    read = {document.index: document for document in documents}
    remembered: dict[tuple[int, Pointer], str] = {}
    for diagnostic in diagnostics:
        document = read[diagnostic.document]
        if not document.readable:
            yield diagnostic
            continue
        way = tuple(_follow(document.data, parse(diagnostic.pointer)))
        word = _word(way)
        place = _item(way, several=len(read) > 1) if word is not None else None
        if place is not None and (document.index, place) not in remembered:
            remembered[document.index, place] = _hash(way[len(place)][1])
        item = remembered[document.index, place] if place is not None else None
        yield replace(diagnostic, fingerprint=Fingerprint(word or _hash(way[-1][1]), item))


def _follow(value: Any, pointer: Pointer) -> Iterator[Step]:
    """The root, then each step of a pointer with the value it leads to, or with `_MISSING`."""
    yield "", value
    for step in pointer:
        if isinstance(value, list) and str(step).isdecimal() and int(step) < len(value):
            value = value[int(step)]
            yield int(step), value
        else:
            value = value.get(step, _MISSING) if isinstance(value, dict) else _MISSING
            yield step, value


def _word(way: Sequence[Step]) -> str | None:
    """What the value at the end of a way is, when it is not for hashing; None for scalars and lists of scalars."""
    value = way[-1][1]
    if value is _MISSING:
        return "missing"
    if any(is_secret_key(step) for step, _ in way if isinstance(step, str)):
        return "secret"
    if isinstance(value, dict):
        return "object"
    if isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value):
        return "list"
    return "secret" if any(map(_is_secret, value if isinstance(value, list) else (value,))) else None


def _item(way: Sequence[Step], *, several: bool) -> Pointer | None:
    """The pointer of the innermost list item on a way, or of the document when it is one of several."""
    steps = tuple(step for step, _ in way[1:])
    length = next((number for number in range(len(steps), 0, -1) if isinstance(steps[number - 1], int)), 0)
    return steps[:length] if length or several else None


def _hash(value: Any) -> str:
    text = json.dumps(_harmless(value), sort_keys=True, separators=(",", ":"), default=_spelt)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def _spelt(value: Opaque) -> str:
    return value.text


def _harmless(value: Any) -> Any:
    """The value with null for every secret in it, so that no hash tells anything of one."""
    if isinstance(value, dict):
        return {key: None if is_secret_key(key) else _harmless(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_harmless(item) for item in value]
    return None if _is_secret(value) else value


def _is_secret(value: Any) -> bool:
    text = value.text if isinstance(value, Opaque) else value
    if not isinstance(text, str):
        return False
    return mask_source(text) != text or any(form.search(text) for form in _forms())


def _forms() -> Iterator[re.Pattern[str]]:
    yield ephemeral_form()
    yield from (form.pattern for form in secret_forms())
