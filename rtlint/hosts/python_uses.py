"""What Python code does with an object: which call takes it, and what that says of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

from rtlint.facts.hosts import Use, addressed, class_use, sdk_calls, subject
from rtlint.facts.hosts import names as listed
from rtlint.hosts.python_forms import is_constructor
from rtlint.hosts.python_names import Names, dotted
from rtlint.hosts.value import address
from rtlint.source.document import Hint


def uses(call: ast.Call, names: Names) -> Iterator[tuple[ast.expr, Hint]]:
    """The arguments of a call that are payloads, with what the call says of them; the call itself when all of them are."""
    if not call.keywords:
        return
    if isinstance(call.func, ast.Attribute) and call.func.attr in _methods():
        name = dotted(call.func)
        for known in sdk_calls():
            if f".{name}".endswith(f".{known.name}"):
                hint = _hint(known.use, f"`{known.name}()` takes it")
                given = [word.value for word in call.keywords if word.arg == known.argument]
                yield from ((one, hint) for one in ([call] if known.argument is None else given))
                return
    made = class_use(dotted(call.func) or "") if is_constructor(call, names) else None
    if made is not None:
        yield call, _hint(made, f"it is a `{(dotted(call.func) or '').rpartition('.')[2]}`")
        return
    body = next((word for word in call.keywords if word.arg in listed("body")), None)
    if body is not None:
        found = (addressed(text, relative=body.arg == "body") for text in _texts(call, names) if subject() in text)
        use = next((use for use in found if use is not None), None)
        if use is not None:
            yield _plain(body.value), _hint(use, "it is posted to the Realtime API")


@cache
def _methods() -> frozenset[str]:
    return frozenset(call.name.rpartition(".")[2] for call in sdk_calls())


def _hint(use: Use, why: str) -> Hint:
    return Hint(why, use.kind, use.dialect, use.phase)


def _texts(call: ast.Call, names: Names) -> Iterator[str]:
    """The texts among the arguments of a call that may be an address, with `*` for what is not known."""
    for argument in (*call.args, *(word.value for word in call.keywords if word.arg == "url")):
        text = address(_pattern(argument, names, 8))
        if "/" in text:
            yield text


def _pattern(expression: ast.expr, names: Names, depth: int) -> Iterator[str]:
    """The parts of a text, none of which takes long to come by."""
    meant = names.meant(expression) if isinstance(expression, ast.Name) and depth else None
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        yield expression.value
    elif isinstance(expression, ast.JoinedStr) and expression.values:
        for part in expression.values:
            yield from _pattern(part, names, depth)
    elif isinstance(expression, ast.JoinedStr):
        yield ""
    elif isinstance(expression, ast.FormattedValue):
        yield from _pattern(expression.value, names, depth)
    elif isinstance(expression, ast.BinOp) and isinstance(expression.op, ast.Add) and depth:
        yield from _pattern(expression.left, names, depth - 1)
        yield from _pattern(expression.right, names, depth - 1)
    elif meant is not None:
        yield from _pattern(meant, names, depth - 1)
    else:
        yield "*"


def _plain(expression: ast.expr) -> ast.expr:
    """The object that is written as text: `json.dumps({…}).encode()`."""
    while isinstance(expression, ast.Call):
        name = dotted(expression.func) or ""
        if name.endswith("dumps.encode") and isinstance(expression.func, ast.Attribute):
            expression = expression.func.value
        elif name.rpartition(".")[2] == "dumps" and expression.args:
            expression = expression.args[0]
        else:
            break
    return expression
