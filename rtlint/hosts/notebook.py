"""Payloads in Jupyter notebooks: in the code of the cells, all of which is one program, and in fences of their Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.facts.targets import targets_of
from rtlint.hosts import javascript, markdown, python
from rtlint.hosts.cutting import Cutting, moved
from rtlint.hosts.fragments import Held, placed
from rtlint.hosts.quoted import put_json
from rtlint.hosts.snippet import Snippet, documents, may_hold_payloads, too_large, unreadable
from rtlint.source.decode import decode
from rtlint.source.document import MARK, Comment, Document, tree
from rtlint.source.json_scan import scan
from rtlint.source.limits import MAX_BYTES
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text
from rtlint.source.tree import Node

#: Lines that are for the notebook and no Python: `%time`, `!pip install`, `?help`, `help?`, `files = !ls`.
_MAGIC = re.compile(r"(?P<indent>[ \t]*)(?![ \t])(?:[%!?]|[\w.]+\?\??[ \t]*$|[\w, \t]+=[ \t]*[%!])")
_COMMENT_LINE = re.compile(r"[ \t]*(?:#|//)")

#: Cells that start with these are Python all the same.
_PYTHON_CELL = re.compile(r"[ \t]*%%(?:time|timeit|capture|prun)\b")

_SCRIPTS = {"python": python.find, "javascript": javascript.find, "typescript": javascript.find}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its number, counted from 1, whether it is code, and its stretch of the text of all cells."""

    number: int
    is_code: bool
    span: Span


def read(path: str, data: bytes | str) -> Iterator[Document]:
    """The documents in a notebook."""
    if isinstance(data, bytes):
        problem = too_large(data, MAX_BYTES)
        decoded = decode(data if problem is None else b"")
        content, encoding, problem = decoded.content, decoded.encoding, problem or decoded.problem
    else:
        content, encoding, problem = data, "utf-8", None
    scanned = scan(content) if problem is None else None
    if scanned is None or scanned.root is None or not isinstance(scanned.data, dict):
        problem = problem or Problem("unparsed-code", "this file is no notebook", None, Span(0, 0))
        yield unreadable(path, Text(content), encoding, "notebook", "python", problem)
        return
    whole = Cutting(content)
    cells = list(_cells(whole, scanned.root, scanned.data))
    text = Text(whole.content)
    if not may_hold_payloads(path, text.content):
        return
    language = _language(scanned.data)
    snippets: list[Snippet] = []
    comments: list[Comment] = []
    for objects, spoken in _held(whole.content, cells, language):
        snippets += objects
        comments += (comment for comment in spoken if MARK in comment.body)
    comments.sort(key=lambda comment: comment.span.start)
    host = Text(content)
    for document in documents(path, text, encoding, "notebook", snippets, comments, targets_of(text.content)):
        yield _in_host(document, host, whole, cells)


def _cells(whole: Cutting, root: Node, data: dict[str, Any]) -> Iterator[_Cell]:
    """The cells, each of whose text is added to `whole`, with a line end behind it."""
    nodes = next((entry.value.items for entry in root.entries if entry.key == "cells"), ())
    cells = data.get("cells")
    start = 0
    for number, (node, cell) in enumerate(zip(nodes, cells if isinstance(cells, list) else (), strict=False), 1):
        source = next((entry.value for entry in node.entries if entry.key == "source"), None)
        if source is None or not isinstance(cell, dict):
            continue
        for text in source.items or (source,):
            if text.kind == "scalar" and whole.host.startswith('"', text.start):
                put_json(whole, text.start + 1, text.end - 1)
        whole.put("\n", source.end, source.end)
        end = len(whole.content)
        yield _Cell(number, cell.get("cell_type") == "code", Span(start, end))
        start = end


def _language(data: dict[str, Any]) -> str:
    """What the code is written in."""
    about = data.get("metadata")
    for part, key in (("language_info", "name"), ("kernelspec", "language")):
        info = about.get(part) if isinstance(about, dict) else None
        name = info.get(key) if isinstance(info, dict) else None
        if isinstance(name, str):
            return name.lower()
    return "python"


def _held(content: str, cells: list[_Cell], language: str) -> Iterator[Held]:
    """What is in the program and in each cell that is none, with the places in the text of all cells."""
    find = _SCRIPTS.get(language)
    if find is not None:
        code = _program(content, [cell for cell in cells if cell.is_code], language)
        yield placed(find(code.content), code)
    for cell in cells:
        if not cell.is_code:
            part = Cutting(content)
            part.copy(cell.span.start, cell.span.end)
            yield placed(markdown.find(part.content), part)


def _program(content: str, cells: list[_Cell], language: str) -> Cutting:
    """The cells as one program, without those that are broken."""
    code = Cutting(content)
    for cell in cells:
        whole = content[cell.span.start : cell.span.end]
        if language != "python" or python.is_sound(whole):
            code.copy(cell.span.start, cell.span.end)
        elif not whole.startswith("%%") or _PYTHON_CELL.match(whole):
            own = Cutting(content)
            _put_code(own, cell.span)
            if python.is_sound(own.content):
                _put_code(code, cell.span)
    return code


def _put_code(code: Cutting, cell: Span) -> None:
    """Add a cell, with `pass` for what is no Python."""
    at = cell.start
    while at < cell.end:
        end = code.host.find("\n", at, cell.end) + 1 or cell.end
        magic = _MAGIC.match(code.host, at, end)
        if magic is None:
            code.copy(at, end)
        else:
            code.copy(at, magic.end("indent"))
            code.put("pass", at, at)
            code.copy(end - 1, end)
        at = end


def _reaching(comments: Sequence[Comment], text: Text | None) -> list[Comment]:
    """The comments; one alone on its line speaks of the next line of code as well: no line of the file does."""
    reaching: list[Comment] = []
    code: dict[int, int] = {}
    for comment in reversed(comments):
        line = 0 if text is None else text.position(comment.span.start).line
        if text is None or comment.covers is not None or not _COMMENT_LINE.match(text.line(line)):
            reaching.append(comment)
            continue
        last = line + 1
        while last < text.line_count and _COMMENT_LINE.match(text.line(last)):
            # Behind the next comment somebody has looked already.
            last = code.get(last, last + 1)
        code[line] = last
        end = text.start(last) + len(text.line(last)) if last <= text.line_count else comment.span.end
        reaching.append(replace(comment, covers=Span(comment.span.start, end)))
    return reaching[::-1]


def _in_host(document: Document, host: Text, whole: Cutting, cells: list[_Cell]) -> Document:
    """A document of the text of all cells, with its places in the file."""
    root = tree(document)
    root = moved(root, whole) if root is not None else None
    around = document.host
    if around is not None:
        comments = tuple(
            replace(one, span=whole.span(one.span), covers=None if one.covers is None else whole.span(one.covers))
            for one in _reaching(around.comments, document.text)
        )
        around = replace(around, comments=comments, spot=partial(_spot, whole, cells))
    problems = tuple(replace(one, span=whole.span(one.span)) for one in document.problems)
    return replace(
        document, text=host, span=whole.span(document.span), make_tree=lambda: root, problems=problems, host=around
    )


def _spot(whole: Cutting, cells: list[_Cell], offset: int) -> str:
    """What people call an offset of the file: the cell, the line in it, and the column."""
    content = whole.content
    at = bisect_right(range(len(content)), offset, key=lambda here: whole.span(Span(here, here + 1)).start) - 1
    cell = cells[max(bisect_right(cells, at, key=lambda cell: cell.span.start) - 1, 0)]
    start = max(content.rfind("\n", 0, at) + 1, cell.span.start)
    return f"cell {cell.number}:{content.count(chr(10), cell.span.start, at) + 1}:{at - start + 1}"
