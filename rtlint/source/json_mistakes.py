"""What people get wrong in JSON, each in plain words: the place, what stands there and what was expected."""

from __future__ import annotations

import re

from rtlint.source.pointer import Pointer
from rtlint.source.problem import Problem
from rtlint.source.text import Span
from rtlint.source.tree import Node

_TOKEN = re.compile(r"""[^\s,:{}\[\]"']+""")
_SINGLE_QUOTED = re.compile(r"'[^'\r\n]*'?")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_OTHER_WORDS = {
    "True": "true",
    "TRUE": "true",
    "False": "false",
    "FALSE": "false",
    "None": "null",
    "NULL": "null",
    "Null": "null",
    "nil": "null",
    "undefined": "null",
}
_CURLY_QUOTES = "“”„‟‘’‚"
_VALUES = "a value is text in double quotes, a number, true, false, null, a list or a mapping"


class JsonError(Exception):
    """The text cannot be read beyond this mistake; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def no_key(content: str, at: int, mapping: Node, comma: int) -> JsonError:
    """Where a key or `}` belongs there is something else."""
    if at == len(content):
        return _never_closed(content, mapping)
    if content[at] == "]":
        return _wrong_bracket(content, at, mapping)
    if content[at] == ",":
        return _extra_comma(at, comma)
    word = _TOKEN.match(content, at)
    if word and re.match(r"[\w-]", word[0]):
        return _error("a key must be in double quotes", f'write `"{word[0][:60]}"`', Span(*word.span()))
    return _unexpected(content, at, "expected a key in double quotes")


def no_colon(content: str, at: int, key: Span) -> JsonError:
    """Behind a key there is no colon."""
    if content[at : at + 1] in ("", ",", "}", "]"):
        return _error("this key has no value", "write a colon and a value behind it", key)
    if content[at] == "=":
        return _error("a colon belongs between a key and its value, not `=`", "write `:`", Span(at, at + 1))
    return _error("there is no colon behind this key", "write `:` between a key and its value", key)


def no_value(content: str, at: int, parent: Node | None, key: Span | None, comma: int) -> JsonError:
    """Where a value belongs there is something else."""
    if at == len(content):
        return _never_closed(content, parent) if parent else _error("there is no value", _VALUES, Span(at, at))
    if key and content[at] in ",}]":
        return _error("this key has no value", _VALUES, key)
    if parent and content[at] == "}":
        return _wrong_bracket(content, at, parent)
    if parent and content[at] == ",":
        return _extra_comma(at, comma)
    if content[at] in "+-.0123456789":
        return _bad_number(content, at)
    word = _TOKEN.match(content, at)
    if word and word[0] in _OTHER_WORDS:
        right = _OTHER_WORDS[word[0]]
        return _error(f"`{word[0]}` is no word of JSON", f"write `{right}`", Span(*word.span()))
    if word and re.match(r"[^\W\d]", word[0]):
        from difflib import get_close_matches

        # The text itself may be a secret, and stays out of the message.
        near = get_close_matches(word[0], ("true", "false", "null"), 1)
        advice = f"write `{near[0]}`" if near else "put quotes around it"
        return _error("text must be in double quotes", advice, Span(*word.span()))
    return _unexpected(content, at, "expected a value")


def no_comma(content: str, at: int, parent: Node, last: Span) -> JsonError:
    """Behind a value there is neither a comma nor the end of its collection."""
    if at == len(content):
        return _never_closed(content, parent)
    if content[at] in "}]":
        return _wrong_bracket(content, at, parent)
    if content[at] == ":":
        what = "a list has no keys" if parent.kind == "sequence" else "there is a second colon"
        return _error(what, "keys belong in a mapping `{…}`, one colon behind each", Span(at, at + 1))
    if content[at] in "\"'{[" or content[at].isalnum() or content[at] == "-":
        what = "key" if parent.kind == "mapping" else "item"
        end = _token_end(content, at)
        place = Span(last.end, last.end)
        return _error(
            f"missing comma before this {what}",
            "write `,` behind the value before",
            Span(at, end),
            (("the comma belongs here", Span(max(place.start - 1, last.start), place.end)),),
        )
    return _unexpected(content, at, "expected a comma or the closing bracket")


def behind_the_end(content: str, at: int) -> JsonError:
    """There is something behind the whole value."""
    if content[at] in "}]":
        return _error(f"this `{content[at]}` closes nothing", "remove it", Span(at, at + 1))
    advice = "a JSON file holds one value: remove the rest, or make a list of both"
    return _error("the JSON ends before this", advice, Span(at, _token_end(content, at)))


def open_comment(content: str, at: int) -> JsonError:
    """A slash that starts no comment, or a comment without an end."""
    if content.startswith("/*", at):
        return _error("this comment is never closed", "close it with `*/`", Span(at, at + 2))
    return _unexpected(content, at, "a comment starts with `//`")


def bad_string(content: str, start: int, at: int) -> JsonError:
    """A string that cannot be read; `at` is where the standard library gave up."""
    character = content[at : at + 1]
    if character in ("\r", "\n") or at == start or not character:
        end = _REST_OF_LINE.match(content, start).end()  # type: ignore[union-attr]
        return _error(
            "this text is not closed on its line", 'close it with `"`, and write line breaks as `\\n`', Span(start, end)
        )
    if character < " ":
        return _error(
            f"{_name(character)} must be escaped in text",
            f"write `\\u{ord(character):04x}`, or `\\t` for a tab",
            Span(at, at + 1),
        )
    backslash = at if character == "\\" else content.rfind("\\", start, at)
    escape = content[backslash : backslash + (6 if content.startswith("\\u", backslash) else 2)]
    advice = "four hexadecimal digits follow `\\u`" if escape.startswith("\\u") else "write `\\\\` for a backslash"
    return _error(f"`{escape}` is no escape that JSON knows", advice, Span(backslash, backslash + len(escape)))


def surrogate(content: str, string: Span, pointer: Pointer) -> Problem:
    """A string holds a surrogate without its other half."""
    return Problem("syntax", "this text holds half of a surrogate pair", "write the character itself", string, pointer)


def duplicate(key: str, again: Span, first: Span, pointer: Pointer) -> Problem:
    """A mapping has a key twice."""
    message = f"`{key}` stands here a second time"
    return Problem("duplicate-key", message, "keep one of the two", again, pointer, (("first here", first),))


def non_finite(content: str, span: Span, pointer: Pointer) -> Problem:
    """A number that is infinite, or none."""
    text = content[span.start : span.end]
    message = f"`{text}` is no number that JSON can carry"
    return Problem("non-finite-number", message, "write a finite number", span, pointer)


def limit(span: Span, what: str, pointer: Pointer) -> JsonError:
    """More of anything than rtlint wants to read."""
    return JsonError(Problem("limit", f"this document has {what}", "make it smaller", span, pointer))


def _error(message: str, help: str, span: Span, related: tuple[tuple[str, Span], ...] = ()) -> JsonError:
    return JsonError(Problem("syntax", message, help, span, (), related))


def _never_closed(content: str, node: Node) -> JsonError:
    bracket = content[node.start]
    closing = "}" if bracket == "{" else "]"
    return _error(f"this `{bracket}` is never closed", f"close it with `{closing}`", Span(node.start, node.start + 1))


def _wrong_bracket(content: str, at: int, node: Node) -> JsonError:
    opening = content[node.start]
    closing = "}" if opening == "{" else "]"
    related = ((f"this `{opening}` is open", Span(node.start, node.start + 1)),)
    return _error(f"`{content[at]}` where `{closing}` belongs", f"write `{closing}`", Span(at, at + 1), related)


def _extra_comma(at: int, comma: int) -> JsonError:
    what = "two commas in a row" if comma else "a comma with nothing before it"
    return _error(what, "remove one" if comma else "remove it", Span(at, at + 1))


def _bad_number(content: str, at: int) -> JsonError:
    token = _TOKEN.match(content, at)
    text = token[0] if token else content[at]
    advice = "digits, with `-` before and `.` between them if needed"
    if text.startswith("+"):
        advice = "leave the `+` out"
    elif re.match(r"-?0[0-9]", text):
        advice = "leave the leading zeros out"
    elif re.match(r"-?\.[0-9]", text) or re.fullmatch(r"-?[0-9]+\.", text):
        advice = "a digit belongs on both sides of the point"
    elif "_" in text:
        advice = "leave the `_` out"
    elif not text[1:].replace(".", "").isdigit():
        advice = "put text in double quotes"
    return _error("JSON has no such number", advice, Span(at, at + len(text)))


def _unexpected(content: str, at: int, expected: str) -> JsonError:
    character = content[at]
    if character == "'":
        end = _SINGLE_QUOTED.match(content, at).end()  # type: ignore[union-attr]
        return _error("single quotes are not JSON", "use double quotes", Span(at, end))
    if character in _CURLY_QUOTES:
        return _error("curly quotes are not JSON", 'use straight double quotes `"`', Span(at, at + 1))
    if character == "#":
        return _error("`#` starts no comment in JSON", "remove it", Span(at, at + 1))
    if content.startswith(("{{", "${", "$", "{%"), at):
        return _error("a placeholder must be in double quotes", "quote it", Span(at, _token_end(content, at)))
    return _error(f"unexpected {_name(character)}", expected, Span(at, at + 1))


def _token_end(content: str, at: int) -> int:
    """The end of the string or word at `at`; of one character if it is neither."""
    match = re.compile(r'"(?:[^"\\\r\n]|\\.)*"?|' + _TOKEN.pattern).match(content, at)
    return match.end() if match else at + 1


def _name(character: str) -> str:
    """A character for people: itself, or its number and name when it cannot be seen."""
    if character.isprintable() and not character.isspace():
        return f"`{character}`"
    import unicodedata

    return f"{unicodedata.name(character, 'control character')} (U+{ord(character):04X})"
