"""Payloads in the strings of JSON and YAML: bodies of requests that were recorded or are to be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rtlint.dataclass import dataclass
from rtlint.evidence import certain
from rtlint.facts.hosts import mentions_payload, names
from rtlint.facts.kinds import words
from rtlint.hosts.cutting import part
from rtlint.hosts.fragments import snippet
from rtlint.hosts.loose import read_loose
from rtlint.hosts.quoted import unquoted
from rtlint.hosts.snippet import Snippet, documents, posted_to
from rtlint.source.document import Document, Hint, tree
from rtlint.source.opaque import Opaque
from rtlint.source.text import Text
from rtlint.source.tree import Node

#: What an expression of a template has before an object.
_LEAD = re.compile(r"\s*(?:=\s*)?(?:\{\{\s*)?(?:JSON\.stringify\(\s*)?(?=[\[{])")


@dataclass(frozen=True, slots=True)
class _Said:
    """A string in the data that may hold an object: its node, and what is around it."""

    text: str
    node: Node
    hint: Hint | None


def within(document: Document, first: int) -> Iterator[Document]:
    """The documents in the strings of a document, counted from `first`."""
    root = tree(document)
    if document.text is None or root is None:
        return
    language = f"a string in {document.format.removesuffix('c').upper()}"
    found = documents(
        document.path, document.text, document.encoding, language, _snippets(document.text, root, document), ()
    )
    for each in found:
        yield replace(each, index=first + each.index)


def _snippets(text: Text, root: Node, document: Document) -> Iterator[Snippet]:
    for said in _strings(document.data, root):
        if said.hint is None and not mentions_payload(said.text):
            continue
        cutting = unquoted(text.content, said.node, said.text)
        lead = _LEAD.match(cutting.content) if cutting is not None else None
        if cutting is None or lead is None:
            continue
        body = part(cutting, lead.end(), len(cutting.content))
        found = read_loose(body.content)
        if found is not None:
            span = said.node.span
            yield snippet(body, found, span, hint=said.hint, strict=not found.has_opaque)


def _strings(data: Any, root: Node) -> Iterator[_Said]:
    """The strings that start like an object, outside of payloads and of descriptions of data."""
    pending: list[tuple[Any, Node, tuple[str, ...], tuple[dict[str, Any], ...]]] = [(data, root, (), ())]
    seen: set[int] = set()
    while pending:
        value, node, keys, around = pending.pop()
        node = node.target or node
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(value, (str, Opaque)):
            text = value.text if isinstance(value, Opaque) else value
            if _LEAD.match(text):
                yield _Said(text, node, _hint(keys, around))
        elif isinstance(value, list):
            pending += [(item, child, keys, around) for item, child in zip(value, node.items, strict=False)]
        elif isinstance(value, dict) and certain(value) is None:
            inside = (*around, value)[-3:]
            pending += [
                (value[entry.key], entry.value, (*keys, entry.key)[-3:], inside)
                for entry in node.entries
                if entry.key in value and not _describes(entry.key, value[entry.key])
            ]


def _describes(key: str, value: Any) -> bool:
    """Whether what is under a key describes data, or shows some; what a step of a workflow takes has a telling name."""
    if key in words("opaque_containers"):
        return not isinstance(value, dict) or "properties" in value or names("bodies").isdisjoint(value)
    return key in names("shown")


def _hint(keys: tuple[str, ...], around: tuple[dict[str, Any], ...]) -> Hint | None:
    """What the address beside the body of a request says of it."""
    if names("answers") & set(keys) or not names("bodies") & set(keys[-2:]):
        return None
    for settings in reversed(around):
        for key in ("url", "uri"):
            address = settings.get(key)
            if isinstance(address, dict):
                address = address.get("raw")
            hint = posted_to(address.lstrip("=")) if isinstance(address, str) else None
            if hint is not None:
                return hint
    return None
