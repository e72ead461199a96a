"""What the YAML composer works with: unfinished collections, anchored values, finished documents."""

from __future__ import annotations

from typing import Any

from rtlint.dataclass import dataclass
from rtlint.source.opaque import Opaque
from rtlint.source.problem import Problem
from rtlint.source.text import Span
from rtlint.source.tree import Node


@dataclass(frozen=True, slots=True)
class Composed:
    """One document of a YAML text; `root` is None when nothing is written in it."""

    root: Node | None
    data: object
    problems: tuple[Problem, ...]
    has_opaque: bool
    span: Span
    closed: bool
    """Whether `...` ends it: then what follows cannot belong to it."""
    ambiguous: bool = False
    """Whether a scalar in it reads differently in YAML 1.1."""


class LimitError(Exception):
    """A document is more than rtlint wants to read; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Frame:
    """A collection that is not finished."""

    __slots__ = (
        "children",
        "data",
        "key",
        "key_node",
        "keys",
        "merge",
        "merges",
        "node",
        "problems",
        "size",
        "template",
    )

    def __init__(self, node: Node, problems: int, template: bool) -> None:
        self.node = node
        self.children: list[Any] = []
        self.data: Any = {} if node.kind == "mapping" else []
        self.key: str | None = None
        self.key_node = node
        """The key that was read last; before the first it means nothing."""
        self.keys: dict[str, Node] = {}
        """Where each key stands first."""
        self.merge = False
        self.merges: list[dict[str, object] | Opaque] | None = None
        self.size = 1
        self.problems = problems
        """How many problems there were before it."""
        self.template = template
        """Whether it starts like a `{{ … }}` that nobody quoted."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What an anchor names: its value, its node, its number of nodes, and its text if it is a scalar."""

    data: object
    node: Node
    size: int
    text: str | None
    open: bool = False


def merged(sources: list[dict[str, object] | Opaque], own: dict[str, object]) -> object:
    """A mapping with what it merges: its own keys win, then the earlier mapping. Unknown if any of them is."""
    data: dict[str, object] = {}
    for each in reversed(sources):
        if isinstance(each, Opaque):
            return each
        data.update(each)
    data.update(own)
    return data
