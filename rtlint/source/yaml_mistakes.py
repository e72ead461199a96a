"""What people get wrong in YAML, in plain words. The parser tells where it stopped; the text around that tells why.

Messages of the two parsers differ for one mistake and name their own classes, so only their drift is looked at.
"""

from __future__ import annotations

import re
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.source.problem import Problem
from rtlint.source.text import Span
from rtlint.source.tree import Node

_LINE = re.compile(r"[^\r\n]*")
# The group and the reference to it keep the dashes from being tried as a key, each with all of the line.
_KEY = re.compile(
    r"[ \t]*(?=((?:- +)*))\1(?:\"[^\"\r\n]*\"[ \t]*|'[^'\r\n]*'[ \t]*|[^\s#,\[\]{}\"'][^\r\n:#]*):(?=[ \t\r\n]|$)"
)
_MISSING_SPACE = re.compile(r"(?<![\w-])[\w-]+:(?![ \t\r\n/])")
_TOKEN = re.compile(r"[^\s,\[\]{}]+")
_CLOSING = {"[": "]", "{": "}"}
_STARTS = {
    "%": "text cannot start with `%`",
    "@": "text cannot start with `@`",
    "`": "text cannot start with a backtick",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a parser gave up: the offset, what it was at and since where, the collection that was open, the value before."""

    at: int
    drift: str
    since: int | None
    parent: Node | None
    last: Node | None


def stop(content: str, error: Exception, parent: Node | None, last: Node | None) -> Stop:
    """What is worth knowing of a parser's error."""
    mark: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None)
    drift = f"{getattr(error, 'context', None) or ''}; {getattr(error, 'problem', None) or ''}"
    # The pure parser ends in an IndexError for some texts, and then knows no place.
    at = min(mark.index, len(content)) if mark else last.end if last else 0
    return Stop(at, drift, min(context.index, len(content)) if context else None, parent, last)


def explain(content: str, stop: Stop) -> Problem:
    """The parser's error as a problem that a person can act on."""
    at, drift = stop.at, stop.drift
    here = content[at : at + 1]
    since = at if stop.since is None else stop.since
    if "\t" in (here, content[max(since, at - 1) : at]) and ("token" in drift or "tab" in drift):
        return _problem("a tab cannot indent YAML", "use spaces", _run(content, at, "\t"))
    if "quoted scalar" in drift:
        return _in_quotes(content, at, since, drift)
    if "cannot start any token" in drift:
        return _bad_start(content, at)
    if "mapping values" in drift:
        return _stray_colon(content, stop)
    if "entries are not allowed" in drift:
        advice = "start the list on the next line, or quote the text"
        return _problem("a list cannot start on the line of its key", advice, Span(at, at + 1))
    if "unexpected ':'" in drift:
        return _problem("a space belongs behind this colon", "write `key: value`", Span(at, at + 1))
    if "simple key" in drift or "expected ':'" in drift:
        if re.match(r"-[^-\s]", content[since : since + 2]):
            return _problem("a space belongs behind this dash", "write `- item`", Span(since, since + 1))
        advice = "write `key: value`, or indent it if it goes on with the text above"
        return _problem("there is no colon on this line", advice, _rest(content, since))
    if "scanning an alias" in drift or "scanning an anchor" in drift:
        what = "an alias" if "alias" in drift else "an anchor"
        return _problem(
            f"`{content[since]}` starts {what}, and no name follows", "quote the text", _rest(content, since)
        )
    if "block scalar" in drift:
        advice = "put the text on the next line, indented, or quote it"
        return _problem(
            f"only `+`, `-` or an indent can follow `{content[since]}`", advice, Span(at, _token_end(content, at))
        )
    if "tag" in drift:
        advice = "quote the text if it is none"
        return _problem("this is no YAML tag", advice, Span(since, _token_end(content, since)))
    if "directive" in drift or "%YAML" in drift or "incompatible" in drift:
        return _problem("this directive is not one that YAML 1.2 has", "remove the line", _rest(content, since))
    if "flow mapping" in drift or "flow sequence" in drift:
        return _in_flow(content, at, since)
    if not here and stop.parent and stop.parent.style == "flow":
        return _in_flow(content, at, stop.parent.start)
    return _in_block(content, stop)


def _in_quotes(content: str, at: int, since: int, drift: str) -> Problem:
    """A quoted text that is not closed, or has an escape that YAML does not know."""
    backslash = content.rfind("\\", since, at + 1)
    letter = content[backslash + 1 : backslash + 2]
    if not letter or not ("escape" in drift or "hexdecimal" in drift):
        quote = content[since]
        return _problem(f"this `{quote}` is never closed", f"close the text with `{quote}`", _rest(content, since))
    if letter == "u":
        place = Span(backslash, min(backslash + 6, len(content)))
        advice = "write the character itself: YAML has no surrogate pairs"
        if re.match(r"\\u[dD][89a-fA-F]", content[backslash : place.end]):
            return _problem("this escape is half of a surrogate pair", advice, place)
    if letter in ("u", "U", "x"):
        digits = {"x": 2, "u": 4, "U": 8}[letter]
        advice = f"{digits} hexadecimal digits follow `\\{letter}`"
        return _problem(f"`\\{letter}` is no escape here", advice, Span(backslash, backslash + 2))
    advice = "write `\\\\` for a backslash, or use single quotes"
    return _problem(f"`\\{letter}` is no escape that YAML knows", advice, Span(backslash, backslash + 2))


def _bad_start(content: str, at: int) -> Problem:
    """A character that no text can start with."""
    if content.startswith("%", at) and content[at - 1 : at] == "{":
        advice = "lint the file that the template makes"
        return _problem("`{%` belongs to a template, not to YAML", advice, _rest(content, at - 1))
    what = _STARTS.get(content[at], f"text cannot start with `{content[at]}`")
    return _problem(what, "put the text in quotes", Span(at, _token_end(content, at)))


def _stray_colon(content: str, stop: Stop) -> Problem:
    """A colon where no key can be: two on a line, or a line that goes on with the text above."""
    at = stop.at
    start = _line_start(content, at)
    first = _KEY.match(content, start)
    if first and first.end() <= at:
        advice = "quote the value, or put the second key on a line of its own"
        between = content[first.end() : at].strip()
        return _problem(
            "unquoted text cannot hold a colon and a space" if " " in between else "two keys on one line",
            advice,
            Span(at, at + 1),
            ("the first one", Span(_indented(content, start), first.end())),
        )
    key = Span(_indented(content, start), at)
    above = stop.last
    if above and (missing := _MISSING_SPACE.search(content, above.start, start)):
        colon = missing.end() - 1
        return _problem("a space belongs behind this colon", "write `key: value`", Span(colon, colon + 1))
    if stop.parent and stop.parent.kind == "mapping":
        return _misindented(content, key, stop.parent)
    related = (("the text above", _first_line(content, above)),) if above else ()
    return _problem("a key cannot follow text", "write the line above as `key: value` too", key, *related)


def _misindented(content: str, line: Span, collection: Node) -> Problem:
    """A line whose indent is not that of the collection it seems to belong to."""
    theirs, ours = _column(content, line.start), _column(content, collection.start)
    what = "mapping" if collection.kind == "mapping" else "list"
    return _problem(
        f"this line is indented by {theirs}, but its {what} by {ours}",
        f"indent it by {ours} too, or quote the text above if it goes on here",
        line,
        (f"the {what} starts here", _first_line(content, collection)),
    )


def _in_flow(content: str, at: int, opening: int) -> Problem:
    """Inside of brackets, where neither a comma nor the closing bracket comes."""
    bracket = content[opening : opening + 1]
    closing = _CLOSING.get(bracket, "]")
    related = (f"this `{bracket}` is open", Span(opening, opening + 1))
    if content[at : at + 1] in ("]", "}"):
        return _problem(f"`{content[at]}` where `{closing}` belongs", f"write `{closing}`", Span(at, at + 1), related)
    start = _line_start(content, at)
    new_key = start > opening and _KEY.match(content, start)
    outside = _indented(content, start) - start <= _indented(content, _line_start(content, opening)) - _line_start(
        content, opening
    )
    if at == len(content) or content.startswith(("---", "..."), at) or (new_key and outside):
        return _problem(f"this `{bracket}` is never closed", f"close it with `{closing}`", related[1])
    if content[at] == ":":
        # The parser has taken the words before and behind the missing comma for one text.
        at = _word_start(content, at, opening + 1)
    return _problem(
        f"a comma or `{closing}` is missing here",
        "write a comma between two entries",
        Span(at, _token_end(content, at)),
        related,
    )


def _in_block(content: str, stop: Stop) -> Problem:
    """In a block mapping or list, or behind a document: something that continues neither."""
    at, parent, last = stop.at, stop.parent, stop.last
    here = content[at : at + 1]
    start = _line_start(content, at)
    if here in ("}", "]"):
        return _problem(f"this `{here}` closes nothing", "remove it", Span(at, at + 1))
    if here == ",":
        return _problem("this comma separates nothing", "remove it", Span(at, at + 1))
    if here == ":" and content[at - 1 : at] in ('"', "'"):
        return _problem("a space belongs behind this colon", "write `key: value`", Span(at, at + 1))
    if here == ":":
        return _problem("there is no key before this colon", "write `key: value`", Span(at, at + 1))
    if last and last.style in ("single", "double") and last.end <= at and start < last.end:
        return _behind_quotes(content, at, last)
    if last and start < last.end:
        return _problem(
            "nothing can follow a value on its line", "quote all of it if it is one text", _rest(content, at)
        )
    if "document start" in stop.drift:
        return _problem("a new document must start with `---`", "write it on the line above", _rest(content, at))
    if parent and parent.style == "block" and _indented(content, start) == at:
        return _misplaced_line(content, at, parent, last)
    if not here:
        return _problem("the file ends too early", "complete the last line", Span(at, at))
    return _problem("this is no YAML", "quote it if it is text", _rest(content, at))


def _misplaced_line(content: str, at: int, parent: Node, last: Node | None) -> Problem:
    """A line that is neither indented as the collection above it nor as the one around that."""
    line = _rest(content, at)
    if last and last.style == "block" and _column(content, last.start) > _column(content, at):
        return _misindented(content, line, last)
    if _column(content, parent.start) != _column(content, at):
        return _misindented(content, line, parent)
    if parent.kind == "mapping":
        advice = "indent the list below its key, or write `key: value`"
        related = ("the mapping starts here", _first_line(content, parent))
        return _problem("a list item where a key belongs", advice, line, related)
    advice = "start it with `- `, or indent the list below its key"
    related = ("the list starts here", _first_line(content, parent))
    return _problem("this line does not belong to the list above", advice, line, related)


def _behind_quotes(content: str, at: int, quoted: Node) -> Problem:
    """Text behind a closing quote: the quote is inside of the text, or closes what was to be closed long before."""
    lines = re.split(r"\r\n|\n|\r", content[quoted.start : quoted.end])
    if len(lines) > 1:
        opened = Span(quoted.start, quoted.start + len(lines[0]))
        closed = ("it is closed only here", Span(quoted.end - 1, quoted.end))
        return _problem("this text is not closed on its line", f"close it with `{lines[0][0]}`", opened, closed)
    quote = content[quoted.start]
    advice = "write `''` for a quote in this text" if quote == "'" else 'write `\\"` for a quote in this text'
    return _problem(
        "there is text behind the closing quote",
        advice,
        _rest(content, at),
        ("closed here", Span(quoted.end - 1, quoted.end)),
    )


def _problem(message: str, help: str, span: Span, *related: tuple[str, Span]) -> Problem:
    return Problem("syntax", message, help, span, (), related)


def _line_start(content: str, at: int) -> int:
    return max(content.rfind("\n", 0, at), content.rfind("\r", 0, at)) + 1


def _word_start(content: str, end: int, least: int) -> int:
    """Where the word or quoted text that ends at a place starts, not before `least`."""
    text = content[least:end].rstrip(" ")
    quote = text[-1:]
    before = text[:-1].rfind(quote) if quote and quote in "\"'" else max(map(text.rfind, " \t\r\n[{,")) + 1
    return least + max(before, 0)


def _column(content: str, at: int) -> int:
    """How many characters stand before this place on its line."""
    return at - _line_start(content, at)


def _indented(content: str, line_start: int) -> int:
    """Where the text of a line starts."""
    return _run(content, line_start, " ").end


def _run(content: str, at: int, character: str) -> Span:
    """As many of one character as there are at this place, at least none."""
    end = at
    while content.startswith(character, end):
        end += 1
    return Span(at, end)


def _rest(content: str, at: int) -> Span:
    """From a place to the end of its line, without space and comment behind it."""
    line = _LINE.match(content, at)
    text = re.split(r"[ \t]#", line[0] if line else "", maxsplit=1)[0].rstrip(" \t")
    return Span(at, at + len(text))


def _first_line(content: str, node: Node) -> Span:
    """A node as far as its first line goes; of a mapping the first key."""
    key = _KEY.match(content, node.start) if node.kind == "mapping" else None
    if key:
        return Span(node.start, key.end() - 1)
    return Span(node.start, min(node.end, _rest(content, node.start).end) if node.end > node.start else node.start + 1)


def _token_end(content: str, at: int) -> int:
    """The end of the word at a place, or of one character."""
    match = _TOKEN.match(content, at)
    return match.end() if match else min(at + 1, len(content))
