"""Which entries of an object Python code sets, adds or removes after it is written."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from rtlint.hosts.changes import Change
from rtlint.source.pointer import ANY, Pointer

#: Methods that change what they are called on: of an object or a list as a whole, or of the key in their argument.
_CHANGING = frozenset(("update", "clear", "popitem", "append", "extend", "insert", "remove", "sort", "reverse"))
_CHANGING_KEY = frozenset(("pop", "setdefault", "__setitem__", "__delitem__"))
_HANDING_OUT = frozenset(("get", "setdefault", "values", "items"))


def changes_of(node: ast.AST) -> Iterator[tuple[ast.expr, Change]]:
    """What a node does to values that names or attributes stand for: the expression for the value, and the change."""
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        yield from _targets(node.targets if isinstance(node, ast.Assign) else [node.target])
        if node.value is not None:
            yield from _shared(node.value)
    elif isinstance(node, ast.NamedExpr):
        yield from _shared(node.value)
    elif isinstance(node, ast.AugAssign):
        yield from _targets([node.target])
        base, pointer, _ = _place(node.target)
        if not pointer:
            yield base, Change((), deep=True)
    elif isinstance(node, (ast.For, ast.AsyncFor)):
        yield from _shared(node.iter)
    elif isinstance(node, ast.Delete):
        yield from _targets(node.targets)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        base, pointer, known = _place(node.func.value)
        method = node.func.attr
        if method in _CHANGING or (method in _CHANGING_KEY and not known):
            # What `update` is given is not looked at: any key may be in it.
            keys = [word.arg for word in node.keywords] if method == "update" and not node.args and known else [None]
            for key in keys:
                yield base, Change((*pointer, key)) if key is not None else Change((*pointer, ANY))
        elif method in _CHANGING_KEY and node.args:
            yield from _keyed(base, pointer, node.args[0])


def _targets(targets: list[ast.expr]) -> Iterator[tuple[ast.expr, Change]]:
    for target in targets:
        if isinstance(target, (ast.Tuple, ast.List)):
            yield from _targets(target.elts)
        elif isinstance(target, ast.Subscript):
            base, pointer, known = _place(target.value)
            if known:
                yield from _keyed(base, pointer, target.slice)
            else:
                yield base, Change(pointer, deep=True)


def _keyed(base: ast.expr, pointer: Pointer, key: ast.expr) -> Iterator[tuple[ast.expr, Change]]:
    known = isinstance(key, ast.Constant) and isinstance(key.value, (str, int))
    yield base, Change((*pointer, key.value if known else ANY))  # type: ignore[attr-defined]


def _shared(value: ast.expr) -> Iterator[tuple[ast.expr, Change]]:
    """What may change when another name stands for a part of a value, or for all of it."""
    base, pointer, _ = _place(value)
    if isinstance(base, (ast.Name, ast.Attribute)) and isinstance(
        value, (ast.Name, ast.Attribute, ast.Subscript, ast.Call)
    ):
        yield base, Change(pointer, deep=True)


def _place(node: ast.expr) -> tuple[ast.expr, Pointer, bool]:
    """The name or attribute at the bottom of `x["a"].get("b")`, the way from it, and whether all of the way is known."""
    steps: list[ast.expr] = []
    while True:
        if isinstance(node, ast.Subscript):
            steps.append(node.slice)
            node = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _HANDING_OUT:
            steps.append(node.args[0] if node.args else node)
            node = node.func.value
        else:
            break
    pointer: list[str | int] = []
    for step in reversed(steps):
        if not (isinstance(step, ast.Constant) and isinstance(step.value, (str, int))):
            return node, tuple(pointer), False
        pointer.append(step.value)
    return node, tuple(pointer), True
