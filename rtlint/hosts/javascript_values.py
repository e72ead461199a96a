"""JavaScript expressions become plain data as `JSON.stringify` sends it, and nodes with the places of what is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

import tree_sitter

from rtlint.hosts.changes import apply
from rtlint.hosts.javascript_code import Code, arguments, children, inner, operator
from rtlint.hosts.javascript_literals import number
from rtlint.hosts.javascript_names import Names
from rtlint.hosts.value import TooMuch, Value, unknown
from rtlint.source.json_mistakes import duplicate
from rtlint.source.limits import MAX_DEPTH, MAX_NODES
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.text import Span
from rtlint.source.tree import Entry, Kind, Node

#: What `JSON.stringify` leaves out: `undefined`, functions.
_ABSENT: Final = object()

#: A comment that stands for what is left out.
_OMITTED = re.compile(r"[/*\s]*(?:\.\.\.|…)")

_CONSTANTS = {"true": True, "false": False, "null": None}
_FUNCTIONS = frozenset(("arrow_function", "function_expression", "generator_function", "class"))
_SAME = frozenset(("Object.freeze", "Object.seal", "structuredClone"))


class _Broken(Exception):
    """An expression with a syntax error in it."""


def value_of(expression: tree_sitter.Node, names: Names) -> Value | None:
    """The value of an expression; None when it is too large for a payload, is broken, or is nothing that is sent."""
    builder = _Builder(names)
    try:
        data, node = builder.build(expression, ())
    except (TooMuch, RecursionError, _Broken):
        return None
    if data is _ABSENT:
        return None
    whole = builder.whole
    whole.data, whole.node = data, node
    return whole


class _Builder:
    """The state of reading one expression."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.code: Code = names.code
        self.whole = Value(None, Node("scalar", "code", 0, 0))
        self.nodes = 0
        self.depth = 0
        self.following: set[int] = set()

    def build(self, expression: tree_sitter.Node, pointer: Pointer) -> tuple[Any, Node]:
        """The data and the node of an expression at a pointer of the whole; the data may be _ABSENT."""
        expression = inner(expression)
        self.nodes += 1
        self.depth += 1
        self.names.budget -= bool(self.following)
        if self.nodes > MAX_NODES or self.depth > MAX_DEPTH:
            raise TooMuch
        if expression.is_error or expression.is_missing:
            raise _Broken
        built = self._built(expression, pointer)
        self.depth -= 1
        if built is None:
            return self._unknown(expression)
        return built

    def _built(self, expression: tree_sitter.Node, pointer: Pointer) -> tuple[Any, Node] | None:
        kind = expression.type
        if kind in ("string", "template_string", "binary_expression"):
            return self._text(expression)
        if kind in _CONSTANTS:
            return _CONSTANTS[kind], self._node(expression, "scalar")
        if kind == "object":
            if any(
                child.type == "comment" and _OMITTED.match(self.code.written(child)) for child in expression.children
            ):
                self.whole.incomplete.add(pointer)
            return self._changed(expression, pointer, self._mapping(expression, children(expression), pointer))
        if kind == "array":
            built = self._sequence(expression, pointer)
            return None if built is None else self._changed(expression, pointer, built)
        if kind == "number":
            return self._scalar(expression, number(self.code.written(expression)))
        if kind in ("identifier", "shorthand_property_identifier"):
            return self._followed(expression, self.names.meant(expression), pointer)
        if kind == "undefined" or kind in _FUNCTIONS:
            return _ABSENT, self._node(expression, "scalar")
        if kind == "unary_expression":
            return self._unary(expression)
        if kind == "call_expression":
            return self._call(expression, pointer)
        return None

    def _text(self, expression: tree_sitter.Node) -> tuple[Any, Node] | None:
        text = self.code.text(expression)
        if text is None:
            return None
        filled_in = placeholder(text)
        self.whole.has_opaque |= filled_in is not None
        return filled_in or text, self._node(expression, "scalar")

    def _scalar(self, expression: tree_sitter.Node, value: float | None) -> tuple[Any, Node] | None:
        return None if value is None else (value, self._node(expression, "scalar"))

    def _unary(self, expression: tree_sitter.Node) -> tuple[Any, Node] | None:
        operand = expression.child_by_field_name("argument")
        if operand is None or inner(operand).type != "number":
            return None
        value = number(self.code.written(inner(operand)))
        sign = operator(expression)
        if sign == "void":
            return _ABSENT, self._node(expression, "scalar")
        if value is None or sign not in ("-", "+", "!"):
            return None
        return self._scalar(expression, -value if sign == "-" else not value if sign == "!" else value)

    def _followed(
        self, name: tree_sitter.Node, meant: tree_sitter.Node | None, pointer: Pointer
    ) -> tuple[Any, Node] | None:
        """What a name stands for, with its place where that is written."""
        if meant is None or meant.id in self.following or self.names.budget <= 0:
            return None
        self.following.add(meant.id)
        try:
            data, node = self.build(meant, pointer)
        finally:
            self.following.discard(meant.id)
        # What is unknown stands where the name is used.
        return (data, self._node(name, "scalar")) if isinstance(data, Opaque) else (data, node)

    def _call(self, call: tree_sitter.Node, pointer: Pointer) -> tuple[Any, Node] | None:
        function = call.child_by_field_name("function")
        name = self.code.dotted(function) if function is not None else None
        given = arguments(call)
        if name in _SAME and len(given) == 1:
            return self.build(given[0], pointer)
        if name == "Object.assign" and given and any(inner(one).type == "object" for one in given):
            node = self._node(call, "mapping")
            data: dict[str, Any] = {}
            entries: list[Entry] = []
            for one in given:
                self._spread(one, pointer, data, entries)
            node.entries = tuple(entries)
            return data, node
        return None

    def _mapping(
        self, expression: tree_sitter.Node, parts: Iterable[tree_sitter.Node], pointer: Pointer
    ) -> tuple[dict[str, Any], Node]:
        node = self._node(expression, "mapping")
        self.whole.built.add(expression.id)
        data: dict[str, Any] = {}
        entries: list[Entry] = []
        first: dict[str, Span] = {}
        for part in parts:
            if part.type == "spread_element":
                self._spread(children(part)[0], pointer, data, entries)
                continue
            if part.type == "method_definition":
                if any(child.type in ("get", "set") for child in part.children):
                    self.whole.incomplete.add(pointer)
                continue
            if part.type not in ("pair", "shorthand_property_identifier") or any(one.is_error for one in part.children):
                raise _Broken
            key, value = part.child_by_field_name("key") or part, part.child_by_field_name("value") or part
            name, span = self._key(key)
            if name is None or name == "__proto__":
                self.whole.incomplete.add(pointer)
                continue
            here = (*pointer, name)
            if name in data:
                self._forget(here)
            built, child = self.build(value, here)
            if built is _ABSENT:
                data.pop(name, None)
                continue
            if name in first:
                self.whole.problems.append(duplicate(name, span, first[name], here))
            first.setdefault(name, span)
            data[name] = built
            entries.append(Entry(name, span, child))
        node.entries = tuple(entry for entry in entries if entry.key in data)
        return data, node

    def _forget(self, pointer: Pointer) -> None:
        """Nothing is incomplete in what is written over."""
        self.whole.incomplete -= {one for one in self.whole.incomplete if one[: len(pointer)] == pointer}

    def _spread(self, value: tree_sitter.Node, pointer: Pointer, data: dict[str, Any], entries: list[Entry]) -> None:
        """Add the entries of another object, as far as they are known."""
        spread, node = self.build(value, pointer)
        if isinstance(spread, dict):
            data.update(spread)
            entries.extend(node.entries)
        elif spread is not _ABSENT and spread is not None:
            self.whole.incomplete.add(pointer)

    def _key(self, key: tree_sitter.Node) -> tuple[str | None, Span]:
        """A key as JSON writes it, and its place; None for one that is not known."""
        span = self.code.span(key)
        if key.type == "computed_property_name":
            inside = children(key)
            meant = inner(inside[0]) if inside else key
            if meant.type == "identifier":
                meant = self.names.meant(meant) or meant
            return self.code.text(meant), span
        if key.type == "string":
            return self.code.text(key), span
        if key.type == "number":
            value = number(self.code.written(key))
            return (None if value is None else str(value)), span
        return self.code.written(key), span

    def _sequence(self, expression: tree_sitter.Node, pointer: Pointer) -> tuple[Any, Node] | None:
        items = children(expression)
        spreads = any(item.type == "spread_element" for item in items)
        if _has_holes(expression) or (spreads and not any(inner(item).type == "object" for item in items)):
            return None  # a list of words, of which nobody knows how many
        node = self._node(expression, "sequence")
        self.whole.built.add(expression.id)
        data: list[Any] = []
        nodes: list[Node] = []
        for index, item in enumerate(items):
            built, child = self.build(item, (*pointer, index))
            data.append(None if built is _ABSENT else built)
            nodes.append(child)
        node.items = tuple(nodes)
        return data, node

    def _changed(self, expression: tree_sitter.Node, pointer: Pointer, built: tuple[Any, Node]) -> tuple[Any, Node]:
        """A collection after what happens to it later."""
        for change in self.names.changes(expression):
            incomplete, has_opaque = apply(change, built[0], pointer)
            self.whole.incomplete |= incomplete
            self.whole.has_opaque |= has_opaque
        return built

    def _unknown(self, expression: tree_sitter.Node) -> tuple[Opaque, Node]:
        node = self._node(expression, "scalar")
        self.whole.has_opaque = True
        return unknown(self.code.content, node, "a JavaScript expression"), node

    def _node(self, expression: tree_sitter.Node, kind: Kind) -> Node:
        span = self.code.span(expression)
        return Node(kind, "code", span.start, span.end)


def _has_holes(array: tree_sitter.Node) -> bool:
    kinds = [child.type for child in array.children if child.type != "comment"]
    return any(left in ("[", ",") and right == "," for left, right in pairwise(kinds))
