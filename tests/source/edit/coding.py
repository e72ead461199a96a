"""Write random Python files with a payload in them, in every style, with comments wherever they may stand."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from .writing import Writer

#: Names that a file gets from elsewhere, with what they are when it runs.
GIVEN = {"VOICE": "alloy", "TOOLS": [{"type": "function"}], "OPTIONS": {"speed": 1}, "LIMIT": 10}
_EXPRESSIONS = ("VOICE", "TOOLS[0]", "OPTIONS", "LIMIT + 1", "[word for word in TOOLS]", 'f"{VOICE}!"', "str(LIMIT)")


@dataclass
class Coder(Writer):
    """One way to write Python. `constants` are the statements that names in the payload need."""

    quote: str = '"'
    unit: str | None = "    "
    calls: float = 0.0
    constants: list[str] = field(default_factory=list)

    def literal(self, text: str) -> str:
        """A text as a literal, perhaps in an unusual one."""
        plain = json.dumps(text, ensure_ascii=False)
        if self.quote == "'" and "'" not in text and '"' not in text:
            plain = f"'{plain[1:-1]}'"
        way = self.random.randrange(20)
        if way == 0 and len(text) > 1:
            return f"({json.dumps(text[:1])} {json.dumps(text[1:], ensure_ascii=False)})"
        if way == 1 and text.isprintable() and not set(text) & set("\\\"'"):
            return f'"""{text}"""' if self.chance(0.5) else f"r'{text}'"
        if way == 2 and text.isalpha():  # which is another text
            return f'"""{text}\n  {text} # no comment\n"""'
        return f"({plain})" if way == 3 else plain

    def python(self, value: Any, margin: str, unit: str | None) -> str:
        """A value as Python, on one line when there is no unit of indentation."""
        if isinstance(value, str) and self.chance(0.1):
            return self.random.choice(_EXPRESSIONS)
        if not isinstance(value, (dict, list)):
            text = self.literal(value) if isinstance(value, str) else repr(value)
            return self.named(text) if self.chance(0.1) else text
        if value and margin and self.chance(0.1):
            return self.named(self.python(value, "", self.unit))
        if not value:
            return self.random.choice(("{}", "dict()")) if isinstance(value, dict) else "[]"
        inner = margin + (unit or "")
        unit = unit if not self.chance(0.15) else None
        is_call = isinstance(value, dict) and self.chance(self.calls) and all(map(str.isidentifier, value))
        parts = []
        for key, item in value.items() if isinstance(value, dict) else ((None, item) for item in value):
            name = "" if key is None else f"{key}=" if is_call else self.key_literal(key) + ": "
            parts.append(name + self.python(item, inner, unit))
        brackets = "()" if is_call else "{}" if isinstance(value, dict) else "[]"
        return ("dict" if is_call else "") + self.joined(parts, brackets, margin, inner, spread=unit is not None)

    def key_literal(self, key: str) -> str:
        """A key as a literal."""
        return json.dumps(key, ensure_ascii=False) if self.quote == '"' or "'" in key or '"' in key else f"'{key}'"

    def named(self, text: str) -> str:
        """A name for a literal, which is written above."""
        name = f"NAME_{len(self.constants)}"
        self.constants.append(f"{name} = {text}{self.remark()}")
        return name


def code(random: Random) -> str:
    """A file that calls `send` with a payload."""
    coder = Coder(
        random, comments=random.choice((0, 0.2, 0.5)), quote=random.choice('""\''), calls=random.choice((0, 0.3))
    )
    coder.odd = random.choice((0, 0.1, 0.2))
    coder.unit = random.choice((None, "  ", "    ", "\t"))
    session = {coder.key(): coder.data() for _ in range(random.choice((0, 1, 2, 3, 5)))}
    depth = random.choice(("", coder.unit or "  "))
    payload = coder.python({"type": "session.update", "session": session}, depth, coder.unit)
    call = random.choice(("send({})", "x = 'é😀'; send({})", "send(\n{})", "event = {}\nSsend(event)", "(send({}))"))
    body = depth + call.format(payload).replace("\nS", f"\n{depth}") + coder.remark()
    lines = [*coder.above(""), *coder.constants, *(["if True:"] if depth else []), body, *coder.above(""), "print  # c"]
    text = "\n".join(lines) + random.choice(("\n", ""))
    bom = random.choice(("", "", "", "\ufeff"))
    return bom + text.replace("\n", random.choice(("\n", "\n", "\r\n")))
