"""YAML events become plain data and nodes, in one pass with a stack of our own.

Of the events only kinds, values, `mark.index`, anchors and tags are used. Lines, columns and the places of values that
are not written differ between the two parsers; `yaml_places` finds them in the text.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)  # fmt: skip

from rtlint.source.limits import DOCUMENT_NODES, MAX_CHARACTERS, MAX_DEPTH, MAX_DIGITS, MAX_FILE_NODES, MAX_NODES
from rtlint.source.opaque import Opaque
from rtlint.source.placeholder import placeholder
from rtlint.source.pointer import Pointer
from rtlint.source.problem import Problem
from rtlint.source.scalar import is_number, resolve
from rtlint.source.scalar_11 import SUSPICIOUS, reads_differently
from rtlint.source.text import Span
from rtlint.source.tree import Entry, Node, Style
from rtlint.source.yaml_events import NextEvent
from rtlint.source.yaml_parts import Anchored, Composed, Frame, LimitError, merged
from rtlint.source.yaml_places import before_colon, behind_colon, behind_dash, block_scalar_end, place_properties
from rtlint.source.yaml_tags import tagged_collection, tagged_scalar, written

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_BLOCK_SCALARS = ("|", ">")
_MAX_ADVICE = 20
_MERGE_TAG = "tag:yaml.org,2002:merge"


class Composer:
    """The documents of one text, one at a time.

    `content` is the text, `next_event` its events, `restore` gives the characters back that were swapped for the parser.
    """

    def __init__(self, content: str, next_event: NextEvent, restore: dict[int, int] | None) -> None:
        self.content = content
        self.next_event = next_event
        self.restore = restore
        self.stack: list[Frame] = []
        self.anchors: dict[str, Anchored] = {}
        self.problems: list[Problem] = []
        self.has_opaque = False
        self.is_ambiguous = False
        self.start = 0
        self.inside = False
        """Whether a document has started and not ended."""
        self.result: tuple[object, Node | None] = (None, None)
        self.nodes = 0
        """How many values there are in all documents so far."""

    def context(self) -> tuple[Node | None, Node | None]:
        """The collection that is being read, and the last value that was."""
        if not self.stack:
            return None, self.result[1]
        frame = self.stack[-1]
        last = frame.children[-1] if frame.children else None
        return frame.node, last.value if isinstance(last, Entry) else last

    def document(self) -> Composed | None:
        """The next document, or None at the end. Raises what the parser raises, and LimitError."""
        event = self.next_event()
        while event.__class__ is not DocumentStartEvent:
            if event.__class__ is StreamEndEvent:
                return None
            event = self.next_event()
        self._begin(event)
        while True:
            event = self.next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, "mapping" if kind is MappingStartEvent else "sequence")
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event)
            elif kind is AliasEvent:
                self._alias(event)
            else:
                return self._end(event)

    def _begin(self, event: Any) -> None:
        self.stack, self.anchors, self.problems = [], {}, []
        self.has_opaque = self.is_ambiguous = False
        self.start = event.start_mark.index
        self.inside = True
        self.result = (None, None)
        self.nodes += DOCUMENT_NODES
        if self.nodes > MAX_FILE_NODES:
            message = "this file has too many documents, or too much in them"
            raise LimitError(Problem("limit", message, "split it", Span(self.start, self.start)))

    def _end(self, event: Any) -> Composed:
        data, root = self.result
        self.inside = False
        return Composed(
            root,
            data,
            tuple(self.problems),
            self.has_opaque,
            Span(self.start, event.end_mark.index),
            bool(event.explicit),
            self.is_ambiguous,
        )

    def _scalar(self, event: Any) -> None:
        value: str = event.value
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        style: str | None = event.style
        if self.restore:
            value = value.translate(self.restore)
        if end - self.start > MAX_CHARACTERS:
            raise LimitError(self._too_much(Span(start, start), f"more than {MAX_CHARACTERS:,} characters", "split it"))
        node = Node("scalar", _STYLES[style], start, end)
        if event.anchor is not None or event.tag is not None:
            self._properties(node, event)
        elif not style and not value:
            node.start = node.end = node.lead = self._empty_place()
        if style in _BLOCK_SCALARS:
            node.end = block_scalar_end(self.content, node.start, end)
        elif style == '"' and not value.isascii():
            self._check_surrogates(value, node)
        data: object
        frame = self.stack[-1] if self.stack else None
        if frame and frame.key is None and frame.node.kind == "mapping":
            merge = value == "<<" and not style and (node.tag is None or node.tag == _MERGE_TAG)
            self._key(frame, value, node, merge)
            data = self._value(value, style, node) if node.anchor is not None else value
        else:
            data = self._value(value, style, node)
            self._attach(data, node, 1)
        if node.anchor is not None:
            self.anchors[node.anchor] = Anchored(data, node, 1, value)

    def _value(self, text: str, style: str | None, node: Node) -> object:
        """The data of a scalar."""
        data: object = text
        if len(text) > MAX_DIGITS and (node.tag is not None or not style) and is_number(text):
            raise LimitError(self._too_much(node.span, f"a number of {len(text):,} characters", "shorten it"))
        if node.tag is not None:
            try:
                data = tagged_scalar(node.tag, text, self.content[node.lead : node.end])
            except ValueError:
                self._mistagged(node, "this text")
        elif not style:
            data = resolve(text)
            if data.__class__ is not str or text[0] in SUSPICIOUS:
                self.is_ambiguous = self.is_ambiguous or reads_differently(text)
        if data.__class__ is float and not isfinite(data):
            self._non_finite(text, node)
        if data.__class__ is str:
            data = placeholder(data) or data
        if data.__class__ is Opaque:
            self.has_opaque = True
        return data

    def _open(self, event: Any, kind: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            place = event.start_mark.index
            raise LimitError(
                self._too_much(Span(place, place + 1), f"more than {MAX_DEPTH} levels of nesting", "flatten it")
            )
        node = Node(kind, "flow" if event.flow_style else "block", event.start_mark.index, event.end_mark.index)
        if event.anchor is not None or event.tag is not None:
            self._properties(node, event)
        if node.anchor is not None:
            self.anchors[node.anchor] = Anchored(None, node, 0, None, open=True)
        template = bool(event.flow_style) and self.content.startswith("{{", node.start)
        self.stack.append(Frame(node, len(self.problems), template))

    def _close(self, event: Any) -> None:
        frame = self.stack.pop()
        node, data, children = frame.node, frame.data, frame.children
        if node.kind == "mapping":
            node.entries = children
        else:
            node.items = children
        node.end = event.end_mark.index
        if event.start_mark.index == event.end_mark.index:
            # The end of a block collection, and of a pair in a flow sequence, lies at whatever comes next.
            last = children[-1] if children else None
            node.end = (
                max(frame.key_node.end, last.value.end) if isinstance(last, Entry) else last.end if last else node.start
            )
        if frame.merges:
            data = merged(frame.merges, data)
        if frame.template and self.content.endswith("}}", node.start, node.end):
            del self.problems[frame.problems :]
            data = Opaque(self.content[node.start : node.end], "a template expression")
        elif node.tag is not None:
            try:
                data = tagged_collection(node.tag, data, self.content[node.lead : node.end])
            except ValueError:
                self._mistagged(node, f"this {node.kind}")
        if data.__class__ is Opaque:
            self.has_opaque = True
        if node.anchor is not None and self.anchors[node.anchor].node is node:  # none inside has taken the name
            self.anchors[node.anchor] = Anchored(data, node, frame.size, None)
        parent = self.stack[-1] if self.stack else None
        if parent and parent.key is None and parent.node.kind == "mapping":
            if data.__class__ is not Opaque:
                self._complex_key(node)
            self._key(parent, self.content[node.start : node.end], node, merge=False)
        else:
            self._attach(data, node, frame.size)

    def _alias(self, event: Any) -> None:
        name: str = event.anchor
        node = Node("alias", "plain", event.start_mark.index, event.end_mark.index)
        anchored = self.anchors.get(name)
        if anchored is None or anchored.open:
            self._bad_alias(name, node, anchored)
            unknown = Opaque(f"*{name}", "a broken alias")
            anchored = Anchored(unknown, node, 1, f"*{name}")
        else:
            node.target = anchored.node
        frame = self.stack[-1] if self.stack else None
        if frame and frame.key is None and frame.node.kind == "mapping":
            if anchored.text is None:
                self._complex_key(node)
            self._key(frame, f"*{name}" if anchored.text is None else anchored.text, node, merge=False)
        else:
            self._attach(anchored.data, node, anchored.size)

    def _key(self, frame: Frame, key: str, node: Node, merge: bool) -> None:
        """A key has been read."""
        frame.key, frame.key_node, frame.merge = key, node, merge
        first = frame.keys.setdefault(key, node)
        if first is not node:
            self.problems.append(
                Problem(
                    "duplicate-key",
                    f"`{key}` stands here a second time",
                    "keep one of the two",
                    node.span,
                    self._pointer(),
                    (("first here", first.span),),
                )
            )

    def _attach(self, data: object, node: Node, size: int) -> None:
        """A value is finished: it becomes an item, the value of the waiting key, or the document."""
        self.nodes += 1
        if not self.stack:
            self.result = (data, node)
            return
        frame = self.stack[-1]
        frame.size += size
        if frame.size > MAX_NODES:
            how = " once its aliases are written out" if size > 1 else ""
            raise LimitError(self._too_much(node.span, f"more than {MAX_NODES:,} values{how}", "split it"))
        if frame.node.kind == "sequence":
            frame.data.append(data)
            frame.children.append(node)
            return
        key = frame.key or ""
        frame.children.append(Entry(key, frame.key_node, node, frame.merge))
        if frame.merge:
            frame.merges = [*(frame.merges or ()), *self._mergeable(data, node)]
        else:
            frame.data[key] = data
        frame.key = None

    def _mergeable(self, data: object, node: Node) -> list[dict[str, object] | Opaque]:
        """The mappings that a merge key brings in."""
        found: list[Any] = data if isinstance(data, list) else [data]
        if all(isinstance(each, (dict, Opaque)) for each in found):
            return found
        self._syntax(
            "`<<` merges mappings, and this is none",
            "give it an alias to a mapping, or quote the key",
            node.span if node.end > node.start else self.stack[-1].key_node.span,
        )
        return []

    def _properties(self, node: Node, event: Any) -> None:
        node.anchor, node.tag = event.anchor, event.tag
        place_properties(node, self.content, (node.anchor is not None) + (node.tag is not None))

    def _empty_place(self) -> int:
        """Where a scalar that is not written belongs."""
        if not self.stack:
            return self.start
        frame = self.stack[-1]
        if frame.node.kind == "sequence":
            return behind_dash(self.content, frame.children[-1].end if frame.children else frame.node.start)
        if frame.key is not None:
            return behind_colon(self.content, frame.key_node.end)
        return before_colon(self.content, frame.children[-1].value.end if frame.children else frame.node.start)

    def _pointer(self) -> Pointer:
        """The way to the value that is being read."""
        steps = (len(frame.children) if frame.node.kind == "sequence" else frame.key for frame in self.stack)
        return tuple(step for step in steps if step is not None)

    def _syntax(self, message: str, help: str, span: Span, *related: tuple[str, Span]) -> None:
        self.problems.append(Problem("syntax", message, help, span, self._pointer(), related))

    def _too_much(self, span: Span, what: str, help: str) -> Problem:
        return Problem("limit", f"this document has {what}", help, span, self._pointer())

    def _non_finite(self, text: str, node: Node) -> None:
        message = f"`{text}` is no number that JSON can carry"
        self.problems.append(Problem("non-finite-number", message, "write a finite number", node.span, self._pointer()))

    def _mistagged(self, node: Node, what: str) -> None:
        tag = written(node.tag or "")
        self._syntax(f"{what} is no `{tag}`", "correct the value or remove the tag", Span(node.lead, node.end))

    def _complex_key(self, node: Node) -> None:
        self._syntax("a key must be text, and this is a collection", "JSON has no such keys: write a name", node.span)

    def _check_surrogates(self, value: str, node: Node) -> None:
        if any("\ud800" <= character <= "\udfff" for character in value):
            self._syntax("this text holds half of a surrogate pair", "write the character itself", node.span)

    def _bad_alias(self, name: str, node: Node, anchored: Anchored | None) -> None:
        if anchored:
            where = (f"`&{name}` starts here", anchored.node.anchor_span or anchored.node.span)
            self._syntax(f"`*{name}` stands inside of what it names", "write the value out", node.span, where)
            return
        from difflib import get_close_matches

        # Comparing takes its time, and a file of thousands of broken aliases is no slip of the hand.
        near = get_close_matches(name, self.anchors, 1) if len(self.problems) < _MAX_ADVICE else ()
        advice = f"did you mean `*{near[0]}`?" if near else f"define `&{name}` further up, or quote the text"
        self._syntax(f"no anchor `&{name}` comes before this alias", advice, node.span)
