"""The comments of a document: what stands between its values and starts like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rtlint.source.document import Comment, Document, tree
from rtlint.source.text import Span
from rtlint.source.tree import Node

_YAML = re.compile(r"(?:^|(?<=[ \t\r\n\ufeff]))#(?P<body>[^\r\n]*)")
_JSON = re.compile(r"//(?P<line>[^\r\n]*)|/\*(?P<block>.*?)(?:\*/|\Z)", re.DOTALL)
_BLOCK_SCALAR = re.compile(r"([|>][-+0-9]*)[^\r\n]*")

#: What frames the words of a comment.
FRAME = " \t\r\n#*/"


def comments(document: Document) -> Iterator[Comment]:
    """The comments of a document in the order of the text, or its host's; none for data that never was a text."""
    if document.host is not None:
        yield from document.host.comments
        return
    if document.text is None:
        return
    content = document.text.content
    pattern = _YAML if document.format == "yaml" else _JSON
    for gap in _gaps(document):
        for match in pattern.finditer(content, gap.start, gap.end):
            body = next(group for group in match.groups() if group is not None)
            yield Comment(Span(*match.span()), body.strip(FRAME))


def _gaps(document: Document) -> Iterator[Span]:
    """The stretches of the document that are no key and no scalar."""
    root = tree(document)
    content = document.text.content if document.text else ""
    taken = sorted(_taken(root, content)) if root is not None else []
    start = document.span.start
    for left, right in taken:
        if left > start:
            yield Span(start, left)
        start = max(start, right)
    if start < document.span.end:
        yield Span(start, document.span.end)


def _taken(root: Node, content: str) -> Iterator[tuple[int, int]]:
    pending = [root]
    while pending:
        node = pending.pop()
        header = _BLOCK_SCALAR.match(content, node.start) if node.style in ("literal", "folded") else None
        if header:
            yield node.start, header.end(1)
            yield header.end(), node.end
        elif node.kind in ("scalar", "alias"):
            yield node.start, node.end
        pending.extend(node.items)
        for entry in node.entries:
            yield entry.key_span.start, entry.key_span.end
            pending.append(entry.value)
