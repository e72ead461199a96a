"""The objects in JavaScript and TypeScript that may be payloads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import accumulate

import tree_sitter

from rtlint.dataclass import dataclass
from rtlint.detect import holds_payload
from rtlint.facts.dialects import session_keys
from rtlint.facts.hosts import camel, client_calls, subject
from rtlint.facts.hosts import names as listed
from rtlint.facts.kinds import event_of, words
from rtlint.hosts.changes import Change, apply
from rtlint.hosts.javascript_code import Code, children, inner, outer
from rtlint.hosts.javascript_names import Names
from rtlint.hosts.javascript_uses import is_sent, uses
from rtlint.hosts.javascript_values import value_of
from rtlint.hosts.snippet import Snippet
from rtlint.hosts.value import MAX_STEPS, Value
from rtlint.source.comments import FRAME
from rtlint.source.document import Comment, Hint
from rtlint.source.opaque import Opaque
from rtlint.source.text import Span

_NAMES = frozenset(("identifier", "property_identifier"))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An expression that may be a payload, and what its surroundings say of it."""

    expression: tree_sitter.Node
    value: Value
    hint: Hint | None = None


def snippets(code: Code) -> Iterator[Snippet]:
    """The objects of a program, outermost first, each once: what is a part of a payload is no payload of its own."""
    names = Names(code)
    taken = list(_taken(names))
    # An object that is written around what a call takes is only that call's way to take it.
    within = _Within(one.value.node.span for one in taken)
    candidates = [*taken, *(one for one in _written(names) if not within.holds(one.value.node.span))]
    parts: set[int] = set()
    for one in candidates:
        if holds_payload(one.value.data, one.hint):
            parts |= one.value.built - {inner(one.expression).id}
    spans: set[Span] = set()
    for one in candidates:
        span = one.value.node.span
        if inner(one.expression).id not in parts and span not in spans:
            spans.add(span)
            value = one.value
            yield Snippet(
                "javascript", value.data, value.node, partial(_stretch, one.expression, code, span), one.hint,
                frozenset(value.incomplete), value.has_opaque, tuple(value.problems),
            )  # fmt: skip


def comments(code: Code) -> Iterator[Comment]:
    """The comments of a program."""
    for node in code.all("comment"):
        yield Comment(code.span(node), code.written(node).strip(FRAME))


def _taken(names: Names) -> Iterator[_Candidate]:
    """The objects that calls take as payloads."""
    clients = client_calls(names.code.content)
    for call in names.code.all("call_expression") if subject() in names.code.content else ():
        for expression, hint in uses(call, names, clients):
            value = value_of(expression, names)
            if value is not None and isinstance(value.data, dict):
                yield _Candidate(expression, value, hint)


def _written(names: Names) -> Iterator[_Candidate]:
    """The objects and lists of objects that are written anywhere, in the order of the code."""
    parts: set[int] = set()
    compares = any(word in names.code.content for word in listed("compared"))
    for node in names.code.all("object", "array"):
        if node.id in parts or not _is_collection(node):
            continue
        value = value_of(node, names)
        if value is None or isinstance(value.data, Opaque):
            continue
        parts |= value.built
        if _is_property(node):
            continue
        if not _is_enveloped(value.data) and (is_sent(outer(node), names.code) or not _is_camel(value.data)):
            if compares and _is_compared(node, names.code):
                value.incomplete |= apply(Change((), deep=True), value.data, ())[0]
            yield _Candidate(node, value)


class _Within:
    """Stretches of a text, of which there may be as many as there are objects that may be around one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted({(span.start, span.end) for span in spans})
        self._starts = [start for start, _ in ordered]
        # From each stretch on: where the first of them ends.
        self._ends = [*accumulate((end for _, end in reversed(ordered)), min)][::-1]

    def holds(self, around: Span) -> bool:
        """Whether one of them is a part of another stretch, and not all of it."""
        at, behind = (search(self._starts, around.start) for search in (bisect_left, bisect_right))
        if at < behind and self._ends[at] < around.end:
            return True
        return behind < len(self._ends) and self._ends[behind] <= around.end


def _is_collection(node: tree_sitter.Node) -> bool:
    """Whether a node is an object, or a list of some."""
    return node.type == "object" or any(inner(item).type == "object" for item in children(node))


def _is_property(node: tree_sitter.Node) -> bool:
    """Whether an object is given to a component, as in `<Session audio={{…}}/>`."""
    around = outer(node).parent
    return around is not None and around.type == "jsx_expression"


def _is_compared(node: tree_sitter.Node, code: Code) -> bool:
    """Whether an object, or one that it is in, is only a part of what something is compared with."""
    around: tree_sitter.Node | None = node
    # To find what is around a node takes the longer the deeper it is.
    for _ in range(MAX_STEPS):
        if around is None or around.type.endswith(("_statement", "_declaration")):
            break
        function = around.child_by_field_name("function") if around.type == "call_expression" else None
        if function is not None and _last(function, code) in listed("compared"):
            return True
        around = around.parent
    return False


def _last(function: tree_sitter.Node, code: Code) -> str:
    """The last part of the name of a function."""
    function = inner(function)
    name = function.child_by_field_name("property") if function.type == "member_expression" else function
    return code.written(name) if name is not None and name.type in _NAMES else ""


def _is_enveloped(data: object) -> bool:
    """Whether an event has fields such as `callId` beside its own: it goes to the program's own server, to be sent on."""
    return isinstance(data, dict) and event_of(data) is not None and any(key != key.lower() for key in data)


def _is_camel(data: object) -> bool:
    """Whether an object has a session's fields as SDKs spell them in JavaScript: they make another one of it to send."""
    pending = [data]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            if not _camel_keys().isdisjoint(value):
                return True
            pending += [item for key, item in value.items() if key not in words("opaque_containers")]
        elif isinstance(value, list):
            pending += value
    return False


@cache
def _camel_keys() -> frozenset[str]:
    return frozenset(camel(key) for key in (*session_keys(), *words("audio_input")) if "_" in key)


def _stretch(expression: tree_sitter.Node, code: Code, span: Span) -> Span:
    """From the start of the statement that something is in to its own end."""
    around: tree_sitter.Node | None = expression
    for _ in range(MAX_STEPS):
        if around is None or around.type.endswith(("_statement", "_declaration", "_definition")):
            break
        around = around.parent
    if around is not None and around.parent is not None and around.parent.type == "export_statement":
        around = around.parent
    return Span(min(code.span(around).start, span.start) if around is not None else span.start, span.end)
