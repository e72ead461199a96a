"""YAML as ruamel.yaml loads it safely, but for what is no part of the core schema: dates, binary numbers and the like are text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import ConstructorError, SafeConstructor
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver

from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder

CORE = "tag:yaml.org,2002:"

#: The table of section 10.3.2 of YAML 1.2.2, and the merge key, which is not of it.
IMPLICIT = {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN",
    "merge": r"<<",
}


class Unknown:
    """A value with a tag that is not of the core."""


class Resolver(VersionedResolver):
    """Plain scalars by the core schema, whatever a `%YAML` line says."""

    @property
    def versioned_resolver(self) -> dict[Any, list[tuple[str, re.Pattern[str]]]]:
        """Every pattern is tried on every scalar."""
        return {None: [(CORE + name, re.compile(rf"(?:{pattern})\Z")) for name, pattern in IMPLICIT.items()]}


class Constructor(SafeConstructor):
    """Only the core tags; keys are texts as written, the last of the same ones counts; nothing may hold itself."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.merged: dict[Any, list[Any]] = {}

    def core_null(self, node: Any) -> None:
        """Nothing, when it is written as such."""
        self.as_written("null", node)

    def core_bool(self, node: Any) -> bool:
        """True or false."""
        return self.as_written("bool", node).lower() == "true"

    def core_int(self, node: Any) -> int:
        """Decimal, octal or hexadecimal."""
        text = self.as_written("int", node)
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)

    def core_float(self, node: Any) -> float:
        """A float, or an integer that is said to be one."""
        if re.fullmatch(IMPLICIT["int"], self.construct_scalar(node)):
            return float(self.core_int(node))
        text = self.as_written("float", node).lower()
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))

    def as_written(self, name: str, node: Any) -> str:
        """The text of a scalar that the core schema has for a tag."""
        text = self.construct_scalar(node)
        if not re.fullmatch(IMPLICIT[name], text):
            raise ConstructorError(None, None, f"this is no {name}", node.start_mark)
        return str(text)

    def core_seq(self, node: Any) -> list[Any]:
        """A list."""
        return list(self.construct_sequence(node, deep=True))

    def core_map(self, node: Any) -> Any:
        """A mapping with what it merges; unknown when that is."""
        if not isinstance(node, MappingNode):
            raise ConstructorError(None, None, "this is no mapping", node.start_mark)
        self.flatten_mapping(node)
        if not all(isinstance(key, ScalarNode) for key, _ in node.value):
            raise ConstructorError(None, None, "a key that is no text", node.start_mark)
        data = {key.value: self.construct_object(value, deep=True) for key, value in node.value}
        merged = [self.construct_object(each, deep=True) for each in self.merged[node]]
        return Unknown if Unknown in merged else data

    def flatten_mapping(self, node: Any) -> None:
        """Merge, and note what: afterwards the node does not tell."""
        values = [value for key, value in node.value if key.tag == CORE + "merge"]
        values += [item for value in values if isinstance(value, SequenceNode) for item in value.value]
        self.merged.setdefault(node, values)
        super().flatten_mapping(node)

    def unknown(self, node: Any) -> type[Unknown]:
        """A value with a tag that is not of the core, in which mistakes count all the same."""
        if isinstance(node, MappingNode):
            self.core_map(node)
        if isinstance(node, SequenceNode):
            self.core_seq(node)
        return Unknown

    def construct_object(self, node: Any, deep: bool = False) -> Any:
        """The value of a node."""
        if node in self.recursive_objects:
            raise ConstructorError(None, None, "it holds itself", node.start_mark)
        return super().construct_object(node, deep=deep)


Constructor.yaml_constructors = {
    **{CORE + name: getattr(Constructor, f"core_{name}") for name in ("null", "bool", "int", "float", "seq", "map")},
    **{CORE + name: SafeConstructor.construct_scalar for name in ("str", "binary", "timestamp", "merge")},
    None: Constructor.unknown,
}
Constructor.yaml_multi_constructors = {}


def reference(text: str) -> Iterator[Any]:
    """The documents of a text; raises what ruamel.yaml raises."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = Resolver
    yaml.Constructor = Constructor
    yaml.composer.warn_double_anchors = False
    yield from yaml.load_all(text)


def same(ours: Any, theirs: Any) -> bool:
    """Whether rtlint read what the reference did, types included; unknown is a placeholder or a tag."""
    if isinstance(ours, Opaque):
        return theirs is Unknown or (isinstance(theirs, str) and placeholder(theirs) == ours)
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(same(value, theirs[key]) for key, value in ours.items())
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    return bool(ours == theirs) or (isinstance(ours, float) and math.isnan(ours) and math.isnan(theirs))
