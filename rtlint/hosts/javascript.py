"""Payloads in JavaScript and TypeScript: objects that are one by their own shape, or because a call takes them as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from rtlint.facts.targets import targets_of
from rtlint.hosts.snippet import Snippet, documents, may_hold_payloads, unreadable
from rtlint.source.decode import decode
from rtlint.source.document import MARK, Comment, Document
from rtlint.source.limits import MAX_DOCUMENT_BYTES
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text

if TYPE_CHECKING:
    from rtlint.source.syntax import Code

_TYPED = (".ts", ".mts", ".cts")

#: What a tool writes; declarations have no values.
_MADE = (".min.js", ".min.mjs", ".min.cjs", ".d.ts", ".d.mts", ".d.cts")

#: A file that is larger, or has lines as long as these on average, was written by a tool.
_LARGEST = 1_000_000
_LARGE = 50_000
_LONG = 500

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read(path: str, data: bytes | str) -> Iterator[Document]:
    """The documents in a file of JavaScript or TypeScript; none in one that a tool has made smaller, or that is a video."""
    if isinstance(data, bytes):
        if b"\0" in data[:_LONG] and not data.startswith(_BYTE_ORDER_MARKS):
            return
        if len(data) > MAX_DOCUMENT_BYTES:
            return
        decoded = decode(data)
        content, encoding, problem = decoded.content, decoded.encoding, decoded.problem
    else:
        content, encoding, problem = data, "utf-8", None
    if problem is None and (_is_made(path, content) or not may_hold_payloads(path, content)):
        return
    text, suffix = Text(content), PurePath(path).suffix.lower()
    language = "TypeScript" if suffix in (*_TYPED, ".tsx") else "JavaScript"
    if problem is None:
        try:
            snippets, comments = _found(content, is_typed=suffix in _TYPED)
        except ImportError:
            advice = "install `tree-sitter` and `tree-sitter-typescript`"
            problem = Problem("unparsed-code", f"nothing is installed that reads {language}", advice, Span(0, 0))
        else:
            yield from documents(
                path, text, encoding, language, snippets, tuple(comments), targets_of(content),
                partial(_code, content, is_typed=suffix in _TYPED),
            )  # fmt: skip
            return
    yield unreadable(path, text, encoding, language, "javascript", problem)


def find(content: str) -> tuple[Iterable[Snippet], Iterable[Comment]]:
    """The objects and the comments in JavaScript or TypeScript that stands in some other text; none when nothing reads it."""
    try:
        return _found(content, is_typed=False)
    except ImportError:
        return (), ()


def _found(content: str, *, is_typed: bool) -> tuple[Iterable[Snippet], Iterable[Comment]]:
    # What parses it is large, and most files of JavaScript are left before.
    from rtlint.hosts.javascript_code import Code
    from rtlint.hosts.javascript_objects import comments, snippets

    code = Code(content, "typescript" if is_typed else "tsx")
    return snippets(code), comments(code) if MARK in content else ()


def _code(content: str, *, is_typed: bool) -> Code:
    # Only who edits pays for it.
    from rtlint.hosts.javascript_edits import code_of

    return code_of(content, "typescript" if is_typed else "tsx")


def _is_made(path: str, content: str) -> bool:
    """Whether a tool wrote a file, for machines."""
    size = len(content)
    is_dense = size > _LARGE and size > _LONG * content.count("\n")
    return size > _LARGEST or is_dense or path.lower().endswith(_MADE)
