"""One document of a file: its data, its mistakes as a text, and the way from a pointer back to the characters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rtlint.dataclass import dataclass
from rtlint.source.pointer import Pointer
from rtlint.source.problem import Problem
from rtlint.source.scalar import resolve
from rtlint.source.scalar_11 import reads_differently, resolve_11
from rtlint.source.text import Span, Text
from rtlint.source.tree import Entry, Node

if TYPE_CHECKING:
    from rtlint.source.syntax import Code

#: What every comment that speaks to rtlint begins with.
MARK = "rtlint:"

Format = Literal["yaml", "json", "jsonc", "data", "python", "javascript"]
_NOWHERE = Span(0, 0)

# With more entries than this a mapping is worth an index, as each mistake in it is looked up.
_MANY = 64


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: its place, marker included, and what it says without the marker and what frames it.

    `covers` is what it speaks of where that is more than its own lines, or the line below it.
    """

    span: Span
    body: str
    covers: Span | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """What the text around a document says of it; None where it says nothing. `why` is for the user."""

    why: str
    kind: str | None = None
    dialect: str | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class Host:
    """What a document stands in when it is only a part of its file: source code, prose, a log.

    `language` is the name of that, as users know it. `comments` are those of the host that concern the document.
    `is_script` says that the documents of the file are sent one after another, as those of a log are. `targets` are the
    servers that the host names, none when it names none in particular. `lines` are those of the file that the text is of,
    and where each starts in the file; None when it is all of the file. `spot` gives what people call an offset where that is
    not its line and column: `cell 3:2:15`. `code` makes what edits need of the host, where it can be edited.
    """

    language: str
    hint: Hint | None = None
    comments: tuple[Comment, ...] = ()
    is_script: bool = False
    targets: tuple[str, ...] = ()
    lines: tuple[tuple[int, int], ...] | None = None
    spot: Callable[[int], str] | None = field(default=None, repr=False, compare=False)
    code: Callable[[], Code] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read. A file of YAML may hold several, `index` counts them from 0.

    `data` is plain Python: dict (keys always str), list, str, int, float, bool, None, and Opaque for what is unknown;
    what aliases share in the text is one object in the data. When a problem is fatal, `readable` is False and `data`
    None. `text` is the whole file, byte-order mark included, and `span` the document's stretch of it; None for data that
    never was a text. `text.content.encode(encoding)` gives the bytes of the file back. `incomplete` are the objects that
    have entries which are not in the text. A document in a `host` has its places there; `format` is how it is written
    itself.
    """

    path: str
    index: int
    format: Format
    text: Text | None
    data: object
    readable: bool = True
    problems: tuple[Problem, ...] = ()
    has_opaque: bool = False
    encoding: str = "utf-8"
    span: Span = _NOWHERE
    make_tree: Callable[[], Node | None] = field(default=lambda: None, repr=False, compare=False)
    """Places JSON, which happens only when somebody asks; call `tree`, which remembers the answer."""
    incomplete: frozenset[Pointer] = frozenset()
    host: Host | None = None
    is_ambiguous: bool = False
    """Whether YAML 1.1 and YAML 1.2 read any scalar in it differently; `ambiguous` says which."""
    trees: list[Node | None] = field(default_factory=list, init=False, repr=False, compare=False)
    """Where `tree` remembers it."""

    @property
    def is_editable(self) -> bool:
        """Whether edits of its data can be written into its text."""
        return self.text is not None and (self.host is None or self.host.code is not None)

    @property
    def is_script(self) -> bool:
        """Whether the documents of its file come one after another: those in code are only neighbours."""
        return self.host is None or self.host.is_script

    @property
    def bom(self) -> bool:
        """Whether the file starts with a byte-order mark."""
        return self.text is not None and self.text.content.startswith("\ufeff")


def tree(document: Document) -> Node | None:
    """The root of the document's nodes; None when it is empty, unreadable or never was a text."""
    if not document.trees:
        document.trees.append(document.make_tree())
    return document.trees[0]


def locate(document: Document, pointer: Pointer, part: Literal["value", "key"] = "value") -> Span:
    """The characters of the value at `pointer`, or of its key.

    Looks through merge keys and aliases: a value that is an alias is the alias itself, what lies deeper lies where
    the anchor is. For a path that does not exist: the key of its nearest existing ancestor. The root and the items of
    a list have no key: there it is the first key they hold, or all of it when they hold none. In an empty document it is an
    empty span at its start. A step may be an index spelled as text. Raises ValueError for data without a text.
    """
    if document.text is None:
        raise ValueError("this document has no text to look in")
    node = tree(document)
    if node is None:
        return Span(document.span.start, document.span.start)
    key: Span | None = None
    for step in pointer:
        found = _step(node, step)
        if found is None:
            return key or _first_key(node.target or node)
        node, key = found
    if part == "key":
        return key or _first_key(node)
    return node.span


def target_of(document: Document, pointer: Pointer) -> Span | None:
    """The anchored value that the alias at `pointer` stands for; None when there is no alias at that place."""
    node = tree(document)
    for step in pointer:
        found = _step(node, step) if node else None
        node = found[0] if found else None
    return node.target.span if node and node.target else None


def ambiguous(document: Document) -> Iterator[tuple[Pointer, str, object, object]]:
    """The plain scalars that YAML 1.1 and YAML 1.2 read differently: pointer, text, the 1.1 and the 1.2 reading.

    A date, which only 1.1 knows, is an Opaque. What an anchor holds comes at every pointer that leads to it.
    """
    root = tree(document) if document.format == "yaml" and document.is_ambiguous else None
    if document.text is None or root is None:
        return
    pending: list[tuple[Pointer, Node]] = [((), root)]
    while pending:
        pointer, node = pending.pop()
        node = node.target or node
        if node.kind == "scalar" and node.style == "plain" and node.tag is None:
            text = document.text.content[node.start : node.end]
            if reads_differently(text):
                yield pointer, text, resolve_11(text), resolve(text)
        pending.extend(((*pointer, index), item) for index, item in reversed(tuple(enumerate(node.items))))
        pending.extend(((*pointer, entry.key), entry.value) for entry in reversed(_entries(node)))


def _step(node: Node, step: str | int) -> tuple[Node, Span | None] | None:
    """One step down from a node: the child and, in a mapping, the span of its key."""
    node = node.target or node
    if node.kind == "sequence":
        index = int(step) if str(step).isdecimal() else len(node.items)
        return (node.items[index], None) if index < len(node.items) else None
    entry = _entry(node, str(step))
    return (entry.value, entry.key_span) if entry else None


def _entry(mapping: Node, key: str) -> Entry | None:
    """The entry that gives a key its value: the last of its own, else the first that a merge key brings."""
    pending = [mapping]
    while pending:
        node = pending.pop()
        node = node.target or node
        if len(node.entries) > _MANY:
            found = _index(node).get(key)
        else:
            found = next((each for each in reversed(node.entries) if each.key == key and not each.merge), None)
        if found is not None:
            return found
        merged = [entry.value for entry in node.entries if entry.merge]
        pending.extend(reversed([*merged, *node.items]))
    return None


@lru_cache(maxsize=8)
def _index(mapping: Node) -> Mapping[str, Entry]:
    """The own entries of a mapping by their key."""
    return {entry.key: entry for entry in mapping.entries if not entry.merge}


def _entries(mapping: Node) -> Sequence[Entry]:
    """The entries that a mapping has in the data: those that a merge key brings are among them."""
    if not any(entry.merge for entry in mapping.entries):
        return mapping.entries
    entries: dict[str, Entry] = {}
    pending = [mapping]
    while pending:
        node = pending.pop()
        node = node.target or node
        for entry in reversed(node.entries):
            if not entry.merge:
                entries.setdefault(entry.key, entry)
        merged = [entry.value for entry in node.entries if entry.merge]
        pending.extend(reversed([*merged, *(node.items if node is not mapping else ())]))
    return tuple(entries.values())


def _first_key(node: Node) -> Span:
    """The first key in a value without a key of its own, or all of it when there is none."""
    while node.kind == "sequence" and node.items:
        node = node.items[0]
    return node.entries[0].key_span if node.entries else node.span
