"""Globs as the lines of a `.gitignore`, in patterns that take no longer for a name that was made to be slow.

`*a*a*b` as an expression of Python tries every place for every star, which is hours for a long name. As all that counts is
whether the rest fits, too, each star but the last of a segment can stop at the first place where what follows it stands.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from typing import Any

from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

#: A star, and what stands between it and the next star of the same segment.
_STAR = re.compile(r"\[\^/\]\*(?P<between>(?:\\.|\[(?:\\.|[^\]\\])+\]|[^\\\[\](){}*+?|^$./])+)(?=\[\^/\]\*)", re.DOTALL)

#: Two stars or more, of which only those that are all of a segment mean more than one.
_STARS = re.compile(r"\\.|(?P<whole>(?:(?<=^)|(?<=^!)|(?<=/))\*{2,}(?=/|\s*$))|\*{2,}")

#: No name is longer than this; a line that is, is made to be slow.
_LONGEST = 1_000

#: How `**` is written, in front of others and between them.
_FIRST, _INNER = "^(?:.+/)?", "(?:/.+)?"


def spec(lines: Iterable[str]) -> Any:
    """What the lines mean together, as a spec of `pathspec`; those that mean nothing are left out, as git does."""
    return _spec(line for line in lines if is_usable(line))


def is_usable(line: str) -> bool:
    """Whether the line can be used as a glob."""
    if len(line) > _LONGEST:
        return False
    try:
        _spec((line,))
    except (ValueError, re.error):  # pathspec refuses some itself and hands others to `re`
        return False
    return True


def _spec(lines: Iterable[str]) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `re` thinks aloud about what may stand in brackets one day
        return GitIgnoreSpec.from_lines(lines, _line, backend="simple")


def _line(line: str) -> GitIgnoreSpecPattern:
    """A line with an expression whose time does not explode."""
    meant = GitIgnoreSpecPattern(_STARS.sub(_fewer, line))
    if meant.regex is not None:
        meant.regex = re.compile(_steady(meant.regex.pattern))
    return meant


def _fewer(stars: re.Match[str]) -> str:
    if stars[0].startswith("\\"):
        return stars[0]
    return "**" if stars["whole"] else "*"


def _steady(expression: str) -> str:
    """An expression that matches the same, in which no star but the last of each kind is tried twice."""
    number = iter(range(len(expression)))

    def once(what: str) -> str:
        name = f"once{next(number)}"
        return f"(?=(?P<{name}>{what}))(?P={name})"

    stars = _STAR.sub(lambda star: once(f"[^/]*?{star['between']}"), expression)
    first, *others = stars.split(_INNER)
    if not others:
        return stars
    if first.startswith(_FIRST):
        first = "^" + once(f"(?:.+?/)??{first.removeprefix(_FIRST)}(?=/)")
    return "".join((first, *(once(f"(?:/.+?)??{other}(?=/)") for other in others[:-1]), _INNER, others[-1]))
