"""The text of a document without its secrets, every character where it was."""

from __future__ import annotations

from collections.abc import Iterator

from rtlint.redact import is_secret_key, mask_all, mask_source
from rtlint.source.document import Document, tree
from rtlint.source.text import Span, Text
from rtlint.source.tree import Node


def masked(text: Text, documents: list[Document]) -> Text:
    """`text` with asterisks for every known form of secret and for every scalar under a secret key of `documents`."""
    content = text.content
    for document in documents:
        root = tree(document)
        for span in _secrets(root) if root is not None else ():
            hidden = mask_all(content[span.start : span.end])
            content = content[: span.start] + hidden + content[span.end :]
    return Text(mask_source(content))


def _secrets(root: Node) -> Iterator[Span]:
    """The scalars that lie under a secret key, however deep."""
    pending = [(root, False)]
    while pending:
        node, secret = pending.pop()
        if secret and node.kind == "scalar":
            yield node.span
        pending.extend((item, secret) for item in node.items)
        pending.extend((entry.value, secret or is_secret_key(entry.key)) for entry in node.entries)
        if secret and node.target is not None and node.target.kind == "scalar":
            yield node.target.span
