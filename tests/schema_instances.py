"""Random instances of a JSON Schema: valid ones, and what becomes of them when somebody slips."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

Schema = dict[str, Any]
Pointer = tuple[Any, ...]

TEXTS = ("", "text", "a\n", "\n", "realtime", "function", "\ud800", "\u2028", "${X}", "1", "type", "a" * 300)
NUMBERS = (
    0,
    1,
    -1,
    2,
    0.5,
    1.0,
    -0.0,
    24000,
    24000.0,
    1e308,
    10**400,
    -(10**30),
    float("nan"),
    float("inf"),
    float("-inf"),
)
KEYS = (
    "unheard_of",
    "",
    "type",
    "name",
    "model",
    "Type",
    "type\n",
    " type",
    "\ud800",
    "__proto__",
    1,
    None,
    True,
    1.0,
    ("a",),
)


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    value: Any = []
    for _ in range(levels):
        value = [value]
    return value


ODD: tuple[Any, ...] = (
    None,
    True,
    False,
    *NUMBERS,
    *TEXTS,
    [],
    {},
    [[]],
    [None],
    {"type": 1},
    {"type": []},
    {"type": None},
    {1: 2},
    {None: {}},
    deep(150),
)


def instance(random: Random, whole: Schema, part: Schema, depth: int) -> Any:
    """A value that `part` of the schema `whole` admits, as far as its keywords say how; small below a depth."""
    while "$ref" in part:
        part = whole if part["$ref"] == "#" else whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
    for union in ("oneOf", "anyOf"):
        if union in part:
            return instance(random, whole, random.choice(part[union]), depth)
    if "const" in part or "enum" in part:
        return random.choice(part.get("enum", [part.get("const")]))
    kind = part.get("type", "object" if "properties" in part else None)
    if kind == "array":
        least = part.get("minItems", 0)
        count = random.choice((least, least + 1, 2)) if depth > 0 else least
        return [instance(random, whole, part.get("items", {}), depth - 1) for _ in range(count)]
    if kind == "object":
        return _object(random, whole, part, depth)
    if kind in ("integer", "number"):
        least, most = part.get("minimum", -5), part.get("maximum", 30000)
        return random.choice(
            (least, most, random.randint(int(least) + 1, int(most))) if most > least + 1 else (least, most)
        )
    if kind == "boolean":
        return random.random() < 0.5
    return None if kind == "null" else random.choice(("text", "a-b_1"))


def _object(random: Random, whole: Schema, part: Schema, depth: int) -> dict[str, Any]:
    fields = part.get("properties", {})
    chance = random.choice((0, 0.2, 0.6)) if depth > 0 else 0
    names = [name for name in fields if name in part.get("required", ()) or random.random() < chance]
    made = {name: instance(random, whole, fields[name], depth - 1) for name in names}
    others = part.get("additionalProperties")
    if isinstance(others, dict) and random.random() < 0.5:
        made["other"] = instance(random, whole, others, depth - 1)
    return made


def places(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Every value in a value."""
    yield pointer, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in steps:
        if len(pointer) < 20:
            yield from places(item, (*pointer, step))


def replaced(value: Any, pointer: Pointer, change: Callable[[Any], Any]) -> Any:
    """A copy of a value in which the one at a pointer is changed."""
    if not pointer:
        return change(value)
    if isinstance(value, dict):
        return {key: replaced(item, pointer[1:], change) if key == pointer[0] else item for key, item in value.items()}
    return [replaced(item, pointer[1:], change) if index == pointer[0] else item for index, item in enumerate(value)]


def mutated(random: Random, value: Any) -> Any:
    """A copy of a value with a mistake somewhere."""
    pointer, _ = random.choice(list(places(value)))
    return replaced(value, pointer, lambda old: _slip(random, old))


def _slip(random: Random, old: Any) -> Any:
    way = random.randrange(4)
    if way == 0:
        return random.choice(ODD)
    if isinstance(old, dict):
        keys = list(old)
        gone = random.choice(keys) if keys else None
        if way == 1:
            return {key: item for key, item in old.items() if key != gone}
        if way == 2:
            return {random.choice(KEYS) if key == gone else key: item for key, item in old.items()}
        return {**old, random.choice(KEYS): random.choice(ODD)}
    if isinstance(old, list):
        return [*old, random.choice(ODD)] if way == 1 else old[1:] if way == 2 else old + old
    if isinstance(old, str):
        return random.choice((old + "\n", old.upper(), "", old + "\ud800", [old], {"type": old}))
    if isinstance(old, bool):
        return random.choice((int(old), str(old), None))
    if isinstance(old, (int, float)):
        other = float(old) if abs(old) < 10**15 else -old
        return random.choice((other, -old, bool(old), old + 0.5 if isinstance(other, float) else 0.5, *NUMBERS))
    return random.choice(ODD)
