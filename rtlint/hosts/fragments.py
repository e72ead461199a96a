"""Fragments of code in another text, fences in Markdown above all: the objects in them, by what they are written in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from rtlint.facts.hosts import mentions_payload
from rtlint.hosts.cutting import Cutting, moved
from rtlint.hosts.loose import Loose, read_loose
from rtlint.hosts.snippet import Snippet, posted_to
from rtlint.source.comments import FRAME
from rtlint.source.document import MARK, Comment, Hint
from rtlint.source.problem import Problem
from rtlint.source.text import Span, Text

#: What a fragment holds: objects and the comments that speak to rtlint.
Held = tuple[Iterable[Snippet], Iterable[Comment]]

#: Where an object may start: anywhere, and at the start of a line only.
_START = re.compile(r"""\{(?=\s*(?:["']|\w+\s*:))|^[ \t\ufeff]*\[""", re.MULTILINE)
_ALONE = re.compile(r"^[ \t\ufeff]*[{\[]", re.MULTILINE)
_CURL = re.compile(r"^[ \t$>%#]*curl\b", re.MULTILINE)
_YAML = re.compile(r"^(?:#[^\r\n]*\r?\n|---\r?\n)*[ \t]*(?:- )?[\w.-]+:(?:[ \t]|\r?\n)")
_PYTHON = re.compile(r"^(?:import|from|def|async|await|class|with|\w+ = |\w+(?:\.\w+)+\()", re.MULTILINE)
_REQUEST = re.compile(r"^(?:POST|PUT|PATCH)[ \t]+(\S+)", re.MULTILINE)
_HOST = re.compile(r"^Host:[ \t]*(\S+)", re.MULTILINE | re.IGNORECASE)
_ANSWER = re.compile(r"^HTTP/[0-9.]+[ \t]+[0-9]{3}", re.MULTILINE)
_GAP = re.compile(r"\.\.\.|…")


def held(label: str, cutting: Cutting, stretch: Span) -> Held:
    """What is in a fragment of the language that `label` names; nothing where nobody can read it.

    `stretch` is what a comment above it speaks of.
    """
    content = cutting.content
    if not mentions_payload(content) and MARK not in content:
        return (), ()
    return _READERS.get(label, _nothing)(cutting, stretch)


def loose_snippets(
    cutting: Cutting, stretch: Span, *, hint: Hint | None = None, alone: bool = True, strict: bool = False
) -> Held:
    """The objects of a fragment that start a line; `alone` says that nothing is before them on it.

    Where it is `strict`, commas too many are a problem.
    """
    snippets: list[Snippet] = []
    comments: list[Comment] = []
    content = cutting.content
    at = 0
    while (start := (_ALONE if alone else _START).search(content, at)) is not None:
        found = read_loose(content, start.end() - 1)
        if found is None:
            at = start.end()
            continue
        at = max(found.end, start.end())
        snippets.append(snippet(cutting, found, stretch, hint=hint, strict=strict))
        comments += _comments(cutting, found.comments)
    return snippets, comments


def snippet(
    cutting: Cutting, found: Loose, stretch: Span, *, hint: Hint | None = None, strict: bool = False
) -> Snippet:
    """An object of a fragment with its places in the host."""
    problems = [*found.problems]
    if strict and found.trailing_commas and not (found.comments or found.has_gaps):
        problems.append(_extra_commas(found.trailing_commas))
    return Snippet(
        "json", found.data, moved(found.root, cutting), lambda: stretch, hint, frozenset(found.incomplete),
        found.has_opaque, tuple(_placed(problem, cutting) for problem in problems),
    )  # fmt: skip


def _extra_commas(places: list[Span]) -> Problem:
    count = "a trailing comma" if len(places) == 1 else f"{len(places)} trailing commas"
    pronoun = "it" if len(places) == 1 else "them"
    return Problem(
        "not-strict-json", f"{count} in JSON", f"remove {pronoun}: strict JSON parsers refuse this", places[0]
    )


def _json(cutting: Cutting, stretch: Span) -> Held:
    return loose_snippets(cutting, stretch, strict=True)


def _json5(cutting: Cutting, stretch: Span) -> Held:
    return loose_snippets(cutting, stretch)


def _lines(cutting: Cutting, stretch: Span) -> Held:
    return loose_snippets(cutting, stretch, alone=False)


def _http(cutting: Cutting, stretch: Span) -> Held:
    """The body of a request as it goes over the wire; one that an answer follows may be the answer."""
    content = cutting.content
    request, host = _REQUEST.search(content), _HOST.search(content)
    hint = None
    if request is not None and _ANSWER.search(content) is None:
        server = f"https://{host[1]}" if host is not None and request[1].startswith("/") else ""
        hint = posted_to(server + request[1])
    return loose_snippets(cutting, stretch, hint=hint, strict=True)


def _yaml(cutting: Cutting, stretch: Span) -> Held:
    from rtlint.source.comments import comments
    from rtlint.source.yaml_read import read_yaml

    content = cutting.content
    snippets: list[Snippet] = []
    written: list[Comment] = []
    for document in read_yaml("", Text(content), "utf-8"):
        root = document.make_tree()
        if not document.readable or root is None:
            continue
        spoken = tuple(comments(document))
        written += _placed_comments(cutting, spoken)
        left_out = any(_GAP.search(comment.body) for comment in spoken)
        incomplete = frozenset(_mappings(document.data)) if left_out else frozenset()
        one = Snippet(
            "yaml", document.data, root, lambda: stretch, None, incomplete, document.has_opaque, document.problems
        )
        snippets.append(_placed_snippet(one, cutting, lambda: stretch))
    return snippets, written


def _mappings(data: object) -> Iterator[tuple[str | int, ...]]:
    """The places of all objects: any of them may be the one that something was left out of."""
    pending: list[tuple[tuple[str | int, ...], object]] = [((), data)]
    while pending:
        pointer, value = pending.pop()
        if isinstance(value, dict):
            yield pointer
            pending += [((*pointer, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            pending += [((*pointer, index), item) for index, item in enumerate(value)]


def _python(cutting: Cutting, stretch: Span) -> Held:
    from rtlint.hosts.python import find

    snippets, comments = find(cutting.content)
    return [_placed_snippet(one, cutting, lambda: stretch) for one in snippets], _placed_comments(cutting, comments)


def _javascript(cutting: Cutting, stretch: Span) -> Held:
    from rtlint.hosts.javascript import find

    snippets, comments = find(cutting.content)
    return [_placed_snippet(one, cutting, lambda: stretch) for one in snippets], _placed_comments(cutting, comments)


def _shell(cutting: Cutting, stretch: Span) -> Held:
    from rtlint.hosts.shell import find

    return find(cutting, stretch)


def _guessed(cutting: Cutting, stretch: Span) -> Held:
    """What is in a fragment of which nobody says what it is written in."""
    content = cutting.content
    if content.lstrip().startswith(("{", "[")):
        return _json5(cutting, stretch)
    if _CURL.search(content):
        return _shell(cutting, stretch)
    if _YAML.match(content):
        return _yaml(cutting, stretch)
    if _PYTHON.search(content):
        found = _python(cutting, stretch)
        if any(True for _ in found[0]):
            return found
    return _lines(cutting, stretch)


def _nothing(_cutting: Cutting, _stretch: Span) -> Held:
    return (), ()


_READERS: dict[str, Callable[[Cutting, Span], Held]] = {
    **dict.fromkeys(("json",), _json),
    **dict.fromkeys(("jsonc", "json5", "hjson"), _json5),
    **dict.fromkeys(("jsonl", "ndjson", "log", "logs"), _lines),
    **dict.fromkeys(("yaml", "yml"), _yaml),
    **dict.fromkeys(("http", "https", "rest"), _http),
    **dict.fromkeys(("python", "py", "python3", "ipython"), _python),
    **dict.fromkeys(("javascript", "js", "mjs", "cjs", "jsx", "typescript", "ts", "mts", "tsx", "node"), _javascript),
    **dict.fromkeys(("bash", "sh", "shell", "console", "zsh", "curl", "terminal", "shell-session"), _shell),
    **dict.fromkeys(("", "text", "txt", "plaintext"), _guessed),
}


def placed(found: Held, cutting: Cutting) -> Held:
    """What is in a text that was cut out, with its places in the host."""
    snippets, comments = found
    moved_snippets = [_placed_snippet(one, cutting, partial(_stretch, one, cutting)) for one in snippets]
    return moved_snippets, _placed_comments(cutting, comments)


def _stretch(one: Snippet, cutting: Cutting) -> Span:
    return cutting.span(one.stretch())


def _comments(cutting: Cutting, places: Iterable[Span]) -> Iterator[Comment]:
    for place in places:
        body = cutting.content[place.start : place.end].strip(FRAME)
        if MARK in body:
            yield Comment(cutting.span(place), body)


def _placed_comments(cutting: Cutting, comments: Iterable[Comment]) -> list[Comment]:
    return [replace(one, span=cutting.span(one.span)) for one in comments if MARK in one.body]


def _placed_snippet(one: Snippet, cutting: Cutting, stretch: Callable[[], Span]) -> Snippet:
    problems = tuple(_placed(problem, cutting) for problem in one.problems)
    return replace(one, root=moved(one.root, cutting), stretch=stretch, problems=problems)


def _placed(problem: Problem, cutting: Cutting) -> Problem:
    related = tuple((message, cutting.span(span)) for message, span in problem.related)
    return replace(problem, span=cutting.span(problem.span), related=related)
