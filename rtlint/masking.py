"""What a report shows without its secrets: texts with every character where it was, and the words of diagnostics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from rtlint.diagnostic import Diagnostic, Fix, Related
from rtlint.redact import is_public_key, is_secret_key, mask, mask_all, mask_beside, mask_lines, mask_source, secrets_in
from rtlint.source.comments import comments
from rtlint.source.document import Document, locate, target_of, tree
from rtlint.source.strings import strings
from rtlint.source.text import Span, Text
from rtlint.source.tree import Node

#: What `mask_all` hides together; a shorter one could be any word of a message.
_TOKEN = re.compile(r"[\w.+/=~@:-]{8,}")


#: No secret is as short.
_SHORT = 8


def masked(text: Text, documents: Sequence[Document]) -> Text:
    """`text` with asterisks for every known form of secret and for every scalar under a secret key of `documents`.

    In a text that could not be read, everything is hidden that may belong to a secret key.
    """
    content = text.content
    if not all(document.readable for document in documents):
        return Text(mask_source(mask_lines(content)))
    hidden: dict[tuple[int, int], str] = {}
    for document in documents:
        for comment in comments(document):
            place = comment.span
            said = content[place.start : place.end]
            told = mask_lines(said)
            if told != said:  # there may be a million others
                hidden[place.start, place.end] = told
        root = tree(document)
        for place in (*(_secrets(root) if root is not None else ()), *_disguised(document, root)):
            hidden[place.start, place.end] = mask_all(content[place.start : place.end])
    if any(document.host is not None for document in documents):
        for start, stop in _beside(documents, len(content)):
            hidden[start, stop] = mask_beside(content[start:stop])
    pieces: list[str] = []
    end = 0
    for start, stop in sorted(hidden, key=lambda place: (place[0], -place[1])):
        if start < end:
            continue  # a part of what is hidden already: a document in a string of another
        pieces += (content[end:start], hidden[start, stop])
        end = stop
    return Text(mask_source("".join((*pieces, content[end:]))))


def concealed(diagnostic: Diagnostic, text: Text | None, shown: Text | None) -> Diagnostic:
    """The diagnostic without secrets in its words: known forms, and what is hidden in `shown` at the places it names."""
    words: list[str] = []
    if text is not None and shown is not None:
        for place in (diagnostic.range, *(other.range for other in diagnostic.related)):
            if place is not None:
                words += hidden(text.content, shown.content, place.start.offset, place.end.offset)

    def hide(said: str) -> str:
        for word in words:
            said = said.replace(word, "*" * len(word))
        return mask(said)

    def perhaps(said: str | None) -> str | None:
        return None if said is None else hide(said)

    server = diagnostic.server
    return replace(
        diagnostic,
        message=hide(diagnostic.message),
        help=perhaps(diagnostic.help),
        pointer=hide(diagnostic.pointer),
        related=tuple(Related(hide(one.message), perhaps(one.pointer), one.range) for one in diagnostic.related),
        server=replace(server, param=perhaps(server.param), message=perhaps(server.message)) if server else None,
        fix=_harmless(diagnostic.fix, text, shown),
    )


def _harmless(fix: Fix | None, text: Text | None, shown: Text | None) -> Fix | None:
    """The fix, unless its edits would write a secret anew: what is hidden cannot be applied."""
    if fix is None or text is None or shown is None:
        return fix
    written = "\n".join(edit.text for edit in fix.edits).strip("\n")
    if not written:
        return fix
    secret = _all_hidden(text.content, shown.content)
    return None if mask_source(written) != written or any(word in written for word in secret) else fix


@lru_cache(maxsize=1)
def _all_hidden(content: str, shown: str) -> frozenset[str]:
    """The words of a text that are hidden, which is asked for each of its fixes."""
    return frozenset(hidden(content, shown, 0, len(content)))


def hidden(content: str, shown: str, start: int, end: int) -> Iterator[str]:
    """The words between two offsets of `content` that `shown` does not show."""
    if content[start:end] != shown[start:end]:
        for match in _TOKEN.finditer(content, start, end):
            if shown[match.start() : match.end()] == "*" * len(match[0]):
                yield match[0]


def _beside(documents: Sequence[Document], length: int) -> Iterator[tuple[int, int]]:
    """The stretches of a file between the documents in it."""
    start = 0
    for span in sorted((document.span for document in documents), key=lambda span: span.start):
        if span.start > start:
            yield start, span.start
        start = max(start, span.end)
    if start < length:
        yield start, length


def _disguised(document: Document, root: Node | None) -> Iterator[Span]:
    """The values and keys that hold a secret which is written otherwise: with escapes, on several lines, in pieces."""
    content = document.text.content if document.text is not None else ""

    def is_disguised(text: str, place: Span) -> bool:
        return any(secret not in content[place.start : place.end] for secret in secrets_in(text))

    values = [(pointer, text) for pointer, text in strings(document.data) if len(text) > _SHORT]
    if root is not None and secrets_in("\n".join(text for _, text in values)):
        for pointer, text in values:
            place = target_of(document, pointer) or locate(document, pointer)
            if is_disguised(text, place):
                yield place
    pending = [root] if root is not None else []
    while pending:
        node = pending.pop()
        pending.extend(node.items)
        for entry in node.entries:
            pending.append(entry.value)
            if len(entry.key) > _SHORT and is_disguised(entry.key, entry.key_span):
                yield entry.key_span


def _secrets(root: Node) -> Iterator[Span]:
    """The scalars that lie under a secret key, however deep, and wherever an alias there leads."""
    pending = [(root, False)]
    followed: set[int] = set()
    while pending:
        node, secret = pending.pop()
        if secret and node.kind == "scalar":
            yield node.span
        pending.extend((item, secret) for item in node.items)
        pending.extend(
            (entry.value, is_secret_key(entry.key) or (secret and not is_public_key(entry.key)))
            for entry in node.entries
        )
        if secret and node.target is not None and id(node.target) not in followed:
            followed.add(id(node.target))
            pending.append((node.target, True))
