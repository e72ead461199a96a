"""The text of a file whose payloads move: made by edits, read again, and compared with what was planned."""

from __future__ import annotations

from collections.abc import Sequence

from rtlint.dataclass import dataclass
from rtlint.detect import Found
from rtlint.facts.migration import into
from rtlint.hosts import read_editable
from rtlint.migration import Plan
from rtlint.piecewise import has_aliases, lower_each
from rtlint.proof import Defect
from rtlint.redact import mask
from rtlint.rule import Context
from rtlint.source.change import Change, Cut, Impossible, changed
from rtlint.source.document import Document
from rtlint.source.edit import Splice, lower, lower_in_code, ordered, shares, spliced
from rtlint.source.edit.verify import same
from rtlint.source.pointer import Pointer, value_at
from rtlint.source.problem import Problem
from rtlint.suppress import directives


@dataclass(frozen=True, slots=True)
class Moving:
    """A payload that moves: what it was found as, the context that it is judged in, and its plan."""

    found: Found
    context: Context
    plan: Plan


class Edits:
    """What payloads that move do to the text of their document, worked out once, however often the file is tried."""

    def __init__(self) -> None:
        """Start with none."""
        # With what the identities are of, so that nothing else gets the same.
        self._known: dict[tuple[int, ...], tuple[object, tuple[Splice, ...], bool]] = {}

    def splices(self, document: Document, moving: Sequence[Moving]) -> tuple[Splice, ...]:
        """The splices of the text. Raises Impossible, with the reason."""
        return self._made(document, moving)[1]

    def is_shared(self, document: Document, moving: Sequence[Moving]) -> bool:
        """Whether other places than the payloads change, because they repeat by an alias or a name what changes there."""
        if document.host is None:
            return has_aliases(document) and shares(document, _once(document, moving))
        return self._made(document, moving)[2]

    def _made(self, document: Document, moving: Sequence[Moving]) -> tuple[object, tuple[Splice, ...], bool]:
        key = (id(document), *map(id, moving))
        if key not in self._known:
            self._known[key] = ((document, moving), *_splices(document, moving))
        return self._known[key]


def reread(
    path: str, documents: Sequence[Document], moving: Sequence[Sequence[Moving]], edits: Edits
) -> tuple[Document, ...]:
    """The documents as they are read after their changes. Raises `Defect` when their data is not what was planned."""
    text = documents[0].text
    content = text.content if text is not None else ""
    pairs = [*zip(documents, moving, strict=True)]
    splices = {splice for each, found in pairs if changes_of(found) for splice in edits.splices(each, found)}
    after = _read(path, spliced(content, ordered(splices)), documents)
    retold = _retold(after, moving)
    if retold is not None:
        after = _read(path, retold, documents)
    for (each, found), then in zip(pairs, after, strict=True):
        wanted = changed(each.data, changes_of(found))
        places = [one.found.pointer for one in found] if found and edits.is_shared(each, found) else [()]
        if not then.readable or not all(same(value_at(wanted, place), value_at(then.data, place)) for place in places):
            raise Defect("the moved file would not hold the data that it should")
    return after


def _splices(document: Document, moving: Sequence[Moving]) -> tuple[tuple[Splice, ...], bool]:
    """What payloads that move do to the text, and, in code, whether that is used elsewhere too."""
    if document.host is not None:
        return lower_in_code(document, _once(document, moving))
    if has_aliases(document):
        return lower(document, _once(document, moving)), False
    return lower_each(document, ((each.found.pointer, each.plan.changes) for each in moving)), False


def _once(document: Document, moving: Sequence[Moving]) -> tuple[Change, ...]:
    """The changes of a document, of which one that several aliases lead to is made once, where the anchor is."""
    made: dict[tuple[int, type[Change], Pointer], Pointer] = {}
    changes: list[Change] = []
    for change in changes_of(moving):
        if isinstance(change, Cut) or not change.pointer:
            changes.append(change)
            continue
        try:
            holder = value_at(document.data, change.pointer[:-1])
        except (KeyError, IndexError, TypeError):
            holder = change  # the changes before made it
        mark = (id(holder), type(change), change.pointer[-1:])
        if made.setdefault(mark, change.pointer) == change.pointer:
            changes.append(change)
    return tuple(changes)


def _read(path: str, content: str, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of a new content, which are as many as they were."""
    after = tuple(read_editable(path, content.encode(documents[0].encoding)))
    if len(after) != len(documents):
        raise Defect("the moved file would not hold the documents that it should")
    return after


def _retold(documents: Sequence[Document], moving: Sequence[Sequence[Moving]]) -> str | None:
    """The content with `rtlint:` comments that say what the payloads are now; None when they said nothing else."""
    text = documents[0].text
    if text is None:
        return None
    content, told = text.content, False
    for document, found in reversed([*zip(documents, moving, strict=True)]):
        now = {"dialect": into()} if changes_of(found) else {}
        for each in found:
            if each.plan.kind != each.found.kind:
                now["kind"] = each.plan.kind
        for name, value, span in reversed(directives(document).modeline):
            if now.get(name, value) != value:
                comment = content[span.start : span.end].replace(f"{name}={value}", f"{name}={now[name]}")
                content, told = content[: span.start] + comment + content[span.end :], True
    return content if told else None


def check_keys(document: Document) -> None:
    """Raise Impossible for a document with a key that stands there twice: nobody knows which one is meant."""
    for problem in document.problems:
        if problem.name == "duplicate-key":
            raise Impossible(said(problem, document))


def said(problem: Problem, document: Document) -> str:
    """A problem of the text as a reason to leave the file alone."""
    line = "" if document.text is None else f" (line {document.text.position(problem.span.start).line})"
    return f"{mask(problem.message)}{line}"


def changes_of(moving: Sequence[Moving]) -> tuple[Change, ...]:
    """The changes of all payloads that move."""
    return tuple(change for each in moving for change in each.plan.changes)
