"""Comments that leave out nothing, and how to take them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rtlint.rules import index, named
from rtlint.source.document import Document
from rtlint.source.text import Span
from rtlint.suppress import Directives, Ignore, Remark

_LIST = re.compile(r"(?P<head>(?:^|(?<!\s)\s)\s*(?:(?:#|//|/\*)\s*)?rtlint:\s*ignore(?:-file)?\[)(?P<rules>[^\[\]]*)\]")
_NEXT = re.compile(r"(?=(?:#|//)\s*rtlint:)|\*/|$")


def unused(document: Document, spoken: Directives, used: frozenset[Ignore], chosen: frozenset[str]) -> Iterator[Remark]:
    """A remark for each ignore of a `chosen` rule that left out nothing; none for those that leave out such remarks."""
    rule = named("unused-ignore")
    running = {word for code in chosen for word in (code, index()[code].name)} - {rule.code, rule.name}
    for ignore in spoken.ignores:
        if ignore not in used and ignore.rule in running:
            for finding in rule.check(ignore.rule, _needless(document, ignore)):
                yield rule, finding, ignore.span


def _needless(document: Document, ignore: Ignore) -> Span | None:
    """The characters of a comment that only name one rule: its name in a list, else all that is said, else the line."""
    content = document.text.content if document.text else ""
    start, end = ignore.span.start, ignore.span.end
    for match in _LIST.finditer(content[start:end]):
        names = [name.strip() for name in match["rules"].split(",")]
        if ignore.rule.lower() in map(str.lower, names):
            if len(names) > 1:
                return _name(start + match.start("rules"), match["rules"], ignore.rule)
            ending = _NEXT.search(content, start + match.end(), end)
            stop = ending.start() if ending else end
            whole = match.start() == 0 and (stop == end or content[stop:end] == "*/")
            return _line(content, start, end) if whole else Span(start + match.start(), stop)
    return None


def _name(start: int, rules: str, rule: str) -> Span:
    """One name of a list, with the comma that parts it from the next one, or from the one before."""
    pieces = rules.split(",")
    place = next(index for index, piece in enumerate(pieces) if piece.strip().lower() == rule.lower())
    before = sum(len(piece) + 1 for piece in pieces[:place])
    if place:
        return Span(start + before - 1, start + before + len(pieces[place]))
    after = len(pieces[0]) + 1
    return Span(start, start + after + len(pieces[1]) - len(pieces[1].lstrip()))


def _line(content: str, start: int, end: int) -> Span:
    """A comment with the blanks in front of it; its whole line when nothing else is there."""
    while start and content[start - 1] in " \t":
        start -= 1
    if start and content[start - 1] not in "\r\n\ufeff":
        return Span(start, end)
    ending = re.compile(r"[ \t]*(\r\n|\n|\r)").match(content, end)
    return Span(start, ending.end() if ending else end)
