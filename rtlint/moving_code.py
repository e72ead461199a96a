"""Payloads in code that move: each by itself, and one that cannot move is left to a human, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rtlint.facts.migration import into
from rtlint.migration import Left, Plan
from rtlint.moving import Moving, changes_of, check_keys, reread
from rtlint.proof import Defect
from rtlint.source.change import Impossible
from rtlint.source.document import Document


def movable(
    path: str, documents: Sequence[Document], moving: Sequence[Sequence[Moving]]
) -> tuple[tuple[Moving, ...], ...]:
    """The payloads of a file of code with plans that can be carried out together; the others are left to a human."""
    wanted = tuple(_with_its_call(document, found) for document, found in zip(documents, moving, strict=True))
    if _obstacle(path, documents, wanted) is None:
        return wanted
    kept: list[tuple[Moving, ...]] = [() for _ in documents]
    for index, found in enumerate(wanted):
        kept[index] = found
        reason = _obstacle(path, documents, kept)
        if reason is not None:
            kept[index] = tuple(_left(each, f"it stays as it is: {reason}", "move it by hand") for each in found)
    return tuple(kept)


def _with_its_call(document: Document, found: Sequence[Moving]) -> tuple[Moving, ...]:
    """The payloads of a document, left to a human where the call that takes them is of the other dialect, too."""
    hint = document.host.hint if document.host is not None else None
    if hint is None or hint.dialect in (None, into()) or not changes_of(found):
        return tuple(found)
    why = f"it stays as it is: {hint.why}, which is {hint.dialect} as well"
    return tuple(_left(each, why, "move both by hand") for each in found)


def _obstacle(path: str, documents: Sequence[Document], moving: Sequence[Sequence[Moving]]) -> str | None:
    """Why payloads cannot move together; None when they can."""
    try:
        for document, found in zip(documents, moving, strict=True):
            if changes_of(found):
                check_keys(document)
        if any(map(changes_of, moving)):
            reread(path, documents, moving)
    except (Impossible, Defect) as error:
        return str(error)
    return None


def _left(moving: Moving, why: str, advice: str) -> Moving:
    """A payload that stays, with the reason in the place of its plan."""
    left = Left(moving.found.pointer, {}, why, advice, stop=True)
    return replace(moving, plan=Plan((), (left,), moving.found.kind))
