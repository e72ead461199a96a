"""What a text in JSON or YAML says, cut out of the way it is written: escapes, folded lines and indentation undone."""

from __future__ import annotations

import re

from rtlint.hosts.cutting import Cutting
from rtlint.source.tree import Node

_JSON_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.DOTALL
)
_YAML_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r\n|\r|\n)[ \t]*|(.))", re.DOTALL
)
_JSON_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_YAML_LETTERS = {
    **_JSON_LETTERS,
    "0": "\0",
    "a": "\a",
    "v": "\v",
    "e": "\x1b",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_FOLD = re.compile(r"(?:\r\n|\r|\n)(?P<blank>(?:[ \t]*(?:\r\n|\r|\n))*)[ \t]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"[|>][-+0-9]*[^\r\n]*(?:\r\n|\r|\n)")


def unquoted(content: str, node: Node, value: str) -> Cutting | None:
    """The text `value` of a scalar, with the place of each character; None when it is not seen how it is written."""
    cutting = Cutting(content)
    if node.style == "json":
        put_json(cutting, node.start + 1, node.end - 1)
    elif node.style == "double":
        _double(cutting, node.start + 1, node.end - 1)
    elif node.style == "single":
        _folded_flow(cutting, node.start + 1, node.end - 1, "''")
    elif node.style == "plain":
        _folded_flow(cutting, node.start, node.end, "")
    elif node.style in ("literal", "folded"):
        _block(cutting, node)
    # A folded text is read line by line: it differs in space, which means nothing in JSON.
    return cutting if cutting.content.split() == value.split() else None


def put_json(cutting: Cutting, start: int, end: int) -> None:
    """Add the text that a string in JSON says, which has its quotes before `start` and at `end`."""
    at = start
    for escape in _JSON_ESCAPE.finditer(cutting.host, start, end):
        cutting.copy(at, escape.start())
        high, low, code, letter = escape.groups()
        if high is not None:
            text = chr(0x10000 + ((int(high, 16) & 0x3FF) << 10) + (int(low, 16) & 0x3FF))
        else:
            text = chr(int(code, 16)) if code is not None else _JSON_LETTERS.get(letter, letter)
        cutting.put(text, *escape.span())
        at = escape.end()
    cutting.copy(at, end)


def _double(cutting: Cutting, start: int, end: int) -> None:
    at = start
    for escape in _YAML_ESCAPE.finditer(cutting.host, start, end):
        _folded_flow(cutting, at, escape.start(), "")
        *codes, line_end, letter = escape.groups()
        code = next((code for code in codes if code is not None), None)
        if line_end is None:
            text = chr(int(code, 16)) if code is not None else _YAML_LETTERS.get(letter, letter)
            cutting.put(text, *escape.span())
        at = escape.end()
    _folded_flow(cutting, at, end, "")


def _folded_flow(cutting: Cutting, start: int, end: int, doubled: str) -> None:
    """Lines that are folded into one, and a quote that is written twice."""
    sign = re.compile(f"{_FOLD.pattern}|{doubled}" if doubled else _FOLD.pattern)
    at = start
    for found in sign.finditer(cutting.host, start, end):
        if found[0] == doubled:
            cutting.copy(at, found.start())
            cutting.put("'", *found.span())
        else:
            line_end = at + len(cutting.host[at : found.start()].rstrip(" \t"))
            cutting.copy(at, line_end)
            cutting.put("\n" * len(_BREAK.findall(found["blank"])) or " ", line_end, found.end())
        at = found.end()
    cutting.copy(at, end)


def _block(cutting: Cutting, node: Node) -> None:
    """A literal or folded text, whose lines have the indentation of the first one."""
    header = _HEADER.match(cutting.host, node.start)
    if header is None:
        return
    indent: int | None = None
    at = header.end()
    while at < node.end:
        line_end = _BREAK.search(cutting.host, at, node.end)
        end = node.end if line_end is None else line_end.start()
        line = cutting.host[at:end]
        if indent is None and line.strip(" "):
            indent = len(line) - len(line.lstrip(" "))
        cutting.copy(min(at + (indent or 0), end), end)
        if line_end is None:
            break
        cutting.put("\n", *line_end.span())
        at = line_end.end()
