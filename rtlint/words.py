"""How messages say things: values, places, lists of choices, near names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rtlint.diagnostic import ServerError
from rtlint.facts import table
from rtlint.facts.kinds import kinds
from rtlint.rule import Context
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer

#: A message quotes no more of a value than this many characters.
_QUOTED = 60

#: It proposes to write no more than this many.
_WRITTEN = 200

#: A message lists no more choices than this.
_LISTED = 12

#: How much of two names has to be the same, from 0 to 1, and among how many names one is looked for.
_ALIKE = 0.74
_COMPARED = 400

_TYPES = {
    "object": "an object", "array": "a list", "string": "a string", "integer": "an integer", "number": "a number",
    "boolean": "`true` or `false`", "null": "null",
}  # fmt: skip


def show(value: Any, pointer: Pointer = ()) -> str:
    """A value as the file spells it, in backticks, shortened, without secrets; objects and lists by their type."""
    from rtlint.redact import is_secret_key, mask

    if any(isinstance(token, str) and is_secret_key(token) for token in pointer):
        return "a value that is not shown"
    if isinstance(value, dict):
        return "an object" if value else "an empty object"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, str):
        return f"`{_short(mask(value))}`" if value.strip() else "an empty string"
    if isinstance(value, Opaque):
        return f"`{_short(mask(value.text))}`"
    return f"`{_short(json.dumps(value))}`"


def show_typed(value: Any, pointer: Pointer = ()) -> str:
    """As `show`, with the word "string" or "number" in front where the type is the point."""
    shown = show(value, pointer)
    if isinstance(value, str) and value.strip():
        return f"the string {shown}"
    return f"the number {shown}" if isinstance(value, (int, float)) and not isinstance(value, bool) else shown


def model_name(name: str, model: str) -> str:
    """A model as the file names it, with the name of the deployment when it is one."""
    return show(model) if name == model else f"{show(model)} (deployed as {show(name)})"


def types(names: Iterable[str]) -> str:
    """JSON types as words: `an object or null`."""
    return either([_TYPES[name] for name in names])


def either(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def choices(values: Iterable[Any], word: str = "or") -> str:
    """Choices in backticks, cut off after a dozen."""
    shown = [show(value) for value in values]
    if len(shown) > _LISTED:
        return f"{', '.join(shown[:_LISTED])}, … ({len(shown)} in all)"
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} {word} {shown[-1]}"


def near(name: object, names: Iterable[str]) -> str | None:
    """The one of `names` that `name` probably was meant to be; None when there are so many that it could be any."""
    known = tuple(names)
    return _near(name, known) if isinstance(name, str) and len(known) <= _COMPARED else None


@lru_cache(maxsize=2**14)
def _near(name: str, names: tuple[str, ...]) -> str | None:
    word = _plain(name)
    plain = {_plain(known): known for known in names if _may_be_near(word, _plain(known))}
    if not plain:
        return None
    import difflib

    found = difflib.get_close_matches(word, list(plain), n=1, cutoff=_ALIKE)
    return plain[found[0]] if found else None


def _may_be_near(word: str, known: str) -> bool:
    """Whether the letters that two words share are enough. It costs a fiftieth of comparing them in order."""
    least = _ALIKE * (len(word) + len(known)) / 2
    if min(len(word), len(known)) < least:
        return False
    shared = sum(map(_letters(known).__contains__, word)), sum(map(_letters(word).__contains__, known))
    return min(shared) >= least


def are_alike(name: object, known: str) -> bool:
    """Whether two names are spellings of one: in capitals or not, with hyphens, underscores or spaces."""
    return isinstance(name, str) and _plain(name.strip()) == _plain(known)


def did_you_mean(name: object, names: Iterable[str]) -> str | None:
    """The near name as a question, or None."""
    found = near(name, names)
    return f"did you mean `{found}`?" if found else None


def place(pointer: Pointer, context: Context) -> str:
    """A pointer as people write it, from its payload's root: `tools[0].name`; the root by the kind's name."""
    path = dotted(pointer[len(context.root) :])
    return f"`{path}`" if path else f"the {kinds()[context.kind].title}"


def dotted(path: Pointer) -> str:
    """`("tools", 0, "name")` as `tools[0].name`; a long name is cut."""
    text = ""
    for token in path:
        name = _cut(token, _QUOTED) if isinstance(token, str) else f"[{token}]"
        text += f".{name}" if text and isinstance(token, str) else name
    return text


def pair(key: str, value: Any, context: Context) -> str:
    """A key with its value as one would type it into this file: `type: realtime` or `"type": "realtime"`."""
    if context.style == "json":
        return f"`{_cut(f'{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}', _WRITTEN)}`"
    return f"`{_cut(f'{key}: {_yaml(value)}', _WRITTEN)}`"


def answer(name: str, pointer: Pointer, context: Context) -> ServerError:
    """What the server would answer to the mistake called `name` (a row of the table `server`) at `pointer`."""
    row = table("server")["errors"][name]
    prefix = kinds()[context.kind].param
    path = dotted(pointer[len(context.root) :])
    param = f"{prefix}.{path}" if prefix and path else prefix or path
    message = row["message"]
    return ServerError(row["code"], param or None, message.format(param=param) if message else None)


def _yaml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(item)}" for key, item in value.items()) + "}"
    return value if isinstance(value, str) else json.dumps(value)


@lru_cache(maxsize=1024)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


@lru_cache(maxsize=1024)
def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(" ", "_")


def _short(text: str) -> str:
    return _cut(" ".join(text.split()), _QUOTED)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
