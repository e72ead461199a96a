"""The forms in which Python code writes objects and texts."""

from __future__ import annotations

import ast
import warnings

from rtlint.facts.hosts import names as listed
from rtlint.hosts.python_names import Names, dotted


def module_of(content: str) -> ast.Module:
    """The program that a text is. Raises what the parser raises: SyntaxError, ValueError, RecursionError, MemoryError."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd escapes are not ours to judge
        return ast.parse(content.removeprefix("\ufeff"))


def is_constructor(call: ast.Call, names: Names) -> bool:
    """Whether a call makes an object of its arguments: `dict(…)`, and the SDK's types."""
    name = dotted(call.func) or ""
    first, _, rest = name.partition(".")
    whole = ".".join(filter(None, (names.imports.get(first, ""), rest)))
    return name == "dict" or any(whole.startswith(f"{package}.") for package in listed("packages"))


def is_collection(expression: ast.expr, names: Names) -> bool:
    """Whether an expression is written as an object, or as a list of some."""
    if isinstance(expression, ast.BinOp):
        return isinstance(expression.op, ast.BitOr) and any(map(is_object, (expression.left, expression.right)))
    if isinstance(expression, (ast.List, ast.Tuple)):
        return any(isinstance(item, ast.Dict) for item in expression.elts)
    return isinstance(expression, ast.Dict) or (isinstance(expression, ast.Call) and is_constructor(expression, names))


def literal_text(expression: ast.expr) -> str | None:
    """The text that a literal, literals that are added, or an f-string without values stand for; None for others."""
    pending, parts = [expression], []
    while pending:
        part = pending.pop()
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            parts.append(part.value)
        elif isinstance(part, ast.JoinedStr):
            pending += reversed(part.values)
        elif isinstance(part, ast.BinOp) and isinstance(part.op, ast.Add):
            pending += (part.right, part.left)
        else:
            return None
    return "".join(parts)


def is_object(expression: ast.expr) -> bool:
    """Whether an expression is written as an object."""
    return isinstance(expression, ast.Dict) or (isinstance(expression, ast.Call) and dotted(expression.func) == "dict")
