"""Fixing a file: what can be fixed is, again and again, until nothing changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rtlint.config import Settings
from rtlint.diagnostic import Diagnostic, Edit, Report, Rewrite, Severity
from rtlint.engine import Source, conceal, examine
from rtlint.hosts import read_text
from rtlint.source.document import Document
from rtlint.source.edit import Splice, Taken, spliced
from rtlint.source.text import Text

#: A file that still changes after so many rounds is left as the last one made it.
ROUNDS = 10


def fix_source(source: Source, settings: Settings, *, unsafe: bool) -> Report:
    """The report of a file once it is fixed, with the file as it would be; nothing is written.

    Only safe fixes are made, or all when `unsafe`. Those that touch the same text wait for the next round. Where a round
    would leave more errors than before, or a mistake in the text, its fixes are tried one by one.
    """
    report, documents = examine(source, settings)
    first, unfixed = documents, report
    fixed: list[Diagnostic] = []
    original = documents[-1].text if documents else None
    text = original.content if original is not None else ""
    for _ in range(ROUNDS):
        for chosen in _attempts(report, unsafe=unsafe):
            attempt = spliced(text, _splices(chosen))
            again = Source(source.path, _again(documents[0], attempt), source.named)
            result, after = examine(again, settings)
            better = len(chosen) == 1 or not _is_worse(result, report)
            if attempt != text and better and _is_whole(after, documents):
                fixed += conceal(replace(report, diagnostics=chosen), documents).diagnostics
                text, report, documents = attempt, result, after
                break
        else:
            break
    concealed = conceal(report, documents)
    if original is None or not fixed:
        return concealed
    from rtlint.masking import masked

    shown = (masked(original, first).content, masked(Text(text), documents).content)
    rewrite = Rewrite(source.path, original.content, text, first[0].encoding, shown, conceal(unfixed, first))
    return replace(concealed, fixed=tuple(fixed), rewrites=(rewrite,))


def _again(first: Document, text: str) -> Iterator[Document]:
    """The documents of the file with another text."""
    form = None if first.host is not None else first.format
    return read_text(first.path, text, format=form, encoding=first.encoding)


def _attempts(report: Report, *, unsafe: bool) -> Iterator[tuple[Diagnostic, ...]]:
    """What to try: all fixes that do not touch each other's text, those that move to a dialect last; then each alone.

    Before that, all but the last, with which a list may become empty, and ever fewer of the first: each round takes what
    goes together, and one by one they would be too many for any number of rounds.
    """
    wanted = [each for each in report.diagnostics if each.fix is not None and (each.fix.safe or unsafe)]
    staying = _apart(each for each in wanted if not _moves(each))
    moving = _apart(each for each in wanted if _moves(each))
    yield from (chosen for chosen in (staying, moving) if chosen)
    yield from (chosen[:-1] for chosen in (staying, moving) if len(chosen) > 2)
    yield from (
        chosen[: len(chosen) >> half] for chosen in (staying, moving) for half in range(1, len(chosen).bit_length() - 1)
    )
    yield from ((diagnostic,) for chosen in (staying, moving) if len(chosen) > 1 for diagnostic in chosen)


def _moves(diagnostic: Diagnostic) -> bool:
    return diagnostic.repair is not None and diagnostic.repair.dialect is not None


def _apart(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those diagnostics whose fixes touch no text which one before them touches."""
    taken = Taken()
    return tuple(each for each in diagnostics if each.fix is not None and taken.take([*map(_stretch, each.fix.edits)]))


def _stretch(edit: Edit) -> tuple[int, int]:
    return edit.range.start.offset, edit.range.end.offset


def _splices(chosen: Iterable[Diagnostic]) -> list[Splice]:
    edits = (edit for diagnostic in chosen if diagnostic.fix is not None for edit in diagnostic.fix.edits)
    made = (Splice(edit.range.start.offset, edit.range.end.offset, edit.text) for edit in edits)
    return sorted(made, key=lambda splice: (splice.start, splice.end))


def _is_whole(after: Sequence[Document], before: Sequence[Document]) -> bool:
    """Whether each document is there and has no new mistakes as a text.

    Fixes that hold good one by one may make some together: two moves that both bring the same object along.
    """
    pairs = zip(after, before, strict=False)
    return len(after) == len(before) and all(len(now.problems) <= len(then.problems) for now, then in pairs)


def _is_worse(after: Report, before: Report) -> bool:
    return after.count(Severity.ERROR) > before.count(Severity.ERROR)
