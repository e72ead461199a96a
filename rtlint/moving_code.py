"""Payloads in code that move: each by itself, and one that cannot move is left to a human, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rtlint.facts.migration import into
from rtlint.migration import Left, Plan
from rtlint.moving import Edits, Moving, changes_of, check_keys, reread
from rtlint.proof import Defect
from rtlint.source.change import Impossible
from rtlint.source.document import Document

#: How many characters may be read to find out which payloads of a file can move together. It may be read ten times anyway;
#: beyond that, those of which nobody knows it yet stay.
_PATIENCE = 2_000_000
_LEAST = 10

_Group = tuple[Moving, ...]


def movable(
    path: str, documents: Sequence[Document], moving: Sequence[Sequence[Moving]], edits: Edits
) -> tuple[tuple[_Group, ...], Sequence[Document]]:
    """The payloads of a file of code with plans that can be carried out together; the others are left to a human.

    Also the documents as they are read afterwards.
    """
    wanted = tuple(
        _by_itself(document, _with_its_call(document, found), edits)
        for document, found in zip(documents, moving, strict=True)
    )
    trial = _Trial(path, documents, wanted, edits)
    trial.run()
    return tuple(trial.kept), trial.after


class _Trial:
    """The payloads of a file, of which those that can move together are looked for in ever smaller groups."""

    def __init__(self, path: str, documents: Sequence[Document], wanted: Sequence[_Group], edits: Edits) -> None:
        self._path = path
        self._documents = documents
        self._wanted = wanted
        self._edits = edits
        self.after = documents
        # Those that stay anyway are in nobody's way.
        self.kept: list[_Group] = [() if changes_of(found) else found for found in wanted]
        size = sum(len(each.text.content) for each in documents[:1] if each.text is not None)
        self._left = _LEAST + _PATIENCE // (size + 1)

    def run(self) -> None:
        """Find out which are `kept`; those that cannot move with those before them get a reason instead of a plan."""
        self._try([index for index, found in enumerate(self._wanted) if changes_of(found)])

    def _try(self, indices: Sequence[int]) -> None:
        """Keep the plans of these payloads, or those of each half that can be kept."""
        if not indices:
            return
        reason = "this file has too many payloads that cannot move"
        if self._left > 0:
            self._left -= 1
            together = [*self.kept]
            for index in indices:
                together[index] = self._wanted[index]
            try:
                self.after = reread(self._path, self._documents, together, self._edits)
            except (Impossible, Defect) as error:
                reason = str(error)
            else:
                self.kept = together
                return
            if len(indices) > 1:
                middle = len(indices) // 2
                self._try(indices[:middle])
                self._try(indices[middle:])
                return
        for index in indices:
            self.kept[index] = _stay(self._wanted[index], reason)


def _with_its_call(document: Document, found: Sequence[Moving]) -> _Group:
    """The payloads of a document, left to a human where the call that takes them is of the other dialect, too."""
    hint = document.host.hint if document.host is not None else None
    if hint is None or hint.dialect in (None, into()) or not changes_of(found):
        return tuple(found)
    why = f"it stays as it is: {hint.why}, which is {hint.dialect} as well"
    return tuple(_left(each, why, "move both by hand") for each in found)


def _by_itself(document: Document, found: _Group, edits: Edits) -> _Group:
    """The payloads of a document, left to a human where something in it is in their way: the file need not be read for that."""
    if not changes_of(found):
        return found
    try:
        check_keys(document)
        edits.splices(document, found)
    except Impossible as error:
        return _stay(found, str(error))
    return found


def _stay(found: _Group, reason: str) -> _Group:
    return tuple(_left(each, f"it stays as it is: {reason}", "move it by hand") for each in found)


def _left(moving: Moving, why: str, advice: str) -> Moving:
    """A payload that stays, with the reason in the place of its plan."""
    left = Left(moving.found.pointer, {}, why, advice, stop=True)
    return replace(moving, plan=Plan((), (left,), moving.found.kind))
