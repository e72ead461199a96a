"""All mutants of a file: the small mistakes that somebody could make in it, each as a splice that keeps the lines' numbers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SWAPS: dict[type[ast.AST], tuple[Any, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Continue: (ast.Break,),
    ast.Break: (ast.Continue,),
}

#: Names whose values are types, declarations for other readers, or remarks for other tools.
_NO_CODE = {"__all__", "__slots__", "TypeVar", "Literal", "Callable", "cast", "dataclass", "TYPE_CHECKING"}


@dataclass(frozen=True)
class Mutant:
    """A file with one mistake: the lines it is in, from and to, what was there, and what is there now."""

    path: str
    lines: tuple[int, int]
    sort: str
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        """Where and what, on one line."""
        before, after = (" ".join(text.split()) for text in (self.before, self.after))
        return f"{self.path}:{self.lines[0]}: {self.sort}: {before}  ->  {after}"


def mutants(path: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a source, `compiles` or not."""
    text = source.encode()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for node, sort, after in _Walk().of(ast.parse(source)):
        first, last = node.lineno, node.end_lineno or node.lineno
        begin, end = starts[first - 1] + node.col_offset, starts[last - 1] + (node.end_col_offset or 0)
        before = text[begin:end].decode()
        # What took several lines still does, and binds as it did.
        lines = "\n" * (last - first)
        new = f"({after}{lines})" if isinstance(node, ast.expr) else f"{after}{lines}"
        yield Mutant(path, (first, last), sort, before, after, (text[:begin] + new.encode() + text[end:]).decode())


def compiles(mutant: Mutant) -> bool:
    """Whether a mutant is Python: a few operators do not look at where a value stands."""
    try:
        compile(mutant.source, mutant.path, "exec")
    except SyntaxError:
        return False
    return True


Spot = tuple[ast.expr | ast.stmt, str, str]


class _Walk:
    """What is changed in a tree, as the node to write anew, the sort of change, and its new text."""

    def __init__(self) -> None:
        """Nothing is within a formatted string at first."""
        self.whole: ast.expr | None = None

    def of(self, node: ast.AST) -> Iterator[Spot]:
        """All changes at a node and below."""
        if _is_no_code(node):
            return
        outermost = isinstance(node, ast.JoinedStr) and self.whole is None
        if isinstance(node, ast.JoinedStr) and outermost:
            self.whole = node  # positions within it are not to be relied on before Python 3.12
        if isinstance(node, ast.stmt):
            yield from _of_statement(node)
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "format_spec") or (name == "body" and _is_page(value)):
                value = value[1:] if name == "body" else []  # noqa: PLW2901  # less of the same
            for index, child in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(child, ast.expr) and not _is_no_code(child):
                    yield from self.replaced(node, name, index if isinstance(value, list) else None, child)
                if isinstance(child, ast.AST):
                    yield from self.of(child)
        if outermost:
            self.whole = None

    def replaced(self, parent: ast.AST, name: str, index: int | None, node: ast.expr) -> Iterator[Spot]:
        """The changes of an expression: others in its place."""
        for sort, other in _others(parent, name, node):
            if self.whole is None:
                yield node, sort, ast.unparse(other)
                continue
            _put(parent, name, index, other)
            try:
                yield self.whole, sort, ast.unparse(self.whole)
            except ValueError:
                pass  # not every formatted string can be written in Python 3.11
            finally:
                _put(parent, name, index, node)


def _put(parent: ast.AST, name: str, index: int | None, node: ast.expr) -> None:
    if index is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[index] = node


def _is_page(body: object) -> bool:
    """Whether a body begins with a documentation string."""
    first = body[0] if isinstance(body, list) and body else None
    return isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)


def _is_no_code(node: ast.AST) -> bool:
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.If(test=ast.Name(id=name)):
            return name in _NO_CODE
        case ast.Subscript(value=ast.Name(id=name)) | ast.Call(func=ast.Name(id=name)):
            return name in _NO_CODE
        case ast.keyword(arg="strict"):
            return True  # that lists are of one length is claimed, not checked
    return False


def _of_statement(node: ast.stmt) -> Iterator[Spot]:
    match node:
        case ast.Continue() | ast.Break():
            yield node, "jump", "break" if isinstance(node, ast.Continue) else "continue"
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield node, "return", "return None"
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.Raise() | ast.Delete() | ast.AugAssign():
            yield node, "statement", "pass"
        case ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            yield node, "statement", "pass"


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _others(parent: ast.AST, name: str, node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """What could stand in the place of an expression by mistake."""
    if name == "test" or (name in ("ifs", "guard")):
        yield "condition", ast.Constant(value=False)
        if not isinstance(parent, ast.While):
            yield "condition", ast.Constant(value=True)
    match node:
        case ast.Constant(value=value):
            yield from (("constant", ast.Constant(value=other)) for other in _constants(value))
        case ast.Compare(left=left, ops=ops, comparators=right):
            for index, op in enumerate(ops):
                for other in _SWAPS.get(type(op), ()):
                    swapped = [*ops[:index], other(), *ops[index + 1 :]]
                    yield "comparison", ast.Compare(left=left, ops=swapped, comparators=right)
        case ast.BoolOp(op=op, values=values):
            yield "logic", ast.BoolOp(op=_SWAPS[type(op)][0](), values=values)
            for index in range(len(values)):
                kept = [*values[:index], *values[index + 1 :]]
                yield "logic", ast.BoolOp(op=op, values=kept) if len(kept) > 1 else kept[0]
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield "logic", operand
        case ast.BinOp(left=left, op=op, right=right):
            for other in _SWAPS.get(type(op), ()):
                yield "arithmetic", ast.BinOp(left=left, op=other(), right=right)
        case ast.Subscript(value=value, slice=ast.Slice(lower=lower, upper=upper, step=step), ctx=ast.Load() as load):
            if lower:
                yield "slice", ast.Subscript(value=value, slice=ast.Slice(upper=upper, step=step), ctx=load)
            if upper:
                yield "slice", ast.Subscript(value=value, slice=ast.Slice(lower=lower, step=step), ctx=load)
        case ast.Call(func=func, args=args, keywords=keywords):
            if isinstance(func, ast.Attribute) and len(args) <= 1 and not isinstance(parent, ast.Expr):
                yield "call", func.value
            for index, keyword in enumerate(keywords):
                if not _is_no_code(keyword):
                    yield "argument", ast.Call(func, args, [*keywords[:index], *keywords[index + 1 :]])


def _constants(value: object) -> Iterator[Any]:
    match value:
        case bool():
            yield not value
        case int() | float():
            yield from (value + 1, value - 1)
        case str():
            yield f"XX{value}"
        case bytes():
            yield b"XX" + value
        case None:
            yield True
