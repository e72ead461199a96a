"""What names in Python code stand for: which are bound once and to what, and what happens to it later."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from rtlint.hosts.changes import Change
from rtlint.hosts.python_changes import changes_of
from rtlint.hosts.value import MAX_FOLLOWED, MAX_STEPS

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SCOPES = frozenset((*_FUNCTIONS, *_COMPREHENSIONS, ast.ClassDef))
_OBJECTS = frozenset((ast.Dict, ast.List, ast.Tuple, ast.BinOp, ast.Call))
_CHANGES = frozenset(
    (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.NamedExpr, ast.For, ast.AsyncFor, ast.Delete, ast.Call)
)
_BINDING = frozenset(
    (
        ast.Assign, ast.AnnAssign, ast.NamedExpr, ast.AugAssign, ast.For, ast.AsyncFor, ast.comprehension, ast.withitem,
        ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal,
        ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping, ast.Delete,
    )
)  # fmt: skip

#: A name with more values, times what happens to it, is not followed through all of them.
MANY = 100_000

#: What is bound under a name: an expression, or None for what is no expression (an argument, an import, a loop).
_Bound: TypeAlias = "ast.expr | None"


@dataclass(slots=True, eq=False)
class Scope:
    """A module, a function, a class or a comprehension, and the names it binds."""

    parent: Scope | None
    is_class: bool = False
    bound: dict[str, list[_Bound]] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    """The names it says are global or nonlocal."""


@dataclass(slots=True)
class Names:
    """All names of a module.

    `scopes` gives the scope that each use of a name is in, by the identity of its node, and `changes` what happens later
    to the value of an expression. `imports` are the full names of what is imported, `attributes` what is ever bound to
    `self.config` and the like. `objects` are the nodes that objects, lists and calls are, outer ones first. `budget` is how
    many values names may still lead to.
    """

    scopes: dict[int, Scope] = field(default_factory=dict)
    changes: dict[int, list[Change]] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, list[_Bound]] = field(default_factory=dict)
    objects: list[ast.expr] = field(default_factory=list)
    budget: int = MAX_FOLLOWED

    def meant(self, name: ast.Name) -> ast.expr | None:
        """The one expression that a name stands for; None when it could be another or is none."""
        scope = self._home(name.id, self.scopes.get(id(name)))
        values = scope.bound[name.id] if scope is not None else []
        return values[0] if len(values) == 1 else None

    def bindings(self, name: str, scope: Scope | None) -> list[_Bound]:
        """All that is ever bound to a name where `scope` sees it."""
        home = self._home(name, scope)
        return home.bound[name] if home is not None else []

    def _home(self, name: str, scope: Scope | None) -> Scope | None:
        """The scope that a name belongs to. What a class binds is not seen in its functions."""
        start = scope
        while scope is not None:
            if name in scope.bound and name not in scope.elsewhere and (not scope.is_class or scope is start):
                return scope
            scope = scope.parent
        return None


def names_of(module: ast.Module) -> Names:
    """Find out what the names of a module stand for."""
    names = Names()
    top = Scope(None)
    changing: list[tuple[ast.AST, Scope]] = []
    pending: list[tuple[ast.AST, Scope]] = [(module, top)]
    while pending:
        node, scope = pending.pop()
        kind = type(node)
        if kind is ast.Name:
            names.scopes[id(node)] = scope
            continue
        if kind in _BINDING:
            _bind(node, scope, top, names)
        if kind in _OBJECTS:
            names.objects.append(node)  # type: ignore[arg-type]  # these are expressions
        if kind in _CHANGES:
            changing.append((node, scope))
        if kind in _SCOPES:
            scope = Scope(scope, is_class=kind is ast.ClassDef)
            _enter(node, scope)
        for inner in reversed(node._fields):
            value = getattr(node, inner, None)
            if isinstance(value, ast.AST):
                pending.append((value, scope))
            elif isinstance(value, list):
                pending += [(item, scope) for item in reversed(value) if isinstance(item, ast.AST)]
    _note_changes(names, changing)
    return names


def _note_changes(names: Names, changing: Iterable[tuple[ast.AST, Scope]]) -> None:
    """Note what happens later to all values that a name is ever bound to."""
    found: dict[int, tuple[list[_Bound], dict[Change, None]]] = {}
    for node, scope in changing:
        for target, change in changes_of(node):
            values = (
                names.bindings(target.id, scope)
                if isinstance(target, ast.Name)
                else names.attributes.get(dotted(target) or "", [])
            )
            if values:
                found.setdefault(id(values), (values, {}))[1][change] = None
    for values, changes in found.values():
        # Of so many values and changes nobody can tell which meet: there may be anything in any of them.
        own = [Change((), deep=True)] if len(values) * len(changes) > MANY else [*changes]
        for value in values:
            if value is not None:
                names.changes.setdefault(id(value), []).extend(own)


def dotted(node: ast.AST) -> str | None:
    """`client.realtime.calls` as text, or the end of a long one; what is called on the way is left out, None for others."""
    parts: list[str] = []
    for _ in range(MAX_STEPS):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        else:
            break
    if isinstance(node, ast.Name):
        parts.append(node.id)
    return ".".join(reversed(parts)) or None


def _enter(node: ast.AST, scope: Scope) -> None:
    """The arguments of a function are names of its own."""
    if isinstance(node, _FUNCTIONS):
        given = node.args
        several = (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)
        for argument in several:
            if argument is not None:
                scope.bound.setdefault(argument.arg, []).append(None)


def _bind(node: ast.AST, scope: Scope, top: Scope, names: Names) -> None:
    """Note what a node binds."""

    def bind(name: str, value: _Bound) -> None:
        home = top if name in scope.elsewhere else scope
        home.bound.setdefault(name, []).append(value)

    if isinstance(node, (ast.Assign, ast.AnnAssign, ast.NamedExpr)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                if node.value is not None:
                    bind(target.id, node.value)
            elif isinstance(target, ast.Attribute):
                names.attributes.setdefault(dotted(target) or "", []).append(node.value)
            else:
                for name in _stored(target):
                    bind(name, None)
    elif isinstance(node, ast.AugAssign):
        if isinstance(node.target, ast.Name):
            bind(node.target.id, None)
    elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
        for name in _stored(node.target):
            bind(name, None)
    elif isinstance(node, ast.withitem) and node.optional_vars is not None:
        for name in _stored(node.optional_vars):
            bind(name, None)
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        bind(node.name, None)
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        module = f"{node.module or ''}." if isinstance(node, ast.ImportFrom) else ""
        for alias in node.names:
            bind(alias.asname or alias.name.partition(".")[0], None)
            names.imports[alias.asname or alias.name] = module + alias.name
    elif isinstance(node, (ast.Global, ast.Nonlocal)):
        scope.elsewhere.update(node.names)
        around = scope.parent if isinstance(node, ast.Nonlocal) else None
        while around is not None:
            for name in node.names:
                around.bound.setdefault(name, []).append(None)
            around = around.parent
    elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        bind(node.name, None)
    elif isinstance(node, ast.MatchMapping) and node.rest:
        bind(node.rest, None)
    elif isinstance(node, ast.Delete):
        for target in node.targets:
            for name in _stored(target, ast.Del):
                bind(name, None)


def _stored(target: ast.AST, context: type[ast.expr_context] = ast.Store) -> Iterator[str]:
    for node in ast.walk(target):
        if isinstance(node, ast.Name) and isinstance(node.ctx, context):
            yield node.id
