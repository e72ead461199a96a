"""Where every key and value sits in a text, for JSON and YAML alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rtlint.source.text import Span

Kind = Literal["mapping", "sequence", "scalar", "alias"]
Style = Literal["block", "flow", "plain", "single", "double", "literal", "folded", "json", "code", "call"]


class Node:
    """A value in the text. Filled while reading, then left alone; not a dataclass, because each file makes hundreds.

    `start` and `end` are the offsets of the value itself. `lead` is where its anchor and tag begin, and equals `start`
    when it has neither. A block collection ends where its last child ends; a literal or folded scalar ends before the
    line end that closes it; a null that is not written is an empty span right behind its colon or dash. In code, `tag` is
    what stands behind a value for its type, such as ` as const`, and `end` is behind that.
    """

    __slots__ = ("anchor", "anchor_span", "end", "entries", "items", "kind", "lead", "start", "style", "tag", "target")

    def __init__(self, kind: Kind, style: Style, start: int, end: int) -> None:
        self.kind: Kind = kind
        self.style: Style = style
        self.start = start
        self.end = end
        self.lead = start
        self.entries: Sequence[Entry] = ()
        self.items: Sequence[Node] = ()
        self.anchor: str | None = None
        self.anchor_span: Span | None = None
        self.tag: str | None = None
        self.target: Node | None = None

    @property
    def span(self) -> Span:
        """The value's own characters, without anchor and tag."""
        return Span(self.start, self.end)


class Entry:
    """One `key: value` of a mapping, in the order of the text; `merge` marks an unquoted YAML `<<`."""

    __slots__ = ("_place", "key", "merge", "value")

    def __init__(self, key: str, place: Span | Node, value: Node, merge: bool = False) -> None:
        """`place` is where the key stands, by its characters or as the node that it is itself."""
        self.key = key
        self._place = place
        self.value = value
        self.merge = merge

    @property
    def key_span(self) -> Span:
        """The characters of the key."""
        return Span(self._place.start, self._place.end)
