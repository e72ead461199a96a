"""How a language writes objects, lists and texts, where it puts them in brackets: one row each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from rtlint.dataclass import dataclass
from rtlint.source.change import Impossible

if TYPE_CHECKING:
    from rtlint.source.pointer import Pointer
    from rtlint.source.text import Span
    from rtlint.source.tree import Node

Quote = Literal["", "'", '"']

_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a language writes the parts of an object.

    `space` matches white space and comments, `gap` commas too. `quotes` can be put around a text, the usual ones first.
    A key that `bare` matches needs none, and what `argument` matches can be the name of one. `step` indents one level
    and `trailing` says that the last entry on lines of its own has a comma, where the text does not tell.
    """

    space: re.Pattern[str]
    gap: re.Pattern[str]
    yes: str = "true"
    no: str = "false"
    null: str = "null"
    quotes: tuple[Quote, ...] = ('"',)
    bare: re.Pattern[str] | None = None
    argument: re.Pattern[str] | None = None
    step: str = "  "
    trailing: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A literal as it is written, names and other expressions in it not looked into.

    `solid` are the texts over several lines, which no line may be indented in.
    """

    data: Any
    root: Node
    comments: tuple[Span, ...]
    solid: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Uses:
    """What else a program does with a literal.

    The places in it that are `read` by their keys, and whether all of it is `shared`. `roomy` says that comment lines can
    stand above the line that it begins on.
    """

    read: tuple[Pointer, ...] = ()
    shared: bool = False
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """The code around a document, for edits: how it is written, and the way from a literal in it to its uses.

    `read` takes a text and where the literal in it begins, and gives None when it is none any more.
    """

    syntax: Syntax
    read: Callable[[str, int], Written | None]
    uses: Callable[[Span], Uses]


def syntax(comment: str, blank: str = r" \t\r\n", **habits: Any) -> Syntax:
    """The row of a language whose comments and blank characters these patterns match."""
    space = re.compile(rf"(?:[{blank}]+|{comment})*", re.DOTALL)
    return Syntax(space, re.compile(rf"(?:[{blank},]+|{comment})*", re.DOTALL), **habits)


JSON = syntax(r"//[^\r\n]*|/\*.*?\*/")


def key_in(language: Syntax, key: str, quote: Quote, *, argument: bool = False) -> str:
    """A key as text, in these quotes or in none where it needs none. Raises Impossible."""
    if argument:
        if language.argument is None or not language.argument.fullmatch(key):
            raise Impossible(f"`{key}` cannot be the name of an argument")
        return key
    if not quote and language.bare is not None and language.bare.fullmatch(key):
        return key
    return text_in(language, key, quote)


def scalar_in(language: Syntax, value: Any, quote: Quote) -> str:
    """A text, a number, a truth value or nothing as text."""
    if isinstance(value, str):
        return text_in(language, value, quote)
    if value is None or isinstance(value, bool):
        return language.null if value is None else language.yes if value else language.no
    return json.dumps(value)


def text_in(language: Syntax, text: str, quote: Quote) -> str:
    """A text in quotes, other ones than those asked for where that saves escapes."""
    escaped = json.dumps(text, ensure_ascii=False)
    quote = quote if quote in language.quotes else language.quotes[0]
    if quote in text and (others := [other for other in language.quotes if other not in text]):
        quote = others[0]
    if quote == '"':
        return escaped
    inside = _ESCAPED.sub(lambda match: match[1] if match[1] == '"' else match[0], escaped[1:-1])
    return "'" + re.sub(r"\\.|'", lambda match: "\\'" if match[0] == "'" else match[0], inside) + "'"
