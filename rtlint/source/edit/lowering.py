"""Changes of the data, one after another, as splices of the text; nothing is handed out that was not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rtlint.source.change import Change, Cut, Impossible, Move
from rtlint.source.document import Document
from rtlint.source.edit.literals import lower_in_code
from rtlint.source.edit.page import Page, line_end_of, read_page
from rtlint.source.edit.splice import Splice, ordered
from rtlint.source.edit.verify import same
from rtlint.source.edit.work import Work
from rtlint.source.read import read_text
from rtlint.source.text import Span

_FORMATS = ("yaml", "json", "jsonc")


def lower(document: Document, changes: Iterable[Change]) -> tuple[Splice, ...]:
    """The splices that make `changes` in the text of a document, sorted and apart, against the text as it is.

    What they leave is read again: its data is `changed(document.data, changes)`, comments stay. Where aliases repeat
    what is changed, all of them change (see `shares`). Raises Impossible, with the reason.
    """
    if document.host is not None:
        return lower_in_code(document, changes)[0]
    work = _made(document, changes)
    start = document.span.start
    return tuple(_moved(each, start) for each in _proven(document, work))


class Sheet:
    """A text on which changes are sketched, one by one and each as if it were the only one; nobody reads it again."""

    def __init__(self, document: Document) -> None:
        """Take a document that is the only one of its text."""
        whole = document.text.content if document.text else ""
        self._page = Page(document, line_end_of(whole))
        self._work = Work(self._page, lambda _: None)

    def splices(self, change: Change) -> tuple[Splice, ...]:
        """What a change does to the text, where that is plain. Raises Impossible."""
        if self._page.targets or isinstance(change, (Cut, Move)):
            raise Impossible("only reading it again could tell what it does")
        return ordered(self._work.splices(change))


def shares(document: Document, changes: Iterable[Change]) -> bool:
    """Whether the changes touch text that is used elsewhere too, by an alias or a name. Raises Impossible."""
    if document.host is not None:
        return lower_in_code(document, changes)[1]
    if document.text is None or document.format != "yaml" or "*" not in document.text.content:
        return False
    return _made(document, changes).shared


def _made(document: Document, changes: Iterable[Change]) -> Work:
    """The changes, made in a document as if it stood in its file alone."""
    if document.text is None or document.format not in _FORMATS:
        raise Impossible("this data has no text to edit")
    if not document.readable:
        raise Impossible("the document cannot be read")
    whole, start = document.text.content, document.span.start
    own, eol = whole[start : document.span.end], line_end_of(whole)

    def read(content: str) -> Page | None:
        return read_page(content, document.format, eol, document.path)

    page = Page(document, eol) if own == whole else read(own)
    if page is None or (own != whole and not same(document.data, page.data)):
        raise Impossible("the document cannot be told apart from its surroundings")
    work = Work(page, read)
    work.make(_against(start, changes))
    return work


def _against(start: int, changes: Iterable[Change]) -> Iterator[Change]:
    """The changes for the text from `start`."""
    for change in changes:
        cut = change.span if isinstance(change, Cut) else None
        yield change if cut is None else Cut(Span(cut.start - start, cut.end - start))


def _moved(splice: Splice, by: int) -> Splice:
    return Splice(splice.start + by, splice.end + by, splice.text)


def _proven(document: Document, work: Work) -> tuple[Splice, ...]:
    """What was done, once every other document of the file is known to be the same, and this one to be as it is alone."""
    whole = document.text.content if document.text else ""
    if work.pieces.first != whole:
        after = whole[: document.span.start] + work.pieces.text + whole[document.span.end :]
        before = list(read_text(document.path, whole, format=document.format))
        now = list(read_text(document.path, after, format=document.format))
        expected = [work.page.data if each.index == document.index else each.data for each in before]
        if len(now) != len(before) or not all(same(data, each.data) for data, each in zip(expected, now, strict=True)):
            raise Impossible("it would change another document of the file")
    return work.pieces.splices()
