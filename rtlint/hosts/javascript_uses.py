"""What JavaScript code does with an object: which call takes it, and what that says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tree_sitter import Node

from rtlint.facts.hosts import Call, Use, addressed, sdk_calls, subject
from rtlint.facts.hosts import names as listed
from rtlint.hosts.javascript_code import Code, arguments, children, inner, operator
from rtlint.hosts.javascript_names import Names
from rtlint.hosts.value import address
from rtlint.source.document import Hint

_URLS = frozenset(("url", "uri"))

#: How many names and sums an address may be made of.
_DEPTH = 8


def uses(call: Node, names: Names, clients: tuple[Call, ...]) -> Iterator[tuple[Node, Hint]]:
    """The arguments of a call that are payloads, with what the call says of them; `clients` has those of imported clients."""
    given = arguments(call)
    function = call.child_by_field_name("function")
    if function is None or not given:
        return
    name = names.code.dotted(function) or ""
    for known in (*sdk_calls(), *clients):
        if known.argument is None and name.endswith(f".{known.camel_name}") and len(given) > known.position:
            yield given[known.position], _hint(known.use, f"`{known.camel_name}()` takes it")
            return
    if name.rpartition(".")[2] in listed("sending") and len(given) > 1:
        event = names.code.text(given[0])
        for known in sdk_calls():
            rest = _entry(_meant(given[1], names), known.argument, names.code) if known.name == event else None
            if rest is not None:
                silent = next((client.use.dialect for client in clients), known.use.dialect)
                yield rest, _hint(replace(known.use, dialect=silent), f"it is sent with `{event}`")
        return
    yield from _posted(given, names)


def is_sent(expression: Node, code: Code) -> bool:
    """Whether an object becomes JSON where it stands."""
    around = expression.parent
    call = around.parent if around is not None and around.type == "arguments" else None
    function = call.child_by_field_name("function") if call is not None else None
    return function is not None and code.dotted(function) == "JSON.stringify"


def _posted(given: list[Node], names: Names) -> Iterator[tuple[Node, Hint]]:
    """The body of a request: `fetch(url, {body})`, `post(url, body)`, `axios({url, data})`."""
    first = _meant(given[0], names)
    if first.type == "object":
        url = next((entry for key in _URLS if (entry := _entry(first, key, names.code)) is not None), None)
        options: Node | None = first
    else:
        url, options = first, _meant(given[1], names) if len(given) > 1 else None
    if url is None or options is None:
        return
    text = address(_parts(url, names, _DEPTH))
    use = addressed(text, relative=False) if subject() in text else None
    if use is None:
        return
    bodies = [entry for key in sorted(listed("body")) if (entry := _entry(options, key, names.code)) is not None]
    if not bodies and options is not first and _entry(options, "method", names.code) is None:
        bodies = [options]
    yield from ((_plain(body, names), _hint(use, "it is posted to the Realtime API")) for body in bodies[:1])


def _hint(use: Use, why: str) -> Hint:
    return Hint(why, use.kind, use.dialect, use.phase)


def _meant(expression: Node, names: Names) -> Node:
    """What an expression or the name of one stands for."""
    expression = inner(expression)
    meant = names.meant(expression) if expression.type in ("identifier", "shorthand_property_identifier") else None
    return inner(meant) if meant is not None else expression


def _entry(mapping: Node, key: str | None, code: Code) -> Node | None:
    """The value of a key in an object that is written out."""
    for part in children(mapping) if mapping.type == "object" else ():
        name = part.child_by_field_name("key") or part
        if part.type in ("pair", "shorthand_property_identifier") and key in (code.written(name), code.text(name)):
            return part.child_by_field_name("value") or part
    return None


def _parts(expression: Node, names: Names, depth: int) -> Iterator[str]:
    """The parts of an address, with `*` for what is not known; none of them takes long to come by."""
    expression = _meant(expression, names)
    text = names.code.text(expression)
    if text is not None or not depth:
        yield text or "*"
    elif expression.type == "template_string":
        for part in children(expression):
            if part.type == "template_substitution" and children(part):
                yield from _parts(children(part)[0], names, depth - 1)
            else:
                yield names.code.written(part)
    elif expression.type == "binary_expression" and operator(expression) == "+":
        for part in children(expression):
            yield from _parts(part, names, depth - 1)
    else:
        yield "*"


def _plain(expression: Node, names: Names) -> Node:
    """The object that is written as text: `JSON.stringify({…})`."""
    meant = _meant(expression, names)
    function = meant.child_by_field_name("function") if meant.type == "call_expression" else None
    if function is not None and names.code.dotted(function) == "JSON.stringify" and arguments(meant):
        return arguments(meant)[0]
    return expression
