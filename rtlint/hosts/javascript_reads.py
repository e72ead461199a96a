"""What a JavaScript program does with the literals in it: who reads which entry, and where their names are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tree_sitter import Node

from rtlint.hosts.javascript_changes import place
from rtlint.hosts.javascript_code import Code, arguments, children, inner, operator, outer
from rtlint.hosts.javascript_names import Names
from rtlint.source.change import Impossible
from rtlint.source.pointer import ANY, Pointer
from rtlint.source.syntax import Uses
from rtlint.source.text import Span, Text

_SAME = frozenset(("Object.freeze", "Object.seal", "structuredClone"))
_ASKING = frozenset(("Object.hasOwn", "Reflect.has", "Reflect.get"))
_METHODS = frozenset(("hasOwnProperty", "propertyIsEnumerable"))
_PATTERNS = frozenset(("object_pattern", "array_pattern"))
_TEXTS = ("template_string", "string", "comment", "regex")


def uses_in(content: str, dialect: str) -> Callable[[Span], Uses]:
    """The way from the place of a literal in a file to its uses."""
    names = Names(Code(content, dialect))
    text = Text(content)

    def uses(span: Span) -> Uses:
        literal = _literal(names.code, span)
        read: list[Pointer] = []
        whole = 0
        for holder, way in _around(literal, names.code):
            for pointer in _taken(holder, names):
                if len(pointer) > len(way) and _match(pointer[: len(way)], way):
                    read.append(pointer[len(way) :])
                elif _match(pointer, way[: len(pointer)]):
                    whole += 1
        return Uses(tuple(read), whole > 1, _is_roomy(names.code, text, span))

    return uses


def _literal(code: Code, span: Span) -> Node:
    """The expression at a place. Raises Impossible when there is none."""
    start, end = code.byte(span.start), code.byte(span.end)
    node = code.root.descendant_for_byte_range(start, end)
    if node is None or (node.start_byte, node.end_byte) != (start, end):
        raise Impossible("it is not written as a literal")
    return inner(node)


def _around(node: Node, code: Code) -> Iterator[tuple[Node, Pointer]]:
    """A literal and those that it is in, with the way down from each."""
    way: Pointer = ()
    while True:
        yield node, way
        value = outer(node)
        parent = value.parent
        if parent is None:
            return
        if parent.type == "pair" and parent.parent is not None and parent.child_by_field_name("value") == value:
            key = parent.child_by_field_name("key")
            way, node = (_name(key, code) if key is not None else ANY, *way), parent.parent
        elif parent.type == "array":
            way, node = (children(parent).index(value), *way), parent
        elif parent.parent is not None and _is_handed_on(parent, parent.parent, code):
            node = parent.parent
        else:
            return


def _name(key: Node, code: Code) -> str:
    if key.type == "string":
        return code.text(key) or ANY
    return ANY if key.type == "computed_property_name" else code.written(key)


def _is_handed_on(part: Node, around: Node, code: Code) -> bool:
    """Whether what is around a part of it is the value itself, or has all of its entries."""
    if part.type == "spread_element":
        return around.type == "object"
    function = around.child_by_field_name("function") if part.type == "arguments" else None
    return function is not None and code.dotted(function) in _SAME


def _taken(value: Node, names: Names) -> Iterator[Pointer]:
    """Every place in a value that is used by its name; the one by which it gets the name is none."""
    holder = outer(value).parent
    target = next(filter(None, map(holder.child_by_field_name, ("name", "left"))), None) if holder is not None else None
    for node in names.uses(value):
        if target is None or (node.start_byte, node.end_byte) != (target.start_byte, target.end_byte):
            yield from _used(node, names.code)
    around = holder.parent.parent if holder is not None and holder.parent is not None else None
    if holder is not None and holder.type == "variable_declarator" and around is not None:
        # Another file may take it.
        yield from [()] * (around.type == "export_statement")


def _used(name: Node, code: Code) -> Iterator[Pointer]:
    """What is used of a value where its name stands."""
    end, way, _ = place(name, code)
    user = end.parent
    if user is None:
        return
    call = user.parent if user.type == "arguments" else None
    if user.type == "call_expression" and way and way[-1] in _METHODS:
        yield (*way[:-1], ANY)
    elif user.type == "binary_expression" and operator(user) == "in" and user.child_by_field_name("right") == end:
        left = user.child_by_field_name("left")
        text = code.text(left) if left is not None else None
        yield (*way, ANY if text is None else text)
    elif _is_parted(user) or (call is not None and _asks(call, code) and arguments(call)[:1] == [end]):
        yield (*way, ANY)
    else:
        yield way


def _is_parted(user: Node) -> bool:
    """Whether a value is taken apart, as by `const {voice} = session`."""
    targets = map(user.child_by_field_name, ("name", "left", "pattern"))
    return any(target is not None and target.type in _PATTERNS for target in targets)


def _asks(call: Node, code: Code) -> bool:
    function = call.child_by_field_name("function")
    return function is not None and code.dotted(function) in _ASKING


def _match(one: Pointer, other: Pointer) -> bool:
    return all(left == right or ANY in (left, right) for left, right in zip(one, other, strict=True))


def _is_roomy(code: Code, text: Text, span: Span) -> bool:
    """Whether the line that something begins on begins in code, not in a text or between tags."""
    at = code.byte(text.start(text.position(span.start).line))
    node = code.root.descendant_for_byte_range(at, at)
    while node is not None:
        if node.start_byte < at < node.end_byte and (node.type in _TEXTS or node.type.startswith("jsx_")):
            return False
        node = node.parent
    return True
