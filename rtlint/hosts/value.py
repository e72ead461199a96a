"""What an expression of a program stands for: plain data, its places, and what is not known of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.problem import Problem
from rtlint.source.tree import Node

#: How much of an expression an unknown value quotes.
_QUOTED = 80


class TooMuch(Exception):
    """An expression that is larger or deeper than any payload."""


@dataclass(slots=True)
class Value:
    """What an expression stands for; `built` are the identities of all collections in it."""

    data: Any
    node: Node
    incomplete: set[Pointer] = field(default_factory=set)
    has_opaque: bool = False
    problems: list[Problem] = field(default_factory=list)
    built: set[int] = field(default_factory=set)


def unknown(content: str, node: Node, why: str) -> Opaque:
    """The unknown value of an expression at a node, which is no placeholder even where it looks like one."""
    text = content[node.start : min(node.end, node.start + _QUOTED)]
    return Opaque(text if placeholder(text) is None else "", why)
