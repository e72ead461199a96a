"""What holds of every document, whatever was read: its places are in its text, and what cannot be read says why."""

from __future__ import annotations

from collections.abc import Iterator

from rtlint.source.comments import comments
from rtlint.source.document import Document, ambiguous, locate, tree
from rtlint.source.pointer import Pointer
from rtlint.source.text import Span
from rtlint.source.tree import Node

#: So many values of a document are looked up by their pointers; more only cost time.
MANY = 40


def check_document(document: Document) -> None:
    """Assert that every place of a document is a stretch of its text, and that it is readable or says why not."""
    assert document.text is not None
    size = len(document.text.content)
    for span in _spans(document):
        assert 0 <= span.start <= span.end <= size, (span, size)
    assert document.readable or document.problems
    assert document.readable or document.data is None
    for problem in document.problems:
        assert problem.message
        assert "Traceback" not in problem.message
    for pointer, _ in zip(_pointers(document.data), range(MANY), strict=False):
        for span in (locate(document, pointer), locate(document, pointer, "key")):
            assert 0 <= span.start <= span.end <= size, (pointer, span, size)
    for offset in (0, size // 2, size):
        position = document.text.position(offset)
        assert document.text.start(position.line) + position.column - 1 == offset


def _spans(document: Document) -> Iterator[Span]:
    yield document.span
    for problem in document.problems:
        yield problem.span
        yield from (span for _, span in problem.related)
    yield from (comment.span for comment in comments(document))
    for pointer, *_ in ambiguous(document):
        yield locate(document, pointer)
    root = tree(document)
    if root is not None:
        yield from _of_nodes(root)


def _of_nodes(root: Node) -> Iterator[Span]:
    """The spans of nodes, keys included; what aliases lead to is there already."""
    pending = [root]
    while pending:
        node = pending.pop()
        yield node.span
        yield from (entry.key_span for entry in node.entries)
        pending += node.items
        pending += (entry.value for entry in node.entries)


def _pointers(data: object) -> Iterator[Pointer]:
    pending: list[tuple[Pointer, object]] = [((), data)]
    while pending:
        pointer, value = pending.pop()
        yield pointer
        if isinstance(value, dict):
            pending += [(pointer + (key,), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            pending += [(pointer + (index,), inner) for index, inner in enumerate(value)]
