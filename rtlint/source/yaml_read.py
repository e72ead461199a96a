"""Read a YAML text: one Document for each of its documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ruamel.yaml.error import YAMLError

from rtlint.source.document import Document
from rtlint.source.problem import FATAL, Problem
from rtlint.source.text import Span, Text
from rtlint.source.yaml_compose import Composer
from rtlint.source.yaml_events import NextEvent, events, pure_events
from rtlint.source.yaml_parts import Composed, LimitError

# Characters of YAML 1.2 that both parsers take for line ends, as 1.1 did.
_OLD_LINE_ENDS = "\x85\u2028\u2029"
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_UNUSUAL = re.compile(f"[{_OLD_LINE_ENDS}{_FORBIDDEN}]")
# Both parsers want a document before `...`, which YAML does not.
_NO_DOCUMENT = re.compile(r"\ufeff?(?:(?:[ \t]*(?:#[^\r\n]*)?|\.\.\.[ \t]*)(?:\r\n|\r(?!\n)|\n|\Z))*?")
_NOTHING = Composed(None, None, (), has_opaque=False, span=Span(0, 0), closed=True)
# The pure parser reads some half a million characters in a second.
_SECOND_LOOK = 100_000
_PRIVATE = range(0xE000, 0xF900)


def read_yaml(
    path: str, text: Text, encoding: str, parser: Callable[[str], NextEvent] | None = None
) -> Iterator[Document]:
    """The documents of a YAML text; behind one that the parser cannot read there are no more.

    libyaml refuses some plain scalars that YAML 1.2 allows, as in `[http://a.b/c]`, so it has not the last word unless
    `parser` says so.
    """
    documents = list(_composed(text.content, parser or events))
    if parser is None and _is_refused(documents[-1]) and len(text.content) <= _SECOND_LOOK:
        again = list(_composed(text.content, pure_events))
        documents = documents if _is_refused(again[-1]) else again
    for index, composed in enumerate(documents):
        readable = not any(problem.name in FATAL for problem in composed.problems)
        yield Document(
            path,
            index,
            "yaml",
            text,
            composed.data if readable else None,
            readable,
            composed.problems,
            composed.has_opaque,
            encoding,
            composed.span,
            lambda root=composed.root: root,  # type: ignore[misc]
            is_ambiguous=composed.ambiguous,
        )


def _is_refused(composed: Composed) -> bool:
    return any(problem.name == "syntax" for problem in composed.problems)


def _composed(content: str, parser: Callable[[str], NextEvent]) -> Iterator[Composed]:
    """The documents with the problems that only the whole text shows.

    Each is held back until the next one starts: what cannot start one belongs to the document before it, as the last
    bracket of `{a: 1}}` does. Together their spans cover the whole text, comments between them included.
    """
    parsable, restore = _parsable(content)
    odd = restore is not None
    composer = Composer(content, parser(parsable), restore)
    begin = 0
    held: Composed | None = None
    while True:
        try:
            following = composer.document()
        except (YAMLError, LimitError) as error:
            if held and (composer.inside or held.closed):
                yield _checked(held, content, begin, held.span.end, odd=odd)
                begin, held = held.span.end, None
            problems = _why(error, composer, held, content)
            yield _checked(replace(_NOTHING, problems=problems), content, begin, len(content), odd=odd)
            return
        if not following:
            yield _checked(held or _NOTHING, content, begin, len(content), odd=odd)
            return
        if held:
            yield _checked(held, content, begin, held.span.end, odd=odd)
            begin = held.span.end
        held = following


def _why(error: Exception, composer: Composer, held: Composed | None, content: str) -> tuple[Problem, ...]:
    """The problems of the document in which reading ended."""
    from rtlint.source.yaml_mistakes import explain, stop

    if isinstance(error, LimitError):
        return (*composer.problems, error.problem)
    if not held and _NO_DOCUMENT.fullmatch(content):
        return ()
    before = composer.problems if composer.inside else held.problems if held else ()
    return (*before, explain(content, stop(content, error, *composer.context())))


def _checked(composed: Composed, content: str, start: int, end: int, *, odd: bool) -> Composed:
    """The document with its stretch of the text, and a problem for the first character in it that YAML forbids.

    There is none in a text that is not `odd`.
    """
    match = re.compile(f"[{_FORBIDDEN}]").search(content, start, end) if odd else None
    problems = (_forbidden(match), *composed.problems) if match else composed.problems
    return replace(composed, span=Span(start, end), problems=problems)


def _forbidden(match: re.Match[str]) -> Problem:
    code = ord(match[0])
    if 0xD800 <= code <= 0xDFFF:
        what = "half of a surrogate pair"
    else:
        import unicodedata

        what = unicodedata.name(match[0], "a null character" if code == 0 else "a control character")
    advice = f'remove it, or write it as `"\\x{code:02x}"`' if code < 0x100 else "remove it"
    return Problem("syntax", f"{what} (U+{code:04X}) cannot stand in YAML", advice, Span(*match.span()))


def _parsable(content: str) -> tuple[str, dict[int, int] | None]:
    """The text as both parsers can read it, of the same length, and how to get the swapped characters back.

    A byte-order mark becomes a line end, which means nothing at the start. Whatever ends a line only in YAML 1.1, or
    stops a parser before it has said what it knows, becomes a character of private use that the text does not hold.
    """
    if content.startswith("\ufeff"):
        content = "\n" + content[1:]
    unusual = set(_UNUSUAL.findall(content))
    if not unusual:
        return content, None
    free = (code for code in _PRIVATE if chr(code) not in content)
    swap = dict(zip(map(ord, sorted(unusual)), free, strict=False))
    return content.translate(swap), {new: old for old, new in swap.items()}
