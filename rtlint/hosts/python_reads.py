"""What a Python program does with the literals in it: who reads which entry, and where their names are used."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from rtlint.hosts.places import Places
from rtlint.hosts.python_forms import module_of
from rtlint.hosts.python_names import Names, names_of
from rtlint.source.change import Impossible
from rtlint.source.pointer import ANY, Pointer
from rtlint.source.syntax import Uses
from rtlint.source.text import Span, Text

_KEYED = frozenset(("get", "pop", "setdefault", "__getitem__", "__setitem__", "__delitem__", "__contains__"))


def uses_in(content: str) -> Callable[[Span], Uses]:
    """The way from the place of a literal in a Python file, which can be parsed, to its uses."""
    module = module_of(content)
    parents: dict[int, ast.AST] = {}
    lines: dict[int, list[ast.expr]] = {}
    for node in ast.walk(module):
        parents.update((id(child), node) for child in ast.iter_child_nodes(node))
        if isinstance(node, ast.expr):
            lines.setdefault(node.lineno, []).append(node)
    taken: dict[int, list[Pointer]] = {}
    for bound, pointer in _taken(module, parents):
        taken.setdefault(id(bound), []).append(pointer)
    inside = _inside(node for nodes in lines.values() for node in nodes)
    return partial(_uses, lines, parents, taken, inside, Places(Text(content)))


def _uses(
    lines: dict[int, list[ast.expr]],
    parents: dict[int, ast.AST],
    taken: dict[int, list[Pointer]],
    inside: frozenset[int],
    places: Places,
    span: Span,
) -> Uses:
    """The uses of the literal at a place. Raises Impossible for one that is a part of a text."""
    line = places.text.position(span.start).line
    literal = next((node for node in lines.get(line, ()) if places.span(node) == span), None)
    if literal is None or any(isinstance(each, ast.JoinedStr) for each, _ in _around(literal, parents)):
        raise Impossible("it is written within a text")
    read, whole = [], 0
    for holder, way in _around(literal, parents):
        if way is None:
            break
        for pointer in taken.get(id(holder), ()):
            if len(pointer) > len(way) and _match(pointer[: len(way)], way):
                read.append(pointer[len(way) :])
            elif _match(pointer, way[: len(pointer)]):
                whole += 1
    return Uses(tuple(read), whole > 1, line not in inside and not _is_continued(places.text, line))


def _around(node: ast.AST, parents: dict[int, ast.AST]) -> Iterator[tuple[ast.AST, Pointer | None]]:
    """An expression and all that it is in, with the way down from each; None above what is no literal."""
    way: Pointer | None = ()
    while True:
        yield node, way
        parent = parents.get(id(node))
        if parent is None:
            return
        way = None if way is None else _down(parent, node, way)
        node = parent


def _down(parent: ast.AST, node: ast.AST, way: Pointer) -> Pointer | None:
    """The way from a parent, given that from its child."""
    if isinstance(parent, ast.Dict):
        key = next((key for key, value in zip(parent.keys, parent.values, strict=True) if value is node), None)
        return (_step(key), *way) if key is not None else None
    if isinstance(parent, (ast.List, ast.Tuple)):
        return (next(index for index, item in enumerate(parent.elts) if item is node), *way)
    if isinstance(parent, ast.keyword):
        return (parent.arg, *way) if parent.arg else None
    return way if isinstance(parent, ast.Call) and isinstance(node, ast.keyword) else None


def _taken(module: ast.Module, parents: dict[int, ast.AST]) -> Iterator[tuple[ast.expr, Pointer]]:
    """Every use of a name or an attribute: what is bound to it, and the place in that which is used."""
    names = names_of(module)
    attributes = _attributes(names)
    for node in ast.walk(module):
        values: list[ast.expr | None] = []
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            values = names.bindings(node.id, names.scopes.get(id(node)))
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            values = attributes.get(node.attr, [])
        if values:
            pointer = _pointer(node, parents)
            yield from ((value, pointer) for value in values if value is not None)


def _attributes(names: Names) -> dict[str, list[ast.expr | None]]:
    """What may be bound to an attribute, by its last name alone: objects of one class are many."""
    found: dict[str, list[ast.expr | None]] = {}
    for name, values in names.attributes.items():
        found.setdefault(name.rpartition(".")[2], []).extend(values)
    for scope in {id(scope): scope for scope in names.scopes.values() if scope.is_class}.values():
        for name, values in scope.bound.items():
            found.setdefault(name, []).extend(values)
    return found


def _pointer(node: ast.AST, parents: dict[int, ast.AST]) -> Pointer:
    """The way that `x["a"].get("b")` goes from its name."""
    pointer: Pointer = ()
    while True:
        parent = parents.get(id(node))
        call = parents.get(id(parent))
        if isinstance(parent, ast.Subscript) and parent.value is node:
            pointer, node = (*pointer, _step(parent.slice)), parent
        elif isinstance(parent, ast.Attribute) and parent.attr in _KEYED and isinstance(call, ast.Call) and call.args:
            pointer, node = (*pointer, _step(call.args[0])), call
        elif isinstance(parent, ast.Compare) and node in parent.comparators:
            return (*pointer, _step(parent.left))
        else:
            return pointer


def _step(key: ast.expr) -> str | int:
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, (str, int)) else ANY


def _match(one: Pointer, other: Pointer) -> bool:
    return all(left == right or ANY in (left, right) for left, right in zip(one, other, strict=True))


def _inside(nodes: Iterable[ast.expr]) -> frozenset[int]:
    """The lines that begin in a text."""
    texts = (node for node in nodes if isinstance(node, (ast.Constant, ast.JoinedStr)))
    return frozenset(line for node in texts for line in range(node.lineno + 1, (node.end_lineno or 0) + 1))


def _is_continued(text: Text, line: int) -> bool:
    """Whether a line begins behind a backslash."""
    return line > 1 and text.line(line - 1).rstrip("\r\n").endswith("\\")
