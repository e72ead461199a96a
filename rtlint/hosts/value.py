"""What an expression of a program stands for: plain data, its places, and what is not known of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.problem import Problem
from rtlint.source.tree import Node

#: How many values of a program names may lead to, each time that they do. What names stand for beyond that is unknown:
#: where each stands twice in the next one, there is no end of it.
MAX_FOLLOWED = 50_000

#: How many steps of a name such as `client.realtime.calls` are looked at, and of calls on the way.
MAX_STEPS = 64

#: How long an address may be, and of how many parts: where names stand in it that stand for such texts, there are as
#: many as anybody likes.
_ADDRESS = 500

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


def address(parts: Iterable[str]) -> str:
    """The text that parts make, or the start of it where it is longer than any address."""
    made: list[str] = []
    room = _ADDRESS
    for part in islice(parts, _ADDRESS):
        made.append(part[:room])
        room -= len(part)
        if room <= 0:
            break
    return "".join(made)


def unknown(content: str, node: Node, why: str) -> Opaque:
    """The unknown value of an expression at a node, which is no placeholder even where it looks like one."""
    text = content[node.start : min(node.end, node.start + _QUOTED)]
    return Opaque(text if placeholder(text) is None else "", why)
