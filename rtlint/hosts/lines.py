"""Payloads in JSON Lines and in logs: each line is a document, and a file of any size is read line by line."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from rtlint.dataclass import dataclass
from rtlint.detect import holds_payload
from rtlint.facts.hosts import sent_words, server_words
from rtlint.hosts import form_of
from rtlint.hosts.cutting import Cutting, moved, part, whole
from rtlint.hosts.loose import read_loose
from rtlint.hosts.snippet import is_skip
from rtlint.source.comments import FRAME
from rtlint.source.decode import encoding_of
from rtlint.source.document import MARK, Comment, Document, Host
from rtlint.source.json_read import read_json
from rtlint.source.limits import MAX_CHARACTERS
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text
from rtlint.source.tree import Node

#: So many documents of a file are read one by one, whatever they are.
MANY = 1000

#: An object that is written over several lines ends after so many of them.
_MOST_LINES = 500
_MOST_COMMENTS = 100
_MOST_SEEN = 100_000

#: What differs between events that are the same in all that matters; of sound one piece is as the other.
_VARYING = re.compile(
    rb"""["'](?:event_id|id|item_id|timestamp|ts|time)["']\s*:\s*(?:"[^"]*"|'[^']*'|[0-9.]+)|["'][A-Za-z0-9+/]{128,}=*["']"""
)

_COMMENT = re.compile(r"[ \t\ufeff]*(?:#|//)[^\r\n]*")
_OBJECT = re.compile(r"""\{(?=\s*(?:["']|\w+\s*:|\}))""")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a file with its end: its number from 1, and the offset of its first character."""

    number: int
    offset: int
    data: bytes


def read(path: str, data: bytes | str) -> Iterator[Document]:
    """The documents in the lines of a file that is in memory."""
    stored = io.BytesIO(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return read_lines(path, io.BufferedReader(stored))


def read_lines(path: str, stream: io.BufferedReader) -> Iterator[Document]:
    """The documents in the lines of a file, one after another.

    Read are those with a word that only a client's payload has, and of those of the server's the first; behind the first
    `MANY` documents only those that differ from others in more than identifiers. A comment is a line of its own;
    `ignore-file` holds from there on. What a comment above it says to skip is passed over.
    """
    seen: set[int] = set()
    heads: list[_Line] = []
    above: list[_Line] = []
    index = 0
    for lines in _blocks(_lines(stream)):
        first = lines[0]
        if MARK.encode() in first.data and _COMMENT.match(_decoded(first)):
            if b"ignore-file" in first.data:
                heads = [*heads, first][:_MOST_COMMENTS]
            else:
                above = [*above, first][:_MOST_COMMENTS]
            continue
        if above or (
            any(_has_words(line.data, recognised=index > 0) for line in lines)
            and not (_is_repeated(lines, seen) and index >= MANY)
        ):
            for document in _documents(path, [*heads, *above], lines):
                yield replace(document, index=index)
                index += 1
        above = []


def _has_words(data: bytes, *, recognised: bool) -> bool:
    return sent_words().search(data) is not None or (not recognised and server_words().search(data) is not None)


def _is_repeated(lines: list[_Line], seen: set[int]) -> bool:
    """Whether lines were there before, but for identifiers, times and sound."""
    data = b"".join(line.data for line in lines)
    same = hash(_VARYING.sub(b"", data[max(data.find(b"{"), 0) :]))
    if same in seen:
        return True
    if len(seen) < _MOST_SEEN:
        seen.add(same)
    return False


def _documents(path: str, spoken: list[_Line], lines: list[_Line]) -> Iterator[Document]:
    """The documents in the lines of one object, which the comments `spoken` stand above."""
    content = "".join(_decoded(line) for line in (*spoken, *lines))
    text = Text(content)
    start = sum(len(_decoded(line)) for line in spoken)
    comments = tuple(_comments(spoken, Span(start, len(content))))
    if any(is_skip(comment) for comment in comments):
        return
    places = tuple((line.number, line.offset) for line in (*spoken, *lines))
    host = Host(form_of(path), None, comments, is_script=True, lines=places)
    if len(lines[0].data) > MAX_CHARACTERS:
        problem = Problem(
            "limit", f"this line has more than {MAX_CHARACTERS:,} bytes", "lint a smaller file", Span(0, 0)
        )
        yield Document(path, 0, "json", text, None, False, (problem,), host=host)
        return
    found = tuple(_objects(path, text, start))
    declared = any("kind=" in comment.body for comment in comments)
    held = next((document for document in found if declared or holds_payload(document.data, None)), None)
    if held is not None:
        yield replace(held, host=host)
    elif found and "\\" in content:
        from rtlint.hosts.strings import within

        for inner in within(found[0], 0):
            yield replace(inner, host=host)


def _objects(path: str, text: Text, start: int) -> Iterator[Document]:
    """The object, or the list, in the lines from `start`: all of them, or one behind what a log writes before it."""
    content = text.content
    around = whole(content)
    lead = len(content) - len(content[start:].lstrip("\ufeff \t"))
    places = [lead] if content.startswith(("{", "["), lead) else []
    places += [found.start() for found, _ in zip(_OBJECT.finditer(content, start), range(3), strict=False)]
    for at in dict.fromkeys(places):
        cutting = part(around, at, len(content))
        document = read_json(path, Text(cutting.content), "utf-8", "jsonc")
        if document.readable and isinstance(document.data, (dict, list)):
            span = cutting.span(document.span)
            problems = tuple(replace(one, span=cutting.span(one.span)) for one in document.problems)
            make_tree = partial(_tree, document, cutting)
            yield replace(document, text=text, span=span, problems=problems, make_tree=make_tree)
            return
        found = read_loose(content, at)
        if found is not None:
            yield Document(
                path, 0, "json", text, found.data, True, tuple(found.problems), found.has_opaque or bool(found.incomplete),
                "utf-8", Span(at, found.end), partial(_same, found.root), frozenset(found.incomplete),
            )  # fmt: skip


def _tree(document: Document, cutting: Cutting) -> Node | None:
    root = document.make_tree()
    return None if root is None else moved(root, cutting)


def _same(root: Node) -> Node:
    return root


def _comments(spoken: list[_Line], covered: Span) -> Iterator[Comment]:
    at = 0
    for line in spoken:
        written = _decoded(line)
        body = written.strip("\ufeff" + FRAME)
        if MARK in body:
            yield Comment(Span(at, at + len(written.rstrip("\r\n"))), body, covered)
        at += len(written)


def _blocks(lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """The lines, those of an object that is written over several of them together."""
    for line in lines:
        block = [line]
        if line.data.rstrip().endswith((b"{", b"[", b"(")) and len(line.data) < MAX_CHARACTERS:
            depth = _depth(line.data)
            while depth > 0 and len(block) < _MOST_LINES:
                following = next(lines, None)
                if following is None:
                    break
                block.append(following)
                depth += _depth(following.data)
            if depth > 0:
                yield from ([one] for one in block)
                continue
        yield block


def _depth(data: bytes) -> int:
    return data.count(b"{") + data.count(b"[") - data.count(b"}") - data.count(b"]")


def _decoded(line: _Line) -> str:
    return line.data.decode("utf-8", "replace")


def _lines(stream: io.BufferedReader) -> Iterator[_Line]:
    """The lines of a file in UTF-8; one in another encoding is translated on the way. Of one that is too long, the rest is left out."""
    encoding = encoding_of(stream.peek(4)[:4])  # from a pipe nothing is read twice
    if encoding == "utf-8":
        pieces = iter(lambda: stream.readline(MAX_CHARACTERS + 1), b"")
    else:
        translated = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
        pieces = (
            piece.encode("utf-8", "replace") for piece in iter(lambda: translated.readline(MAX_CHARACTERS + 1), "")
        )
    number, offset, is_rest = 1, 0, False
    for piece in pieces:
        for data in _split(piece):
            if not is_rest:
                yield _Line(number, offset, data)
            is_rest = True
            offset += len(data) if data.isascii() else len(data.decode("utf-8", "replace"))
            if data.endswith((b"\n", b"\r")):
                number, is_rest = number + 1, False


def _split(line: bytes) -> Iterator[bytes]:
    r"""A line that ends at `\n`, parted where it has a `\r` by itself."""
    return iter((line,)) if b"\r" not in line[:-2] else iter(re.split(rb"(?<=\r)(?!\n)", line))
