"""Write random data as YAML and JSON in many ways, for the properties of reading."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from hypothesis import strategies as st

LETTERS = st.sampled_from(
    [*"abz019 -_.:#'\"\\/,[]{}&*!|>%@`?~\t\n=$<>", "é", "\x85", "\u2028", "\u2029", "\U0001f600", "\ue000"]
)
TEXTS = st.text(LETTERS, max_size=12)
WORDS = st.sampled_from(
    ["no", "yes", "null", "~", "1", "1.0", "true", "0x10", ".inf", "1_000", "<<", "${X}", "{{ x }}", "-", "a: b"]
)
SCALARS = st.one_of(
    TEXTS,
    WORDS,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.one_of(TEXTS, WORDS), inner, max_size=4)),
    max_leaves=12,
)

_PLAIN = re.compile(r"[a-zé][a-z0-9é]*(?: [a-z0-9é]+)*")
_WORDS = {"null", "true", "false"}


def text_as_yaml(text: str, pick: Callable[[int], int]) -> str:
    """A string on one line: plain or in single quotes where YAML allows it, else in double quotes."""
    way = pick(3)
    if way == 0 and _PLAIN.fullmatch(text) and text not in _WORDS:
        return text
    if way == 1 and not re.search(r"[\n\r]", text):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def as_flow(data: object, pick: Callable[[int], int]) -> str:
    """Data in flow style on one line."""
    if isinstance(data, dict):
        pairs = (f"{text_as_yaml(key, pick)}: {as_flow(value, pick)}" for key, value in data.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(as_flow(item, pick) for item in data) + "]"
    return text_as_yaml(data, pick) if isinstance(data, str) else json.dumps(data)


def as_block(data: object, pick: Callable[[int], int], indent: int = 0) -> str:
    """Data in block style, as the lines that follow a key or a dash: starts with a space or a line end."""
    comment = " # a comment" if pick(5) == 0 else ""
    margin = " " * indent
    if isinstance(data, dict) and data:
        step = 1 + pick(3)
        return (
            comment
            + "\n"
            + "".join(
                f"{margin}{text_as_yaml(key, pick)}:{as_block(value, pick, indent + step)}"
                for key, value in data.items()
            )
        )
    if isinstance(data, list) and data:
        return comment + "\n" + "".join(f"{margin}-{as_block(item, pick, indent + 2)}" for item in data)
    if isinstance(data, str) and pick(2) and re.fullmatch(r"[a-z][^\t\r\x85\u2028\u2029]*[^\s\x85\u2028\u2029]", data):
        return " |-\n" + "".join(f"{margin} {line}\n" if line.strip() else "\n" for line in data.split("\n"))
    if data is None and pick(2):
        return comment + "\n"
    return " " + as_flow(data, pick) + comment + "\n"


def as_json(data: object, pick: Callable[[int], int]) -> str:
    """Data as JSON: compact, indented by spaces or tabs, in ASCII or not."""
    return json.dumps(data, ensure_ascii=bool(pick(2)), indent=(None, 2, "\t", 0)[pick(4)])


def as_json_in_yaml(data: object, pick: Callable[[int], int]) -> str:
    """Data as JSON that is YAML too: JSON's escaped surrogate pairs are not."""
    return json.dumps(data, ensure_ascii=False, indent=(None, 2, 0)[pick(3)])
