"""What the readers of host languages have in common: payloads and comments become the documents of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from rtlint.dataclass import dataclass
from rtlint.detect import holds_payload
from rtlint.facts.foreign import talks_to_another
from rtlint.facts.hosts import addressed, has_telling_words
from rtlint.hosts.aiming import Comments
from rtlint.source.document import MARK, Comment, Document, Format, Hint, Host
from rtlint.source.limits import MAX_CHARACTERS, MAX_DOCUMENT_BYTES
from rtlint.source.pointer import Pointer
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text
from rtlint.source.tree import Node

if TYPE_CHECKING:
    from rtlint.source.syntax import Code

#: What a comment says at a payload that is wrong on purpose; a reason may follow.
_SKIP = re.compile(rf"{MARK}\s*skip(?:\s.*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Snippet:
    """An object in a host, read: its data and its nodes with their places in the host; see `Document`.

    `stretch` gives what a comment above it speaks of: the statement or the block it is in, up to its own end.
    """

    format: Format
    data: object
    root: Node
    stretch: Callable[[], Span]
    hint: Hint | None = None
    incomplete: frozenset[Pointer] = frozenset()
    has_opaque: bool = False
    problems: tuple[Problem, ...] = ()


def may_hold_payloads(path: str, content: str) -> bool:
    """Whether code has a comment that speaks to rtlint, or telling words and none of another service; nor has its path."""
    if MARK in content:
        return True
    return has_telling_words(content) and not talks_to_another("/".join((*PurePath(path).parts[-2:], content)))


def documents(
    path: str,
    text: Text,
    encoding: str,
    language: str,
    snippets: Iterable[Snippet],
    comments: Sequence[Comment],
    targets: tuple[str, ...] = (),
    code: Callable[[], Code] | None = None,
) -> Iterator[Document]:
    """The documents of a file: those of `snippets` that hold a payload, or that a comment declares, by their places.

    Each has the comments from the end of the one before to its own end, the last one has also those behind it. One that
    a comment says to skip is none.
    """
    spoken = Comments(comments, text)
    kept: list[tuple[Snippet, Span]] = []
    for snippet in sorted(snippets, key=lambda snippet: (snippet.root.start, -snippet.root.end)):
        is_payload = holds_payload(snippet.data, snippet.hint)
        if not is_payload and not spoken:
            continue
        stretch = snippet.stretch()
        aimed = spoken.aimed(snippet.root, stretch) if spoken else ()
        if (is_payload or any("kind=" in one.body for one in aimed)) and not any(map(is_skip, aimed)):
            kept.append((snippet, stretch))
    start = 0
    for index, (snippet, stretch) in enumerate(kept):
        end = len(text.content) if index == len(kept) - 1 else max(stretch.end, start)
        near = spoken.between(start, end, snippet.root, stretch) if spoken else ()
        own = tuple(one for one in near if not is_skip(one))
        start = end
        yield Document(
            path, index, snippet.format, text, snippet.data, True, snippet.problems,
            snippet.has_opaque or bool(snippet.incomplete), encoding, snippet.root.span,
            lambda root=snippet.root: root,  # type: ignore[misc]
            snippet.incomplete, Host(language, snippet.hint, own, targets=targets, code=code),
        )  # fmt: skip


def unreadable(path: str, text: Text, encoding: str, language: str, format: Format, problem: Problem) -> Document:
    """The one document of a file in which nothing can be found; of one that is too large, not even the text is kept.

    To hide the secrets in so much would take longer than anything else.
    """
    text = Text("") if problem.name == "limit" else text
    return Document(path, 0, format, text, None, False, (problem,), False, encoding, host=Host(language))


def too_large(data: bytes | str, most_bytes: int = MAX_DOCUMENT_BYTES) -> Problem | None:
    """The problem that a file has when it is larger than anybody writes by hand."""
    most, what = (most_bytes, "bytes") if isinstance(data, bytes) else (MAX_CHARACTERS, "characters")
    if len(data) <= most:
        return None
    return Problem("limit", f"this file has more than {most:,} {what}", "lint a smaller file", Span(0, 0))


def posted_to(address: str) -> Hint | None:
    """What an address, in which `*` is what is not known, says of what is posted to it."""
    use = addressed(address, relative=False) if "/" in address else None
    return Hint("it is posted to the Realtime API", use.kind, use.dialect, use.phase) if use is not None else None


def is_skip(comment: Comment) -> bool:
    """Whether a comment says that the payload it speaks of is not to be looked at."""
    return _SKIP.fullmatch(comment.body) is not None
