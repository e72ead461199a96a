"""Write random YAML in every style there is, whatever it means: what it means, another reader says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

PLAIN = (
    "a", "b c", "voice", "it's", "a#b", "a:b", "http://x/y?z=1#q", "é", "😀", "-x", "?x", ":x", "a, b", "[", "x]", "*", "&", "<<",
    "=", "-", "no", "yes", "null", "~", "True", "FALSE", "0", "-1", "+1", "1_000", "010", "0o17", "0x1F", "0b11", "1e3", "1E-2", ".5",
    "5.", "-.5e1", "1.e2", ".inf", "-.INF", ".nan", "nan", "2026-11-21", "12:30:45", "2026-11-21T10:00:00Z", "${X}", "$X",
    "<KEY>", "1" * 30, "0.1", "y", "on", "'", '"', "\\n", "a\\",
)  # fmt: skip
KEYS = ("a", "b", "c", "type", "1", "true", "null", "1.0", "é", "a b", "x:y", "-x", "no", "<", "${X}")
QUOTED = (
    "",
    " ",
    "a",
    "a b",
    "é😀",
    "#",
    ": ",
    "- ",
    "{{ x }}",
    "${X}",
    "<KEY>",
    "no",
    "1",
    "null",
    "\\",
    "'",
    "''",
    '"',
    "\t",
    "%",
)
ESCAPES = (
    "\\n",
    "\\t",
    "\\\\",
    '\\"',
    "\\/",
    "\\x41",
    "\\u00e9",
    "\\U0001F600",
    "\\0",
    "\\e",
    "\\ ",
    "\\_",
    "\\N",
    "\\L",
    "\\P",
    "\\a",
)
DIRECTIVES = ("%YAML 1.2\n", "%YAML 1.1\n", "%TAG !a! tag:x,1:\n", "%TAG !a! !b\n# c\n")
TAGS = (
    "!!str",
    "!!int",
    "!!float",
    "!!bool",
    "!!null",
    "!!map",
    "!!seq",
    "!env",
    "!<x>",
    "!!timestamp",
    "!!binary",
    "!!x",
)
COMMENTS = ("#", "# c", "# a: b", "# 'x", "#\t", "# {", "# &a *b", "#é")

Pick = Callable[[int], int]
"""Chooses a number below another one."""


class Writer:
    """One text in the making. `names` are the anchors so far, `pick` decides everything."""

    def __init__(self, pick: Pick) -> None:
        self.pick = pick
        self.names: list[str] = []
        self.mappings: list[str] = []

    def one(self, choices: Sequence[str]) -> str:
        """One of several texts."""
        return choices[self.pick(len(choices))]

    def rarely(self, often: int = 6) -> bool:
        """Once in so many times."""
        return self.pick(often) == 0

    def stream(self) -> str:
        """One to three documents."""
        text = "\ufeff" if self.rarely(12) else ""
        for number in range(1 + (self.pick(3) if self.rarely(4) else 0)):
            self.names, self.mappings = [], []
            text += self.lines_between("")
            directive = self.one(DIRECTIVES) if self.rarely(4) else ""
            if directive or number or self.rarely(3):
                text += ("...\n" if directive and number else "") + directive + "---" + self.node(-1, 3)
            else:
                text += self.node(-1, 3).lstrip(" \n") or "\n"
        text += "...\n" if re.search(r"^[^#\s\ufeff]", text, re.MULTILINE) and self.rarely(5) else ""
        return text if self.pick(4) else text.removesuffix("\n")

    def comment(self) -> str:
        """Perhaps a comment behind something."""
        return self.one((" ", "  ", "   ")) + self.one(COMMENTS) if self.rarely() else ""

    def lines_between(self, margin: str) -> str:
        """Perhaps blank lines and comments between two lines."""
        count = self.pick(3) if self.rarely(5) else 0
        return "".join(
            self.one(("\n", margin + self.one(COMMENTS) + "\n", self.one(COMMENTS) + "\n")) for _ in range(count)
        )

    def properties(self, kind: str = "n") -> tuple[str, str]:
        """Perhaps an anchor and a tag, with a space before each; and the name of the anchor, by its first letter."""
        anchor = f"{kind}{self.pick(3)}" if self.rarely(5) else ""
        parts = [f" &{anchor}"] if anchor else []
        if self.rarely(20):
            parts.insert(self.pick(len(parts) + 1), " " + self.one(TAGS))
        return "".join(parts), anchor

    def node(self, column: int, depth: int) -> str:
        """What follows a colon, a dash or `---` whose line starts at a column: from the space to the end of its last line."""
        if self.names and self.rarely(6):
            return f" *{self.one(self.names)}{self.comment()}\n"
        way = self.pick(12)
        properties, anchor = self.properties("m" if depth and way < 4 else "n")
        if depth and way < 4:
            text = properties + self.comment() + "\n" + self.mapping(column + 1 + self.pick(3), depth)
            self.mappings += [anchor] if anchor else []
        elif depth and way < 6:
            indent = max(column, 0) if self.rarely(2) and column >= 0 else column + 1 + self.pick(3)
            text = properties + self.comment() + "\n" + self.items(indent, depth)
        elif way == 6:
            text = properties + self.block_scalar(column)
        elif way == 7:
            text = properties + self.comment() + "\n"
        elif way == 8 and not properties:
            text = (
                "\n"
                + self.lines_between(" ")
                + " " * (column + 1 + self.pick(2))
                + self.scalar(column)
                + self.comment()
                + "\n"
            )
        elif way == 9:
            text = properties + " " + self.flow(column, 2) + self.comment() + "\n"
        else:
            text = properties + " " + self.scalar(column) + self.comment() + "\n"
        self.names += [anchor] if anchor else []
        return text

    def mapping(self, column: int, depth: int) -> str:
        """The entries of a block mapping, as lines."""
        margin, text, merged = " " * column, "", False
        for key in [self.one(KEYS) for _ in range(1 + self.pick(3))]:
            text += self.lines_between(margin) + margin
            if self.mappings and not merged and self.rarely(3):
                merged = True
                text += f"<<: {self.merge()}{self.comment()}\n"
            elif self.rarely(12):
                complex_key = self.one((key, key, f"[{key}]", f"- {key}", f"{key}: 1"))
                text += f"? {complex_key}{self.comment()}\n{margin}:" + self.node(column, depth - 1)
            else:
                text += self.key(key) + self.one(("", "", "", " ")) + ":" + self.node(column, depth - 1)
        return text

    def merge(self) -> str:
        """What a merge key brings in; now and then nothing that can be merged."""
        alias = f"*{self.one(self.mappings)}"
        return self.one((alias, alias, f"[{alias}, {alias}]", f"[{alias}, {{q: 1}}]", "{q: 2, a: 3}", alias, "1"))

    def key(self, text: str) -> str:
        """A key in one of three styles, with an anchor at times."""
        way = self.pick(8)
        if way == 0:
            return json.dumps(text, ensure_ascii=False)
        if way == 1:
            return f"'{text}'"
        if way == 2 and self.rarely(3):
            self.names.append("k")
            return f"&k {text}"
        return text

    def items(self, column: int, depth: int) -> str:
        """The items of a block list, as lines; nested collections may start on the line of the dash."""
        margin, text = " " * column, ""
        for _ in range(1 + self.pick(3)):
            text += self.lines_between(margin)
            way = self.pick(4) if depth > 1 else 3
            if way == 0:
                text += margin + "- " + self.mapping(column + 2, depth - 1).lstrip(" \n#")
            elif way == 1:
                text += margin + "- " + self.items(column + 2, depth - 1).lstrip(" \n#")
            else:
                text += margin + "-" + self.node(column, depth - 1)
        return text

    def block_scalar(self, column: int) -> str:
        """A literal or folded text with every indicator there is."""
        step = 1 + self.pick(3)
        explicit = self.rarely(3)
        chomp = self.one(("", "", "-", "+"))
        number = str(step) if explicit else ""
        header = self.one(("|", ">")) + (number + chomp if self.rarely(2) else chomp + number) + self.comment()
        margin = " " * (max(column, 0) + step)
        lines = [
            self.one((*PLAIN, "", "", " deeper", "  x", "# no comment", "- a", "a: b", "a  ", "---"))
            for _ in range(self.pick(4))
        ]
        while lines and not explicit and lines[0][:1] in ("", " "):
            del lines[0]
        if column < 0:
            lines.insert(0, "x")  # at the root ruamel.yaml takes `---` and `...` for text before any other
        return f" {header}\n" + "".join((margin + line if line else "") + "\n" for line in lines)

    def scalar(self, column: int) -> str:
        """A plain or quoted text, perhaps over several lines, the later ones deeper than a column."""
        way = self.pick(6)
        fold = "\n" * (1 + self.pick(2)) + " " * (column + 1 + self.pick(3))
        if way < 3:
            text = self.plain()
            return text + fold + self.one(("x", "y z", "2", "w")) if self.rarely(5) else text
        parts = [self.one(QUOTED) for _ in range(self.pick(3))]
        gap = fold if self.rarely(4) else " "
        if way == 3:
            return "'" + gap.join(part.replace("'", "''") for part in parts) + "'"
        parts = [
            part.replace("\\", "\\\\").replace('"', '\\"') + (self.one(ESCAPES) if self.rarely(3) else "")
            for part in parts
        ]
        return '"' + (("\\" if "\n" in gap and self.rarely(3) else "") + gap).join(parts) + '"'

    def plain(self) -> str:
        """A plain text; mostly one that may stand there."""
        while True:
            text = self.one(PLAIN)
            if not re.match(r"[\[\]{}*&'\"]|[-?:]$", text) or self.rarely(20):
                return text

    def flow(self, column: int, depth: int) -> str:
        """A flow collection, on one line or over several with comments in it."""
        is_map = bool(self.pick(2))
        spread = self.rarely(3)
        margin = "\n" + " " * (column + 1 + self.pick(3))
        parts = []
        for _ in range(self.pick(4)):
            value = self.flow(column, depth - 1) if depth and self.rarely(3) else self.flow_scalar(column)
            if is_map or self.rarely(8):
                key = self.key(self.one(KEYS))
                value = self.one((f"{key}: {value}", f"{key}: {value}", f"{key} : {value}", key, f"? {key} : {value}"))
            parts.append(value)
        comma = "," + (self.comment() + margin if spread else " ")
        body = comma.join(parts) + ("," if parts and self.rarely() else "")
        inner = (margin if spread else "") + body + (self.comment() + margin if spread else "")
        return "{" + inner + "}" if is_map else "[" + inner + "]"

    def flow_scalar(self, column: int) -> str:
        """A scalar in a flow collection."""
        if self.names and self.rarely():
            return f"*{self.one(self.names)} "
        properties, anchor = self.properties()
        text = self.scalar(column)
        self.names += [anchor] if anchor else []
        return (properties + " " + re.sub(r"^[^'\"].*[,\[\]{}#].*|^:x", "z", text)).lstrip()
