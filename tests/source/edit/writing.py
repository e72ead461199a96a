"""Write random documents in every style, with comments and blank lines wherever they may stand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import Any

KEYS = ("type", "voice", "audio", "input", "output", "format", "tools", "name", "a", "b")
ODD_KEYS = ("yes", "1", "a b", "é", "#x", "x: y", "<<", "'", '"', "null", "{", "- a", "a,b", "\u2028")
TEXTS = ("alloy", "server_vad", "two words", "audio/pcm", "gpt-realtime", "é", "it's")
ODD_TEXTS = (
    "", " ", "no", "1.0", "null", "a: b", "a #b", "- a", "${VOICE}", "{{ x }}", "<KEY>", "x\ny", "x\n\n  y\n", "\ttab", "x\n",
    "'", '"', "\\", "2026-11-21", "1_000", "=", "<<", "😀", "\x85", "\u2028", "%A%", "@x", "`", "~", "*x", "&x", "!x", "a:", "[", "a]",
    "https://a.b/c?d=1#e",
)  # fmt: skip


@dataclass
class Writer:
    """One way to write: a source of chance and the habits of one author."""

    random: Random
    step: int = 2
    dash: int = 2
    flow: float = 0.2
    comments: float = 0.3
    odd: float = 0.1
    count: int = 0
    anchors: float = 0.0
    json: bool = False
    names: tuple[str, ...] = ()
    exotic: float = 0.0

    def chance(self, share: float) -> bool:
        """True in this share of all cases."""
        return self.random.random() < share

    def comment(self) -> str:
        """A comment that no other one is like."""
        self.count += 1
        return f"# c{self.count}"

    def data(self, depth: int = 3) -> Any:
        """A random value."""
        kind = self.random.randrange(8)
        if depth and kind < 4:
            count = self.random.choice((0, 1, 1, 2, 2, 3, 4))
            return {self.key(): self.data(depth - 1) for _ in range(count)}
        if depth and kind == 4:
            return [self.data(depth - 1) for _ in range(self.random.choice((0, 1, 2, 3)))]
        return self.random.choice((self.text(), self.text(), self.text(), 0, 24000, 0.5, -1, 1e20, True, False, None))

    def key(self) -> str:
        """A random key."""
        return self.random.choice(ODD_KEYS if self.chance(self.odd) else KEYS)

    def text(self) -> str:
        """A random text."""
        return self.random.choice(ODD_TEXTS if self.chance(self.odd * 3) else TEXTS)

    # YAML

    def quoted(self, text: str, *, plain: bool = True) -> str:
        """A text on one line."""
        way = self.random.randrange(4)
        if plain and way > 1 and text in (*KEYS, *TEXTS[:-1]):
            return text
        if way == 1 and text.isprintable():
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\x85", "\\u0085")

    def scalar(self, value: Any) -> str:
        """A scalar, or an empty collection, on one line."""
        return self.quoted(value) if isinstance(value, str) else json.dumps(value)

    def flow_style(self, value: Any, margin: str, *, spread: bool) -> str:
        """A value in flow style, its entries on lines of their own when they are `spread`."""
        if not isinstance(value, (dict, list)) or not value:
            return self.scalar(value)
        spread = spread and not self.chance(0.2)
        inner = margin + " " * self.step
        parts = []
        pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        for key, item in pairs:
            name = "" if key is None else self.quoted(key) + ": "
            parts.append(name + self.flow_style(item, inner, spread=spread))
        return self.joined(parts, "{}" if isinstance(value, dict) else "[]", margin, inner, spread=spread)

    def joined(self, parts: list[str], brackets: str, margin: str, inner: str, *, spread: bool) -> str:
        """The parts of a flow collection between brackets."""
        trailing = (not self.json and self.chance(0.2)) or (self.json and self.comments > 0 and self.chance(0.2))
        if not spread:
            return brackets[0] + ", ".join(parts) + ("," if trailing else "") + brackets[1]
        lines = [brackets[0] + self.remark()]
        for index, part in enumerate(parts):
            lines += self.above(inner)
            comma = "," if trailing or index < len(parts) - 1 else ""
            lines.append(inner + part + comma + self.remark())
        return "\n".join([*lines, *self.above(inner), margin + brackets[1]])

    def remark(self) -> str:
        """Perhaps a comment at the end of a line."""
        if not self.chance(self.comments):
            return ""
        blank = self.random.choice((" ", "  ", "\t"))
        if not self.json:
            return blank + self.comment()
        return blank + (f"/* {self.comment()} */" if self.chance(0.3) else self.comment().replace("#", "//"))

    def above(self, margin: str) -> list[str]:
        """Perhaps comments and blank lines before a line."""
        lines = []
        while self.chance(self.comments / 2):
            text = self.comment()
            lines.append(margin + (text.replace("#", "//") if self.json else text))
        if self.chance(0.1):
            lines.insert(self.random.randrange(len(lines) + 1), "")
        return lines

    def block_style(self, value: Any, margin: str) -> list[str]:
        """What follows a colon or a dash: the rest of its line, then whole lines."""
        if self.names and self.chance(self.anchors):
            return [" *" + self.random.choice(self.names) + self.remark()]
        anchor = ""
        if self.anchors and self.chance(self.anchors):
            anchor = f" &n{len(self.names)}"
        lines = self.plain_block(value, margin, anchor)
        if anchor:
            self.names = (*self.names, anchor[2:])
        return lines

    def plain_block(self, value: Any, margin: str, anchor: str) -> list[str]:
        """As `block_style`, and never an alias."""
        if self.chance(self.exotic):
            anchor += self.random.choice((" !!str", " !env", " !!map", "\n" + margin + "  "))
        if isinstance(value, dict) and value and not self.chance(self.flow):
            return [anchor + self.remark(), *self.entries(value, margin + " " * self.step)]
        if isinstance(value, list) and value and not self.chance(self.flow):
            return [anchor + self.remark(), *self.items(value, margin + " " * self.dash)]
        if isinstance(value, str) and self.chance(0.3):
            lines = self.block_scalar(value, margin, anchor)
            if lines:
                return lines
        if value is None and self.chance(0.5):
            return [anchor + self.remark()]
        spread = self.chance(0.3)
        text = self.flow_style(value, margin + " ", spread=spread)
        return [anchor + " " + text + self.remark()]

    def entries(self, value: dict[str, Any], margin: str) -> list[str]:
        """The entries of a block mapping."""
        lines: list[str] = []
        for key, item in value.items():
            head, *rest = self.block_style(item, margin)
            name = self.quoted(key)
            if self.chance(self.exotic):
                name = self.random.choice(("{0} ", "&k{2} {0}", "!!str {0}", "? {0}{3}\n{1}")).format(
                    name, margin, self.count, self.remark()
                )
            lines += [*self.above(margin), margin + name + ":" + head, *rest]
        if self.names and self.chance(self.exotic):
            lines.append(f"{margin}<<: *{self.random.choice(self.names)}")
        return lines + (self.above(margin) if self.chance(0.3) else [])

    def items(self, value: list[Any], margin: str) -> list[str]:
        """The items of a block list, collections in them compact or not."""
        lines: list[str] = []
        for item in value:
            lines += self.above(margin)
            if item and isinstance(item, list) and self.chance(self.exotic * 3):
                first, *rest = self.items(item, margin + "  ")
                lines += (
                    [margin + "- " + first.lstrip(" "), *rest]
                    if first.strip()[:1] == "-"
                    else [margin + "-", first, *rest]
                )
            elif isinstance(item, dict) and item and self.chance(0.8):
                (first, *rest) = self.entries(item, margin + "  ")
                if first.strip().startswith("#") or not first.strip():
                    lines += [margin + "-", first, *rest]
                else:
                    lines += [margin + "- " + first.lstrip(" "), *rest]
            else:
                head, *rest = self.block_style(item, margin)
                lines += [margin + "-" + head, *rest]
        return lines

    def block_scalar(self, value: str, margin: str, anchor: str) -> list[str]:
        """A text of several lines: literal, folded, or quoted over two lines."""
        inner = margin + " " * self.random.choice((1, 2, 4))
        if not value.isprintable() and value.replace("\n", "").isprintable() is False:
            return []
        body = value.split("\n") if value.strip() else ["text"]
        if body[0][:1] in (" ", "") or not all(line.isprintable() for line in body):
            return []
        if len(body) == 1 and self.chance(0.3) and "'" not in value:
            return [f"{anchor} '{value}", f"{inner}and more'" + self.remark()]
        sign = self.random.choice("|>") + self.random.choice(("", "-", "+"))
        if self.chance(0.2):
            sign = sign[0] + str(len(inner) - len(margin)) + sign[1:]
        return [f"{anchor} {sign}{self.remark()}", *(inner + line if line else "" for line in body)]

    # JSON

    def json_style(self, value: Any, margin: str, unit: str | None, colon: str = ": ") -> str:
        """A value as JSON, on one line when there is no unit of indentation."""
        if not isinstance(value, (dict, list)) or not value:
            return json.dumps(value, ensure_ascii=self.chance(0.5))
        inner = margin + (unit or "")
        spread = unit is not None and not self.chance(0.15)
        parts = []
        for key, item in value.items() if isinstance(value, dict) else ((None, item) for item in value):
            name = "" if key is None else json.dumps(key) + colon
            parts.append(name + self.json_style(item, inner, unit if spread else None, colon))
        return self.joined(parts, "{}" if isinstance(value, dict) else "[]", margin, inner, spread=spread)


def document(random: Random, form: str) -> str:
    """A document: `block`, `flow`, `json` or `jsonc`."""
    writer = Writer(random, step=random.choice((1, 2, 2, 2, 4)), comments=random.choice((0, 0.2, 0.5)))
    writer.dash = random.choice((0, writer.step))
    writer.odd = random.choice((0, 0.1, 0.3))
    data = writer.data(4)
    if not isinstance(data, (dict, list)) or (not data and writer.chance(0.9)):
        data = {"type": data, writer.key(): writer.data(), writer.key(): writer.data()}
    if form in ("json", "jsonc"):
        writer.json = True
        writer.comments = writer.comments if form == "jsonc" else 0
        unit = random.choice((None, "  ", "    ", "\t"))
        text = writer.json_style(data, "", unit, random.choice((": ", ": ", ":")) if unit is None else ": ")
        lines = [*writer.above(""), text + writer.remark(), *writer.above("")]
    elif form == "flow":
        lines = [*writer.above(""), writer.flow_style(data, "", spread=random.random() < 0.5) + writer.remark()]
    else:
        writer.anchors = 0.1 if form in ("anchors", "exotic") else 0
        writer.exotic = 0.1 if form == "exotic" else 0
        start = random.choice(([], [], [], ["---" + writer.remark()], ["# head", ""], ["%YAML 1.2", "---"]))
        body = writer.entries(data, "") if isinstance(data, dict) else writer.items(data, "")
        lines = [*start, *(body or [json.dumps(data)]), *writer.above("")]
    end = random.choice(("\n", "\n", "\n", ""))
    text = "\n".join(lines) + end
    return text.replace("\n", random.choice(("\n", "\n", "\r\n", "\r")))
