"""What a Python program does with the literals in it: who reads which entry, and where their names are used."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from rtlint.hosts.places import Places
from rtlint.hosts.python_forms import module_of
from rtlint.hosts.python_names import MANY, Names, names_of
from rtlint.source.change import Impossible
from rtlint.source.pointer import ANY, Pointer
from rtlint.source.syntax import Uses
from rtlint.source.text import Span, Text

_KEYED = frozenset(("get", "pop", "setdefault", "__getitem__", "__setitem__", "__delitem__", "__contains__"))

#: All of an expression is used more than once, and each of its entries.
_ANYWHERE: list[Pointer] = [(), (), (ANY,)]


def uses_in(content: str) -> Callable[[Span], Uses]:
    """The way from the place of a literal in a Python file, which can be parsed, to its uses."""
    module = module_of(content)
    lines: dict[int, list[ast.expr]] = {}
    parents: dict[int, ast.AST] = {}
    steps: dict[int, str | int] = {}
    for node in ast.walk(module):
        parents.update((id(child), node) for child in ast.iter_child_nodes(node))
        steps.update(_steps(node))
        if isinstance(node, ast.expr):
            lines.setdefault(node.lineno, []).append(node)
    inside = _inside(node for nodes in lines.values() for node in nodes)
    return _Uses(lines, parents, steps, _taken(module, parents), inside, Places(Text(content))).of


@dataclass(frozen=True, slots=True)
class _Uses:
    """A program as its uses are found: its expressions by the lines they start on, and what each node is in, and under which key.

    `taken` are the places in an expression that are used through the names it is bound to. `inside` are the lines that
    begin in a text. `found` are the expressions of the lines that were asked for.
    """

    lines: dict[int, list[ast.expr]]
    parents: dict[int, ast.AST]
    steps: dict[int, str | int]
    taken: dict[int, list[Pointer]]
    inside: frozenset[int]
    places: Places
    found: dict[int, dict[Span, ast.expr]] = field(default_factory=dict)

    def of(self, span: Span) -> Uses:
        """The uses of the literal at a place. Raises Impossible for one that is a part of a text."""
        line = self.places.text.position(span.start).line
        if line not in self.found:
            own = reversed(self.lines.get(line, ()))  # of those at one place the outer one stays
            self.found[line] = {self.places.span(node): node for node in own}
        literal = self.found[line].get(span)
        if literal is None or any(isinstance(each, ast.JoinedStr) for each, _ in self._around(literal)):
            raise Impossible("it is written within a text")
        read, whole = [], 0
        for holder, way in self._around(literal):
            if way is None:
                break
            for pointer in self.taken.get(id(holder), ()):
                if len(pointer) > len(way) and _match(pointer[: len(way)], way):
                    read.append(pointer[len(way) :])
                elif _match(pointer, way[: len(pointer)]):
                    whole += 1
        return Uses(tuple(read), whole > 1, line not in self.inside and not _is_continued(self.places.text, line))

    def _around(self, node: ast.AST) -> Iterator[tuple[ast.AST, Pointer | None]]:
        """An expression and all that it is in, with the way down from each; None above what is no literal."""
        way: Pointer | None = ()
        while True:
            yield node, way
            parent = self.parents.get(id(node))
            if parent is None:
                return
            way = None if way is None else self._down(parent, node, way)
            node = parent

    def _down(self, parent: ast.AST, node: ast.AST, way: Pointer) -> Pointer | None:
        """The way from a parent, given that from its child."""
        if isinstance(parent, (ast.Dict, ast.List, ast.Tuple)):
            return (self.steps[id(node)], *way) if id(node) in self.steps else None
        if isinstance(parent, ast.keyword):
            return (parent.arg, *way) if parent.arg else None
        return way if isinstance(parent, ast.Call) and isinstance(node, ast.keyword) else None


def _steps(node: ast.AST) -> Iterator[tuple[int, str | int]]:
    """Under which key or index each part of a literal stands, by its identity."""
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        yield from ((id(value), _step(key)) for key, value in pairs if key is not None)
    elif isinstance(node, (ast.List, ast.Tuple)):
        yield from ((id(item), index) for index, item in enumerate(node.elts))


def _taken(module: ast.Module, parents: dict[int, ast.AST]) -> dict[int, list[Pointer]]:
    """Every place in an expression that is used through a name or an attribute, no place more than twice."""
    names = names_of(module)
    attributes = _attributes(names)
    found: dict[int, tuple[list[ast.expr | None], Counter[Pointer]]] = {}
    for node in ast.walk(module):
        values: list[ast.expr | None] = []
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            values = names.bindings(node.id, names.scopes.get(id(node)))
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
            values = attributes.get(node.attr, [])
        if values:
            found.setdefault(id(values), (values, Counter()))[1][_pointer(node, parents)] += 1
    taken: dict[int, list[Pointer]] = {}
    for values, pointers in found.values():
        own = [pointer for pointer, count in pointers.items() for _ in range(min(count, 2))]
        # Of so many values and uses nobody can tell which meet: any key of any of them may be read.
        own = _ANYWHERE if len(values) * len(own) > MANY else own
        for value in values:
            if value is not None:
                taken.setdefault(id(value), []).extend(own)
    return taken


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
