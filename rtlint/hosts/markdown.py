"""Payloads in Markdown: in fences, in quotes and lists too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from rtlint.dataclass import dataclass
from rtlint.facts.foreign import talks_to_another
from rtlint.facts.hosts import mentions_payload, serves_another
from rtlint.facts.targets import targets_of
from rtlint.hosts.cutting import Cutting
from rtlint.hosts.fragments import held
from rtlint.hosts.snippet import Snippet, documents, too_large, unreadable
from rtlint.source.comments import FRAME
from rtlint.source.decode import decode
from rtlint.source.document import MARK, Comment, Document
from rtlint.source.text import Span, Text

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_OPEN = re.compile(
    r"(?P<lead>\ufeff?(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*)(?P<marks>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)$"
)
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_INDENT = re.compile(r"[ \t]*")
_COMMENT_OPEN = re.compile(r"<!--|\{/\*")
_COMMENT_CLOSE = {"<!--": "-->", "{/*": "*/}"}
_COMMENT_START = re.compile(r"[ \t>\ufeff]*(?:<!--|\{/\*)")
_LABEL = re.compile(r"[{.\s]*([\w+#-]*)")

#: What says of a fence that it shows how not to do it: a mark or a word in its label, or right above it.
_WRONG_LABEL = re.compile(r"(?<![\w-])(?:bad|wrong|invalid|incorrect|broken|fail|error)(?![\w-])", re.IGNORECASE)
_WRONG_LEAD = re.compile(
    r"[❌✗✘🚫👎]|^\W*(?:bad|wrong|incorrect|invalid|don['’]t|do not|never|not like this|anti-?pattern)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Fence:
    """A fenced block: its label, its text without what lists and quotes put before each line, and its stretch."""

    label: str
    info: str
    cutting: Cutting
    span: Span
    above: str


def read(path: str, data: bytes | str) -> Iterator[Document]:
    """The documents in the fences of a Markdown file."""
    problem = too_large(data)
    if problem is not None:
        yield unreadable(path, Text(""), "utf-8", "Markdown", "json", problem)
        return
    decoded = decode(data) if isinstance(data, bytes) else None
    content = decoded.content if decoded is not None else str(data)
    encoding = decoded.encoding if decoded is not None else "utf-8"
    problem = decoded.problem if decoded is not None else None
    text = Text(content)
    problem = problem or too_large(content)
    if problem is not None:
        yield unreadable(path, text, encoding, "Markdown", "json", problem)
        return
    if MARK not in content and not mentions_payload(content):
        return
    if MARK not in content and (serves_another(content) or talks_to_another("/".join(PurePath(path).parts[-2:]))):
        return
    snippets, comments = find(content)
    yield from documents(path, text, encoding, "Markdown", snippets, comments, targets_of(content))


def find(content: str) -> tuple[list[Snippet], list[Comment]]:
    """The objects in the fences of a text, and the comments that speak to rtlint, by their places."""
    snippets: list[Snippet] = []
    comments: list[Comment] = []
    for block in _blocks(content):
        if isinstance(block, Comment):
            comments.append(block)
        elif not _shows_mistake(block):
            objects, spoken = held(block.label, block.cutting, block.span)
            snippets += objects
            comments += spoken
    comments.sort(key=lambda comment: comment.span.start)
    return snippets, comments


def _shows_mistake(fence: _Fence) -> bool:
    """Whether a fence shows what not to write, and says so."""
    first = fence.cutting.content.lstrip()[:80].partition("\n")[0]
    return (
        _WRONG_LABEL.search(fence.info) is not None
        or _WRONG_LEAD.search(fence.above.lstrip("#*->_ \t")) is not None
        or (first.startswith(("#", "//")) and _WRONG_LEAD.search(first.lstrip("#/ \t")) is not None)
    )


def _blocks(content: str) -> Iterator[_Fence | Comment]:
    """The fences of a text, and the comments outside of them that speak to rtlint."""
    at = commented = 0
    above = ""
    closed = {opening: content.rfind(closing) for opening, closing in _COMMENT_CLOSE.items()}
    while at < len(content):
        line = _LINE.match(content, at)
        if line is None or line.end() == at:
            return
        opened = _OPEN.match(line[1]) if "```" in line[1] or "~~~" in line[1] else None
        if opened is not None:
            fence = _fence(content, line, opened, above)
            yield fence
            at, above = max(fence.span.end, line.end()), ""
            continue
        end = line.end()
        if "<!--" in line[1] or "{/*" in line[1]:
            for comment in _commented(content, Span(max(at, commented), line.end(1)), closed):
                body = content[comment.start : comment.end].strip("{}<>!-" + FRAME)
                commented = comment.end
                if MARK in body:
                    yield Comment(comment, body)
                if _COMMENT_START.match(line[1]):
                    end = max(end, commented)
        elif line[1].strip(" \t>"):
            above = line[1].strip()
        at = end


def _commented(content: str, line: Span, closed: Mapping[str, int]) -> Iterator[Span]:
    """The comments that start in a line, as far as they end; `closed` is where the last of each kind does."""
    at = line.start
    while (opened := _COMMENT_OPEN.search(content, at, max(at, line.end))) is not None:
        at = opened.end()
        if at <= closed[opened[0]]:
            closing = _COMMENT_CLOSE[opened[0]]
            at = content.index(closing, at) + len(closing)
            yield Span(opened.start(), at)


def _fence(content: str, line: re.Match[str], opened: re.Match[str], above: str) -> _Fence:
    """The fence that a line opens; to the end of the text, or of the quote it stands in, when nothing closes it."""
    marks = opened["marks"]
    quotes = opened["lead"].count(">")
    lines: list[tuple[int, int]] = []
    at = end = line.end()
    closing = re.compile(rf"[ \t]*{re.escape(marks[0])}{{{len(marks)},}}[ \t]*$")
    while at < len(content):
        inner = _LINE.match(content, at)
        if inner is None:
            break
        start = _behind_quotes(content, at, inner.end(1), quotes)
        if start is None:
            break
        end = at = inner.end()
        if closing.match(content[start : inner.end(1)]):
            break
        lines.append((start, inner.end()))
    label = _LABEL.match(opened["info"])
    return _Fence(
        label[1].lower() if label is not None else "",
        opened["info"],
        _dedented(content, lines),
        Span(line.start() + len(opened["lead"]), end),
        above,
    )


def _behind_quotes(content: str, at: int, end: int, quotes: int) -> int | None:
    """The start of a line behind the signs of `quotes` quotes; None when it has not as many."""
    for _ in range(quotes):
        sign = _QUOTE.match(content, at, end)
        if sign is None:
            return None
        at = sign.end()
    return at


def _dedented(content: str, lines: list[tuple[int, int]]) -> Cutting:
    """The lines without the indentation that all of them have."""
    indents = [_indent(content, start, end) for start, end in lines if content[start:end].strip()]
    common = indents[0] if indents else ""
    for indent in indents:
        while not indent.startswith(common):
            common = common[:-1]
    cutting = Cutting(content)
    for start, end in lines:
        own = content[start:end]
        cutting.copy(start + len(common) if own.startswith(common) else start + _blank(own), end)
    return cutting


def _indent(content: str, start: int, end: int) -> str:
    return content[start : _INDENT.match(content, start, end).end()]  # type: ignore[union-attr]


def _blank(line: str) -> int:
    """How much of a line is space, its end not counted."""
    return len(line) - len(line.lstrip(" \t"))
