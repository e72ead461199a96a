"""A text that is cut out of another one, and where each of its characters stands there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from rtlint.source.text import Span
from rtlint.source.tree import Entry, Node


class Cutting:
    """A text made of stretches of a host, and of characters that are written otherwise there; see `places_of`.

    `content` is the text. A cutting of a cutting is cut out of the host as well.
    """

    def __init__(self, host: str, outer: Cutting | None = None) -> None:
        """Start with nothing. `outer` says where the text `host` itself was cut out."""
        self.host = host
        self.outer = outer
        self._parts: list[str] = []
        self._length = 0
        # Each piece: where it starts here and in the host, and how much of the host each of its characters takes; None
        # for a stretch, in which each character stands for itself.
        self._here: list[int] = []
        self._there: list[tuple[int, int | None]] = []
        self._content: str | None = None

    @property
    def content(self) -> str:
        """The text so far."""
        if self._content is None:
            self._content = "".join(self._parts)
        return self._content

    def copy(self, start: int, end: int) -> None:
        """Add a stretch of the host as it is."""
        if start < end:
            self._add(self.host[start:end], start, None)

    def put(self, text: str, start: int, end: int) -> None:
        """Add `text`, each character of which is written as the host has it from `start` to `end`."""
        if text:
            self._add(text, start, end - start)

    def span(self, here: Span) -> Span:
        """The stretch of the outermost host that a stretch of this text is."""
        start = self._place(here.start)
        end = start if here.end <= here.start else self._place_behind(here.end)
        place = Span(start, max(start, end))
        return place if self.outer is None else self.outer.span(place)

    def _add(self, text: str, start: int, width: int | None) -> None:
        self._here.append(self._length)
        self._there.append((start, width))
        self._parts.append(text)
        self._length += len(text)
        self._content = None

    def _place(self, at: int) -> int:
        """Where the character at an offset of this text starts; behind the last one where it ends."""
        if at >= self._length:
            return self._place_behind(self._length)
        index = bisect_right(self._here, at) - 1
        start, width = self._there[index]
        return start + at - self._here[index] if width is None else start

    def _place_behind(self, at: int) -> int:
        """Where the character before an offset of this text ends."""
        if not self._here:
            return 0
        index = max(bisect_right(self._here, at - 1) - 1, 0)
        start, width = self._there[index]
        return start + at - self._here[index] if width is None else start + width


def whole(text: str) -> Cutting:
    """All of a text as a cutting of itself."""
    cutting = Cutting(text)
    cutting.copy(0, len(text))
    return cutting


def part(outer: Cutting, start: int, end: int) -> Cutting:
    """A stretch of a cutting as one of its own."""
    cutting = Cutting(outer.content, outer)
    cutting.copy(start, end)
    return cutting


def moved(root: Node, cutting: Cutting) -> Node:
    """The nodes of a text that was cut out, with their places in the host."""
    made: dict[int, Node] = {}
    order: list[Node] = []
    pending = [root]
    while pending:
        node = pending.pop()
        if id(node) in made:
            continue
        span = cutting.span(node.span)
        copy = made[id(node)] = Node(node.kind, node.style, span.start, span.end)
        copy.lead = span.start if node.lead == node.start else cutting.span(Span(node.lead, node.end)).start
        copy.anchor, copy.tag = node.anchor, node.tag
        copy.anchor_span = cutting.span(node.anchor_span) if node.anchor_span is not None else None
        order.append(node)
        pending += _children(node)
    for node in order:
        copy = made[id(node)]
        copy.entries = [
            Entry(entry.key, cutting.span(entry.key_span), made[id(entry.value)], entry.merge) for entry in node.entries
        ]
        copy.items = [made[id(item)] for item in node.items]
        copy.target = made[id(node.target)] if node.target is not None else None
    return made[id(root)]


def _children(node: Node) -> Iterable[Node]:
    yield from (entry.value for entry in node.entries)
    yield from node.items
    if node.target is not None:
        yield node.target
