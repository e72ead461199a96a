"""Python expressions become plain data, and nodes with the places of what is written."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable
from typing import Any

from rtlint.facts.hosts import names as listed
from rtlint.hosts.changes import apply
from rtlint.hosts.places import Places
from rtlint.hosts.python_forms import is_constructor, is_object, literal_text
from rtlint.hosts.python_names import Names, dotted
from rtlint.hosts.value import TooMuch, Value, unknown
from rtlint.source.json_mistakes import duplicate
from rtlint.source.limits import MAX_DEPTH, MAX_DIGITS, MAX_NODES
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.text import Span
from rtlint.source.tree import Entry, Node

_COPYING = frozenset(("copy", "deepcopy", "copy.copy", "copy.deepcopy"))


def value_of(expression: ast.expr, names: Names, places: Places) -> Value | None:
    """The value of an expression; None when it is too large for a payload."""
    return _value(expression, names, places, arguments=False)


def arguments_of(call: ast.Call, names: Names, places: Places) -> Value | None:
    """The keyword arguments of a call as an object."""
    return _value(call, names, places, arguments=True)


def _value(expression: ast.expr, names: Names, places: Places, *, arguments: bool) -> Value | None:
    builder = _Builder(names, places)
    try:
        if arguments and isinstance(expression, ast.Call):
            data, node = builder.keywords(expression, (), listed("no_fields"))
        else:
            data, node = builder.build(expression, ())
    except (TooMuch, RecursionError):
        return None
    whole = builder.whole
    whole.data, whole.node = data, node
    return whole


class _Builder:
    """The state of reading one expression."""

    def __init__(self, names: Names, places: Places) -> None:
        self.names = names
        self.places = places
        self.whole = Value(None, Node("scalar", "code", 0, 0))
        self.nodes = 0
        self.depth = 0
        self.following: set[int] = set()

    def build(self, expression: ast.expr, pointer: Pointer) -> tuple[Any, Node]:
        """The data and the node of an expression at a pointer of the whole."""
        self.nodes += 1
        self.depth += 1
        self.names.budget -= bool(self.following)
        if self.nodes > MAX_NODES or self.depth > MAX_DEPTH:
            raise TooMuch
        built = self._built(expression, pointer)
        self.depth -= 1
        if built is None:
            return self._unknown(expression)
        data, node = built
        changes = self.names.changes.get(id(expression), ())
        self.names.budget -= len(changes) * bool(self.following)
        for change in changes:
            incomplete, has_opaque = apply(change, data, pointer)
            self.whole.incomplete |= incomplete
            self.whole.has_opaque |= has_opaque
        return data, node

    def _built(self, expression: ast.expr, pointer: Pointer) -> tuple[Any, Node] | None:
        if isinstance(expression, ast.Constant):
            return self._scalar(expression, expression.value)
        if isinstance(expression, ast.Dict):
            return self._mapping(expression, zip(expression.keys, expression.values, strict=True), pointer)
        if isinstance(expression, (ast.List, ast.Tuple)):
            return self._sequence(expression, pointer)
        if isinstance(expression, ast.Name):
            return self._followed(expression, self.names.meant(expression), pointer)
        if isinstance(expression, ast.Call):
            return self._call(expression, pointer)
        if isinstance(expression, ast.JoinedStr):
            text = literal_text(expression)
            return None if text is None else self._scalar(expression, text)
        if isinstance(expression, ast.UnaryOp) and isinstance(expression.operand, ast.Constant):
            return self._signed(expression, expression.operand.value)
        if isinstance(expression, ast.BinOp):
            return self._joined(expression, pointer)
        return None

    def _scalar(self, expression: ast.expr, value: object) -> tuple[Any, Node] | None:
        if isinstance(value, str):
            if not value.isascii() and any("\ud800" <= character <= "\udfff" for character in value):
                return None
            filled_in = placeholder(value)
            self.whole.has_opaque |= filled_in is not None
            return filled_in or value, self._node(expression, "scalar")
        if value is None or isinstance(value, bool):
            return value, self._node(expression, "scalar")
        if isinstance(value, int):
            return (value, self._node(expression, "scalar")) if abs(value) < 10**MAX_DIGITS else None
        if isinstance(value, float) and math.isfinite(value):
            return value, self._node(expression, "scalar")
        return None

    def _signed(self, expression: ast.UnaryOp, value: object) -> tuple[Any, Node] | None:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        if isinstance(expression.op, ast.USub):
            return self._scalar(expression, -value)
        return self._scalar(expression, value) if isinstance(expression.op, ast.UAdd) else None

    def _followed(self, name: ast.Name, meant: ast.expr | None, pointer: Pointer) -> tuple[Any, Node] | None:
        """What a name stands for, with its place where that is written."""
        if meant is None or id(meant) in self.following or self.names.budget <= 0:
            return None
        self.following.add(id(meant))
        try:
            data, node = self.build(meant, pointer)
        finally:
            self.following.discard(id(meant))
        if not isinstance(data, Opaque):
            return data, node
        # What is unknown stands where the name is used.
        return data, self._node(name, "scalar")

    def _call(self, call: ast.Call, pointer: Pointer) -> tuple[Any, Node] | None:
        name = dotted(call.func) or ""
        if is_constructor(call, self.names):
            return self.keywords(call, pointer)
        if (name in _COPYING or name.rpartition(".")[2] == "copy") and not call.keywords:
            copied = call.args[0] if call.args else call.func.value if isinstance(call.func, ast.Attribute) else None
            if copied is not None and len(call.args) <= 1:
                return self.build(copied, pointer)
        if name.rpartition(".")[2] == "cast" and len(call.args) == 2:
            return self.build(call.args[1], pointer)
        return None

    def keywords(self, call: ast.Call, pointer: Pointer, unsent: frozenset[str] = frozenset()) -> tuple[Any, Node]:
        """The keyword arguments of a call as an object, without those that are `unsent` or say that nothing is given."""
        left_out = listed("left_out")
        # A class of the SDK sends no None that is a default anyway; its typed dictionaries send what they are given.
        name = dotted(call.func) or ""
        of_class = is_constructor(call, self.names) and name != "dict" and not name.endswith("Param")
        given = [
            (word, word.value)
            for word in call.keywords
            if word.arg not in unsent
            and not (isinstance(word.value, ast.Name) and word.value.id in left_out)
            and not (of_class and isinstance(word.value, ast.Constant) and word.value.value is None)
        ]
        spread = [(None, argument) for argument in call.args] if dotted(call.func) == "dict" else []
        if any(word.arg in unsent and word.arg == "extra_body" for word in call.keywords):
            self.whole.incomplete.add(pointer)
        return self._mapping(call, (*spread, *given), pointer)

    def _mapping(
        self,
        expression: ast.expr,
        pairs: Iterable[tuple[ast.expr | ast.keyword | None, ast.expr]],
        pointer: Pointer,
    ) -> tuple[dict[str, Any], Node]:
        node = self._node(expression, "mapping")
        self.whole.built.add(id(expression))
        data: dict[str, Any] = {}
        entries: list[Entry] = []
        first: dict[str, Span] = {}
        for key, value in pairs:
            if key is None or (isinstance(key, ast.keyword) and key.arg is None):
                self._spread(value, pointer, data, entries)
                continue
            name, span = self._key(key)
            if name is None:
                self.whole.incomplete.add(pointer)
                continue
            here = (*pointer, name)
            if name in first:
                self.whole.problems.append(duplicate(name, span, first[name], here))
            first.setdefault(name, span)
            if name in data:
                self._forget(here)
            data[name], child = self.build(value, here)
            entries.append(Entry(name, span, child))
        node.entries = tuple(entries)
        return data, node

    def _forget(self, pointer: Pointer) -> None:
        """Nothing is incomplete in what is written over."""
        self.whole.incomplete -= {one for one in self.whole.incomplete if one[: len(pointer)] == pointer}

    def _spread(self, value: ast.expr, pointer: Pointer, data: dict[str, Any], entries: list[Entry]) -> None:
        """Add the entries of another object, as far as they are known."""
        spread, node = self.build(value, pointer)
        if isinstance(spread, dict):
            data.update(spread)
            entries.extend(node.entries)
        else:
            self.whole.incomplete.add(pointer)

    def _key(self, key: ast.expr | ast.keyword) -> tuple[str | None, Span]:
        """A key as JSON writes it, and its place; None for one that is not known."""
        if isinstance(key, ast.keyword):
            start = self.places.span(key).start
            return key.arg, Span(start, start + len(key.arg or ""))
        span = self.places.span(key)
        meant = key
        if isinstance(key, ast.Name):
            meant = self.names.meant(key) or key
        if not isinstance(meant, ast.Constant):
            return literal_text(meant), span
        if meant.value is None or isinstance(meant.value, bool):
            return {None: "null", True: "true", False: "false"}[meant.value], span
        return (str(meant.value) if isinstance(meant.value, (str, int, float)) else None), span

    def _sequence(self, expression: ast.List | ast.Tuple, pointer: Pointer) -> tuple[Any, Node] | None:
        if any(isinstance(item, ast.Starred) for item in expression.elts) and not any(
            isinstance(item, (ast.Dict, ast.Call)) for item in expression.elts
        ):
            return None  # a list of words, of which nobody knows how many
        node = self._node(expression, "sequence")
        self.whole.built.add(id(expression))
        built = [
            self._unknown(item) if isinstance(item, ast.Starred) else self.build(item, (*pointer, index))
            for index, item in enumerate(expression.elts)
        ]
        node.items = tuple(child for _, child in built)
        return [data for data, _ in built], node

    def _joined(self, expression: ast.BinOp, pointer: Pointer) -> tuple[Any, Node] | None:
        """Texts that are added, and objects that are merged."""
        if isinstance(expression.op, ast.Add):
            text = literal_text(expression)
            return None if text is None else self._scalar(expression, text)
        if isinstance(expression.op, ast.BitOr) and any(is_object(one) for one in (expression.left, expression.right)):
            return self._mapping(expression, ((None, expression.left), (None, expression.right)), pointer)
        return None

    def _unknown(self, expression: ast.expr) -> tuple[Opaque, Node]:
        node = self._node(expression, "scalar")
        self.whole.has_opaque = True
        return unknown(self.places.text.content, node, "a Python expression"), node

    def _node(self, expression: ast.expr, kind: str) -> Node:
        span = self.places.span(expression)
        return Node(kind, "code", span.start, span.end)  # type: ignore[arg-type]
