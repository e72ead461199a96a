"""What names in JavaScript code stand for: which are bound once and to what, and what happens to it later.

Nothing is looked at before somebody asks for a name; then all its occurrences are.
"""

from __future__ import annotations

import re
from functools import cached_property

from tree_sitter import Node

from rtlint.dataclass import dataclass
from rtlint.hosts.changes import Change
from rtlint.hosts.javascript_changes import change_at
from rtlint.hosts.javascript_code import Code, inner, outer
from rtlint.hosts.value import MAX_FOLLOWED

_NAMES = frozenset(
    ("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern", "type_identifier")
)
_FUNCTIONS = frozenset(
    (
        "function_declaration", "function_expression", "arrow_function", "method_definition", "generator_function",
        "generator_function_declaration", "program", "class_static_block",
        # Types have arguments with names as well.
        "function_type", "constructor_type", "function_signature", "method_signature", "abstract_method_signature",
        "call_signature", "construct_signature",
    )
)  # fmt: skip
_BLOCKS = _FUNCTIONS | {
    "statement_block",
    "for_statement",
    "for_in_statement",
    "catch_clause",
    "switch_body",
    "class_body",
}
_PATTERNS = frozenset(
    (
        "object_pattern", "array_pattern", "pair_pattern", "rest_pattern", "assignment_pattern", "object_assignment_pattern",
    )
)  # fmt: skip
_PARAMETERS = frozenset(("required_parameter", "optional_parameter", "formal_parameters", "catch_clause"))
_NAMED = frozenset(
    (
        "function_declaration", "generator_function_declaration", "class_declaration", "enum_declaration",
        "internal_module", "abstract_class_declaration", "function_signature",
    )
)  # fmt: skip
_IMPORTS = frozenset(("import_specifier", "import_clause", "namespace_import", "import_require_clause"))

#: A name that occurs more often is one of a program that was made shorter by a tool.
_MANY = 500

#: When more names than these were asked for, it pays to note where all words stand.
_FEW = 20

_WORD = re.compile(rb"[\w$]+")


@dataclass(frozen=True, slots=True)
class _Binding:
    """Where a name gets a value: the scope that declares it, or None for an assignment, and the value, if it is known."""

    scope: Node | None
    value: Node | None
    is_empty: bool = False


class Names:
    """The names of a program; `budget` is how many values names may still lead to."""

    def __init__(self, code: Code) -> None:
        self.code = code
        self.budget = MAX_FOLLOWED
        self._found: dict[str, list[Node]] = {}
        self._bound: dict[str, list[tuple[Node, _Binding]]] = {}
        self._changes: dict[int, list[Change]] = {}

    def meant(self, name: Node) -> Node | None:
        """The one expression that a name stands for; None when it could be another or is none."""
        scope = self._home(name)
        if scope is None:
            return None
        bound = [
            binding for node, binding in self._bindings(self.code.written(name)) if not binding.is_empty
            and self._home(node) == scope
        ]  # fmt: skip
        return bound[0].value if len(bound) == 1 else None

    def changes(self, value: Node) -> list[Change]:
        """What happens to a value after it is written, through the name or the property that it is given."""
        if value.id not in self._changes:
            found = (change_at(node, self.code) for node in self.uses(value))
            self._changes[value.id] = [change for change in found if change is not None]
        return self._changes[value.id]

    def uses(self, value: Node) -> list[Node]:
        """Where the name or the property stands that a value is given, there and elsewhere."""
        value = outer(value)
        holder = value.parent
        if holder is None:
            return []
        if holder.type == "variable_declarator":
            target = holder.child_by_field_name("name")
        elif holder.type == "assignment_expression" and holder.child_by_field_name("right") == value:
            target = holder.child_by_field_name("left")
        elif holder.type == "public_field_definition":
            target = holder.child_by_field_name("name")
            return self._properties(f"this.{self.code.written(target)}") if target is not None else []
        else:
            return []
        target = inner(target) if target is not None else None
        if target is not None and target.type == "identifier":
            scope = self._home(target)
            return [node for node in self._occurrences(self.code.written(target)) if self._home(node) == scope]
        if target is not None and target.type == "member_expression":
            return self._properties(self.code.dotted(target))
        return []

    def _properties(self, dotted: str | None) -> list[Node]:
        """Every place where a property such as `this.session` is used."""
        if dotted is None:
            return []
        ends = self._places(dotted.rpartition(".")[2])
        parents = (node.parent for node in ends if node.type in ("property_identifier", "private_property_identifier"))
        return [
            node for node in parents
            if node is not None and node.type == "member_expression" and self.code.dotted(node) == dotted
        ]  # fmt: skip

    def _places(self, word: str) -> list[Node]:
        """The nodes that are a word."""
        if word not in self._found:
            spans = self._spans(word.encode("utf-8", "surrogatepass"))
            nodes = (self.code.root.descendant_for_byte_range(*span) for span in spans) if len(spans) <= _MANY else ()
            self._found[word] = [
                node
                for node, span in zip(nodes, spans, strict=False)
                if node is not None and (node.start_byte, node.end_byte) == span
            ]
        return self._found[word]

    def _spans(self, word: bytes) -> list[tuple[int, int]]:
        """Where a word stands; of a file with many that are asked for, all words are noted."""
        if len(self._found) > _FEW and _WORD.fullmatch(word):
            return self._words.get(word, [])
        # A pattern that starts with what is looked for is found several times as fast.
        data = re.escape(word)
        pattern = data + rb"(?<![\w$]" + data + rb")(?![\w$])"
        return [match.span() for match in re.finditer(pattern, self.code.data)]

    @cached_property
    def _words(self) -> dict[bytes, list[tuple[int, int]]]:
        words: dict[bytes, list[tuple[int, int]]] = {}
        for match in _WORD.finditer(self.code.data):
            words.setdefault(match[0], []).append(match.span())
        return words

    def _occurrences(self, name: str) -> list[Node]:
        return [node for node in self._places(name) if node.type in _NAMES]

    def _bindings(self, name: str) -> list[tuple[Node, _Binding]]:
        """All that is ever bound to a name, and by which of its occurrences."""
        if name not in self._bound:
            found = ((node, _binding(node)) for node in self._occurrences(name))
            self._bound[name] = [(node, binding) for node, binding in found if binding is not None]
        return self._bound[name]

    def _home(self, name: Node) -> Node | None:
        """The scope that a name belongs to: the innermost that declares it."""
        scopes = [binding.scope for _, binding in self._bindings(self.code.written(name)) if binding.scope is not None]
        around = [one for one in scopes if one.start_byte <= name.start_byte and name.end_byte <= one.end_byte]
        return max(around, key=lambda one: (one.start_byte, -one.end_byte), default=None)


def _binding(name: Node) -> _Binding | None:
    """What an occurrence of a name binds; None when it only uses the name."""
    node, parent = name, name.parent
    while parent is not None and parent.type in _PATTERNS:
        if parent.type in ("assignment_pattern", "object_assignment_pattern"):
            if parent.child_by_field_name("left") != node:
                return None  # a default
        elif parent.type == "pair_pattern" and parent.child_by_field_name("value") != node:
            return None
        node, parent = parent, parent.parent
    if parent is None:
        return None
    kind = parent.type
    whole = node == name
    if kind == "variable_declarator" and parent.child_by_field_name("name") == node:
        around = parent.parent
        scope = _around(parent, _FUNCTIONS if around is not None and around.type == "variable_declaration" else _BLOCKS)
        value = parent.child_by_field_name("value")
        return _Binding(scope, value if whole else None, is_empty=value is None)
    if (
        kind in ("assignment_expression", "augmented_assignment_expression")
        and parent.child_by_field_name("left") == node
    ):
        plain = kind == "assignment_expression" and whole
        return _Binding(None, parent.child_by_field_name("right") if plain else None)
    if kind == "update_expression":
        return _Binding(None, None)
    if kind == "for_in_statement" and parent.child_by_field_name("left") == node:
        return _Binding(parent if parent.child_by_field_name("kind") is not None else None, None)
    if kind in _PARAMETERS:
        is_value = parent.child_by_field_name("value") == node
        return None if is_value else _Binding(_around(parent, _FUNCTIONS | {"catch_clause"}, itself=True), None)
    if kind == "arrow_function" and parent.child_by_field_name("parameter") == node:
        return _Binding(parent, None)
    if kind in _NAMED and parent.child_by_field_name("name") == node:
        return _Binding(_around(parent, _BLOCKS), None)
    if kind in _IMPORTS:
        return _Binding(_around(parent, _FUNCTIONS), None)
    return None


def _around(node: Node, kinds: frozenset[str], *, itself: bool = False) -> Node | None:
    """The nearest node of some kinds around a node."""
    around = node if itself else node.parent
    while around is not None and around.type not in kinds:
        around = around.parent
    return around
