"""Shell commands in prose: the bodies that `curl` sends, texts in quotes and here-documents."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rtlint.dataclass import dataclass
from rtlint.facts.hosts import mentions_payload, names_ours
from rtlint.hosts.cutting import Cutting, part
from rtlint.hosts.fragments import Held, loose_snippets, snippet
from rtlint.hosts.loose import read_loose
from rtlint.hosts.snippet import Snippet, posted_to
from rtlint.source.document import Hint
from rtlint.source.text import Span

_BLANK = re.compile(r"(?:[ \t]|\\\r?\n)+")
_PLAIN = re.compile(r"[^\s\"'\\;|&()<>]+")
_BREAKS = frozenset("\r\n;|&()<>")
_HERE = re.compile(r"<<-?[ \t]*(?P<quote>['\"]?)(?P<word>\w+)\b(?P=quote)")
_FIRST_WORD = re.compile(r"^[ \t>]*(?P<word>\w+)", re.MULTILINE)
_ESCAPED = frozenset('"\\$`')
_VARIABLE = re.compile(r"\$\{?\w+\}?|<[\w -]+>|\{\w+\}")

#: The options of curl that give a body.
_BODY = ("--data-raw", "--data-binary", "--data-ascii", "--data", "--json", "-d")
_FORM = re.compile(r"\w+=(?=\{)")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a command as the shell passes it on, its text cut out of the fragment; or a break between commands."""

    cutting: Cutting
    span: Span
    is_break: bool = False

    @property
    def text(self) -> str:
        return self.cutting.content


@dataclass(frozen=True, slots=True)
class _Here:
    """A here-document: all of it, the rest of its first line with the line end, and where its body ends."""

    span: Span
    rest: Span
    body_end: int


def find(cutting: Cutting, stretch: Span) -> Held:
    """The objects in a fragment of shell."""
    snippets: list[Snippet] = []
    taken: list[Span] = []
    bodies = {here.span.start: here for here in _here_documents(cutting.content)}
    for command in _commands(_words(cutting, bodies)):
        hint = _hint(command, cutting.content)
        for at, word in enumerate(command):
            body = _body(word, hint is not None and _is_body(command, at))
            found = read_loose(body.content) if body is not None else None
            if found is None or body is None:
                continue
            says = hint if hint is not None and _is_body(command, at) else None
            if says is not None or mentions_payload(body.content):
                snippets.append(snippet(body, found, stretch, hint=says, strict=says is not None))
                taken.append(word.span)
    for here in bodies.values():
        inner = part(cutting, here.rest.end, here.body_end)
        objects, _ = loose_snippets(inner, stretch, hint=_hint_before(cutting, here), strict=True)
        snippets += objects
        taken.append(here.span)
    snippets += _typed(cutting, stretch, taken)
    return snippets, ()


def _here_documents(content: str) -> Iterator[_Here]:
    """The here-documents that end: at a line that starts with the word behind their `<<`."""
    if "<<" not in content:
        return
    closing: dict[str, list[re.Match[str]]] = {}
    for line in _FIRST_WORD.finditer(content):
        closing.setdefault(line["word"], []).append(line)
    at = 0
    while (opened := _HERE.search(content, at)) is not None:
        at = opened.end()
        lines = closing.get(opened["word"], [])
        after = bisect_left(lines, at, key=re.Match.start)
        if after < len(lines):
            rest = Span(at, content.index("\n", at) + 1)
            at = lines[after].end()
            yield _Here(Span(opened.start(), at), rest, lines[after].start())


def _typed(cutting: Cutting, stretch: Span, taken: Sequence[Span]) -> Iterator[Snippet]:
    """The objects that somebody types in, at the start of a line, outside of what has been looked at."""
    for start in re.finditer(r"^[ \t]*(?:>[ \t]*)?\{", cutting.content, re.MULTILINE):
        at = start.end() - 1
        if not any(span.start <= at < span.end for span in taken):
            found = read_loose(cutting.content, at)
            if found is not None:
                yield snippet(cutting, found, stretch)


def _commands(words: Iterator[_Word]) -> Iterator[list[_Word]]:
    command: list[_Word] = []
    for word in words:
        if not word.is_break:
            command.append(word)
        elif command:
            yield command
            command = []
    if command:
        yield command


def _words(cutting: Cutting, bodies: dict[int, _Here]) -> Iterator[_Word]:
    """The words of a fragment, and the breaks between its commands; here-documents are passed over."""
    content = cutting.content
    at = 0
    behind: int | None = None
    while at < len(content):
        if blank := _BLANK.match(content, at):
            at = blank.end()
        elif at in bodies:
            at, behind = bodies[at].rest.start, bodies[at].span.end
        elif content[at] == "#":
            at = _line_end(content, at)
        elif content[at] in _BREAKS:
            yield _Word(part(cutting, at, at), Span(at, at + 1), is_break=True)
            is_line_end = content[at] in "\r\n"
            at, behind = (behind, None) if is_line_end and behind is not None else (at + 1, behind)
        else:
            word, end = _word(cutting, at)
            yield _Word(word, Span(at, end))
            at = end


def _line_end(content: str, at: int) -> int:
    end = content.find("\n", at)
    return len(content) if end < 0 else end


def _word(outer: Cutting, at: int) -> tuple[Cutting, int]:
    """The word that starts at `at`, without its quotes, and its end."""
    content = outer.content
    word = Cutting(content, outer)
    while at < len(content):
        character = content[at]
        if character in "'\"" or content.startswith("$'", at):
            at = _quoted(content, at, word)
        elif character == "\\":
            if content[at + 1 : at + 2] not in ("\r", "\n"):
                word.copy(at + 1, at + 2)
            at += 2
        elif plain := _PLAIN.match(content, at):
            word.copy(*plain.span())
            at = plain.end()
        elif variable := _VARIABLE.match(content, at):
            word.copy(*variable.span())
            at = variable.end()
        else:
            break
    return word, max(at, 1)


def _quoted(content: str, at: int, word: Cutting) -> int:
    """Add what stands in quotes; the offset behind them."""
    escaping = content.startswith("$'", at)
    at += escaping
    quote = content[at]
    at += 1
    while at < len(content) and content[at] != quote:
        following = content[at + 1 : at + 2]
        if content[at] == "\\" and quote == '"' and following in _ESCAPED and following:
            word.put(following, at, at + 2)
            at += 2
        elif content[at] == "\\" and quote == '"' and following == "\n":
            at += 2
        elif content[at] == "\\" and escaping and following:
            word.put({"n": "\n", "t": "\t", "r": "\r"}.get(following, following), at, at + 2)
            at += 2
        else:
            end = min((end for end in (content.find(sign, at + 1) for sign in (quote, "\\")) if end > 0), default=-1)
            end = len(content) if end < 0 else end
            word.copy(at, end)
            at = end
    return at + 1


def _body(word: _Word, is_data: bool) -> Cutting | None:
    """The text of a word that may be a payload, without what curl has before it."""
    text = word.text
    option = next((one for one in _BODY if text.startswith(one)), "")
    lead = _FORM.match(text) if not is_data or not option else None
    start = lead.end() if lead is not None else len(option) + text.startswith("=", len(option)) if option else 0
    return part(word.cutting, start, len(text)) if text[start:].lstrip().startswith(("{", "[")) else None


def _is_body(command: Sequence[_Word], at: int) -> bool:
    """Whether a word of a command is what it sends."""
    text = command[at].text
    if at and command[at - 1].text in _BODY:
        return True
    return any(text.startswith(option) and len(text) > len(option) for option in _BODY)


def _hint(command: Sequence[_Word], content: str) -> Hint | None:
    """What the address says that a command sends something to; a server that is a variable may be anybody's."""
    if not any(word.text.rpartition("/")[2] == "curl" for word in command):
        return None
    known = names_ours(content)
    return _said_by(word.text for word in command if known or not word.text.startswith("$"))


def _hint_before(cutting: Cutting, here: _Here) -> Hint | None:
    """What the address says that a here-document is sent to."""
    lines = cutting.content[: here.rest.end]
    command = lines[max(lines.rfind("curl"), 0) :] if "curl" in lines else ""
    return _said_by(re.findall(r"[^\s\"']+", command)) if "@-" in command else None


def _said_by(words: Iterable[str]) -> Hint | None:
    return next(filter(None, (posted_to(_VARIABLE.sub("*", word)) for word in words)), None)
