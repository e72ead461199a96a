"""The places in a YAML text that parsers do not tell, or tell differently: found in the text itself."""

from __future__ import annotations

import re

from rtlint.source.text import Span
from rtlint.source.tree import Node

# Each blank and each comment can be matched in one way only: a text of nothing else is given up at once.
_GAP = r"[ \t\r\n]*(?:(?<=[ \t\r\n])#[^\r\n]*(?:[\r\n][ \t\r\n]*|\Z))*"
_COLON = re.compile(_GAP + ":")
_DASH = re.compile(_GAP + "-")
_PROPERTY = re.compile(r"(?:&(?P<anchor>[^\s,\[\]{}]+)|!<[^>]*>|![^\s,\[\]{}]*)" + _GAP)
_BEFORE_KEY = re.compile(r"(?:[ \t\r\n,{?]+(?:#[^\r\n]*)?)*")
_HEADER = re.compile(r"[^\r\n]*(?:[\r\n] *)*?[\r\n]( *)[^ \r\n]")


def place_properties(node: Node, content: str, count: int) -> None:
    """Move the start of a node behind its anchor and tag, of which it has `count`, and note the anchor's place."""
    position = node.start
    for _ in range(count):
        match = _PROPERTY.match(content, position)
        # The pure parser starts a node at its anchor even when the tag comes first.
        if match is None:
            break
        if match["anchor"]:
            node.anchor_span = Span(position, match.end("anchor"))
        position = match.end()
    node.start = min(position, node.end) if node.kind == "scalar" else position


def behind_colon(content: str, key_end: int) -> int:
    """Where a value that is not written would be: behind the colon of its key, or behind a key without a colon."""
    match = _COLON.match(content, key_end)
    return match.end() if match else key_end


def behind_dash(content: str, previous_end: int) -> int:
    """Where an item that is not written would be: behind the next dash."""
    match = _DASH.match(content, previous_end)
    return match.end() if match else previous_end


def before_colon(content: str, previous_end: int) -> int:
    """Where a key that is not written would be: before its colon."""
    match = _BEFORE_KEY.match(content, previous_end)
    return match.end() if match else previous_end


def block_scalar_end(content: str, start: int, end: int) -> int:
    """The end of a literal or folded scalar, without the blank lines and the line end that close it.

    Parsers end it at the next content. A last line of more spaces than the text is indented by is text.
    """
    header = _HEADER.match(content, start, end)
    indent = len(header[1]) if header else 0
    while True:
        line = end
        while line > start and content[line - 1] in " \t":
            line -= 1
        if content[line - 1] not in "\r\n" or end - line > indent:
            return end
        end = line - (2 if content.startswith("\r\n", line - 2) else 1)
