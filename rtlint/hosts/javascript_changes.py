"""Which entries of an object JavaScript code sets, adds or removes after it is written."""

from __future__ import annotations

from tree_sitter import Node

from rtlint.hosts.changes import Change
from rtlint.hosts.javascript_code import Code, arguments, inner, outer
from rtlint.source.pointer import ANY, Pointer

#: Methods that change the list they are called on, or hand out what is in it.
_CHANGING = frozenset(("push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"))
_HANDING_OUT = frozenset(("at", "find", "forEach"))

#: Functions that change their first argument: at its top, or anywhere in it.
_FILLING = frozenset(("Object.assign", "Object.defineProperty", "Reflect.set", "Reflect.deleteProperty"))
_MERGING = frozenset(
    ("merge", "mergeWith", "mergeDeep", "deepMerge", "defaults", "defaultsDeep", "extend", "assign", "set", "unset")
)


def change_at(node: Node, code: Code) -> Change | None:
    """What the code around a name or a property does to its value; None when it only looks at it."""
    node, pointer, known = place(node, code)
    user = node.parent
    if user is None:
        return None
    if _is_written(node, user):
        if known or not pointer:
            return Change(pointer) if pointer else None
        return Change((*pointer[:-1], ANY)) if ANY not in pointer[:-1] else Change(_known(pointer), deep=True)
    if user.type == "call_expression" and user.child_by_field_name("function") == node:
        return _called(pointer)
    if user.type == "arguments" and user.parent is not None and arguments(user.parent)[:1] == [node]:
        function = user.parent.child_by_field_name("function")
        name = (code.dotted(function) or "") if function is not None else ""
        if name in _FILLING:
            return Change((*pointer, ANY)) if known else Change(_known(pointer), deep=True)
        return Change(_known(pointer), deep=True) if name.rpartition(".")[2] in _MERGING else None
    if user.type in ("variable_declarator", "assignment_expression", "for_in_statement"):
        # Another name for it, or for its parts.
        return Change(_known(pointer), deep=True) if _is_taken(node, user) else None
    return None


def place(node: Node, code: Code) -> tuple[Node, Pointer, bool]:
    """How far `x.a["b"].c` goes from `x`: the end of it, the way there, and whether all of the way is known."""
    steps: list[str | int] = []
    while True:
        node = outer(node)
        up = node.parent
        if up is None or up.child_by_field_name("object") != node:
            break
        if up.type == "member_expression":
            name = up.child_by_field_name("property")
            steps.append(code.written(name) if name is not None else ANY)
        elif up.type == "subscript_expression":
            index = up.child_by_field_name("index")
            steps.append(_index(index, code) if index is not None else ANY)
        else:
            break
        node = up
    return node, tuple(steps), ANY not in steps


def _index(node: Node, code: Code) -> str | int:
    written = code.written(inner(node))
    if written.isdecimal():
        return int(written)
    text = code.text(node)
    return text if text is not None else ANY


def _known(pointer: Pointer) -> Pointer:
    """The part of a way before what nobody knows."""
    return pointer[: pointer.index(ANY)] if ANY in pointer else pointer


def _is_written(node: Node, user: Node) -> bool:
    if user.type in ("assignment_expression", "augmented_assignment_expression"):
        return user.child_by_field_name("left") == node
    if user.type == "unary_expression":
        return any(child.type == "delete" for child in user.children)
    return user.type == "update_expression"


def _called(pointer: Pointer) -> Change | None:
    """What a method that is called does to what it is called on."""
    method, way = pointer[-1] if pointer else "", pointer[:-1]
    if ANY in way:
        return Change(_known(way), deep=True) if method in _CHANGING | _HANDING_OUT else None
    if method in _CHANGING:
        return Change((*way, ANY))
    return Change(way, deep=True) if method in _HANDING_OUT else None


def _is_taken(node: Node, user: Node) -> bool:
    names = {"variable_declarator": "value", "assignment_expression": "right", "for_in_statement": "right"}
    return user.child_by_field_name(names[user.type]) == node
