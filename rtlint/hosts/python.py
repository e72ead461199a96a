"""Payloads in Python: objects in code that are one by their own shape, or because a call of the SDK takes them."""

from __future__ import annotations

import ast
import codecs
import io
import re
import tokenize
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from typing import TYPE_CHECKING

from rtlint.dataclass import dataclass
from rtlint.detect import holds_payload
from rtlint.facts.hosts import subject
from rtlint.facts.targets import targets_of
from rtlint.hosts.places import Places
from rtlint.hosts.python_forms import is_collection, module_of
from rtlint.hosts.python_names import Names, names_of
from rtlint.hosts.python_uses import uses
from rtlint.hosts.python_values import arguments_of, value_of
from rtlint.hosts.snippet import Snippet, documents, may_hold_payloads, too_large, unreadable
from rtlint.hosts.value import Value
from rtlint.source.comments import FRAME
from rtlint.source.decode import decode
from rtlint.source.document import MARK, Comment, Document, Hint
from rtlint.source.opaque import Opaque
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text
from rtlint.words import show

if TYPE_CHECKING:
    from rtlint.source.syntax import Code

_ASCII = "".join(map(chr, range(0x20, 0x7F)))
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")


def read(path: str, data: bytes | str) -> Iterator[Document]:
    """The documents in a Python file; one that is not readable when it does not parse."""
    content, encoding, problem = ("", "utf-8", too_large(data))
    if problem is None:
        content, encoding, problem = (data, "utf-8", None) if isinstance(data, str) else _decoded(data)
    text = Text(content)
    problem = problem or too_large(content)
    if problem is None:
        if not may_hold_payloads(path, content):
            return
        parsed = _parsed(content)
        if isinstance(parsed, ast.Module):
            yield from documents(
                path, text, encoding, "Python", _snippets(parsed, text), tuple(_comments(text)), targets_of(content),
                partial(_code, content),
            )  # fmt: skip
            return
        problem = parsed
    yield unreadable(path, text, encoding, "Python", "python", problem)


def find(content: str) -> tuple[Iterable[Snippet], Iterable[Comment]]:
    """The objects and the comments in Python code that stands in some other text; none when it does not parse."""
    parsed = _parsed(content)
    if not isinstance(parsed, ast.Module):
        return (), ()
    text = Text(content)
    return _snippets(parsed, text), tuple(_comments(text))


def is_sound(content: str) -> bool:
    """Whether a text parses as Python."""
    return isinstance(_parsed(content), ast.Module)


def _code(content: str) -> Code:
    # Only who edits pays for it.
    from rtlint.hosts.python_literals import code_of

    return code_of(content)


def _decoded(data: bytes) -> tuple[str, str, Problem | None]:
    """The text of a file in the encoding that it names in one of its first two lines, or else as any text."""
    for line in data.split(b"\n", 2)[:2]:
        cookie = _COOKIE.match(line)
        if cookie is not None and not data.startswith(b"\xef\xbb\xbf"):
            encoding = cookie[1].decode("ascii", "replace")
            try:
                return *_decoded_as(data, encoding), None
            except (LookupError, ValueError):
                message = f"this file is not in the encoding that it names, {show(encoding)}"
                return "", "utf-8", Problem("encoding", message, "save the file as UTF-8", Span(0, 0))
    decoded = decode(data)
    return decoded.content, decoded.encoding, decoded.problem


def _decoded_as(data: bytes, encoding: str) -> tuple[str, str]:
    """The text in an encoding, and its name without a mark. Raises LookupError and ValueError where it is in none."""
    name = codecs.lookup(encoding).name.removesuffix("-sig")
    content = data.decode(name)
    # Python has codecs of host names and the like, which do not give back what they were given.
    if content.encode(name) != data or _ASCII.encode(name) != _ASCII.encode():
        raise ValueError(name)
    return content, name


def _parsed(content: str) -> ast.Module | Problem:
    try:
        return module_of(content)
    except SyntaxError as error:
        text = Text(content)
        line = min(max(error.lineno or 1, 1), text.line_count)
        start = len("\n".join(text.line(number) for number in range(1, line))) + (line > 1)
        return Problem("unparsed-code", "this file cannot be parsed as Python", None, Span(start, start))
    except (ValueError, RecursionError, MemoryError):
        return Problem("unparsed-code", "this file cannot be parsed as Python", None, Span(0, 0))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An expression that may be a payload, and what its surroundings say of it."""

    expression: ast.expr
    value: Value
    hint: Hint | None = None


def _snippets(module: ast.Module, text: Text) -> Iterator[Snippet]:
    """The objects of a module, outermost first, each once: what is a part of a payload is no payload of its own."""
    names = names_of(module)
    places = Places(text)
    statements = _Statements(module, places)
    candidates = [*_taken(names, places), *_written(names, places)]
    parts: set[int] = set()
    for one in candidates:
        if holds_payload(one.value.data, one.hint):
            parts |= one.value.built - {id(one.expression)}
    spans: set[Span] = set()
    for one in candidates:
        span = one.value.node.span
        if id(one.expression) not in parts and span not in spans:
            spans.add(span)
            value = one.value
            yield Snippet(
                "python", value.data, value.node, partial(statements.stretch, span), one.hint,
                frozenset(value.incomplete), value.has_opaque, tuple(value.problems),
            )  # fmt: skip


def _taken(names: Names, places: Places) -> Iterator[_Candidate]:
    """The objects that calls take as payloads."""
    calls = [node for node in names.objects if isinstance(node, ast.Call)]
    for node in calls if subject() in places.text.content else ():
        for expression, hint in uses(node, names):
            value = arguments_of(node, names, places) if expression is node else value_of(expression, names, places)
            if value is not None and isinstance(value.data, dict):
                yield _Candidate(expression, value, hint)


def _written(names: Names, places: Places) -> Iterator[_Candidate]:
    """The objects and lists of objects that are written anywhere, in the order of the code."""
    parts: set[int] = set()
    for node in names.objects:
        if id(node) not in parts and is_collection(node, names):
            value = value_of(node, names, places)
            if value is not None and not isinstance(value.data, Opaque):
                parts |= value.built
                yield _Candidate(node, value)


class _Statements:
    """The statements of a module by their places; found when the first payload asks."""

    def __init__(self, module: ast.Module, places: Places) -> None:
        self._module = module
        self._places = places

    @cached_property
    def _spans(self) -> list[Span]:
        found = (self._places.span(node) for node in ast.walk(self._module) if isinstance(node, ast.stmt))
        return sorted(found, key=lambda span: (span.start, -span.end))

    @cached_property
    def _around(self) -> list[int]:
        """For each statement, which one it is in; -1 for none."""
        around: list[int] = []
        for index, span in enumerate(self._spans):
            outer = index - 1
            while outer >= 0 and self._spans[outer].end < span.end:
                outer = around[outer]
            around.append(outer)
        return around

    def stretch(self, span: Span) -> Span:
        """From the start of the innermost statement that something is in to its own end."""
        at = bisect_right(self._spans, span.start, key=_start) - 1
        while at >= 0 and self._spans[at].end < span.end:
            at = self._around[at]
        return Span(self._spans[at].start if at >= 0 else 0, span.end)


def _start(span: Span) -> int:
    return span.start


def _comments(text: Text) -> Iterator[Comment]:
    """The comments of a file in which one speaks to rtlint."""
    if MARK not in text.content:
        return
    lines = io.StringIO(text.content.removeprefix("\ufeff"), newline="")
    places = Places(text)
    try:
        for token in tokenize.generate_tokens(lines.readline):
            if token.type == tokenize.COMMENT:
                start = places.start(token.start[0]) + token.start[1]
                yield Comment(Span(start, start + len(token.string)), token.string.strip(FRAME))
    except (tokenize.TokenError, SyntaxError):
        return  # the parser was content, so that the rest is no comment
