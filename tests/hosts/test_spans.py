"""Whatever a payload stands in, the span of each of its values reads as the value, and that of each key as the key."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pprint import pformat
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rtlint.hosts import read_text
from rtlint.source.document import Document, locate
from rtlint.source.opaque import Opaque
from rtlint.source.pointer import Pointer
from rtlint.source.read import read_text as read_plain
from rtlint.source.text import Span

CASES = int(os.environ.get("RTLINT_CASES", "1000")) // 40

TEXTS = st.text(st.sampled_from([*"ab 0:#'\"\\/,{}[]$%<>*`~\t\n-|&", "é", "😀", "\u2028", "\x85", "\x7f"]), max_size=8)
KEYS = st.one_of(st.sampled_from(["model", "voice", "a b", "1", "é", "it's"]), TEXTS)
SCALARS = st.one_of(
    TEXTS, st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False, allow_infinity=False)
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=8
)
SESSIONS = st.dictionaries(KEYS.filter(lambda key: key not in ("type", "session")), VALUES, max_size=4)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an event into a file: how, and how a stretch of it is read back."""

    path: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def as_yaml(cut: str) -> Any:
    """The value of a stretch of YAML."""
    (document,) = read_plain("x.yaml", cut)
    return document.data.text if isinstance(document.data, Opaque) else document.data


def unescaped(read: Callable[[str], Any]) -> Callable[[str], Any]:
    """Read what stands in a JSON string."""
    return lambda cut: read(json.loads(f'"{cut}"'))


def literal(cut: str) -> Any:
    """The value of a literal of Python, which may be several in a row."""
    return ast.literal_eval(f"({cut})")


def as_json(value: Any) -> str:
    """On one line, in which U+2028 may stand."""
    return json.dumps(value, ensure_ascii=False)


def in_yaml(value: Any) -> str:
    """On one line, without pairs of surrogates and without control characters."""
    return as_json(value).replace("\x7f", "\\u007f").replace("\x85", "\\u0085")


def prefixed(prefix: str, text: str) -> str:
    """Every line of a text behind a prefix."""
    return "".join(f"{prefix}{line}\n" for line in text.split("\n"))


def python(value: Any) -> str:
    """A call in a function, over several lines."""
    return (
        "async def main():\n    await ws.send(json.dumps(\n" + prefixed(" " * 8, pformat(value, width=60)) + "    ))\n"
    )


def notebook(source: str) -> str:
    """A notebook with one cell of code, its lines apart."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": source.splitlines(keepends=True)}
    return json.dumps(
        {"cells": [{"cell_type": "markdown", "metadata": {}, "source": "é\n"}, cell], "metadata": {}, "nbformat": 4}
    )


def spread(value: Any) -> str:
    """JSON over several lines."""
    return json.dumps(value, indent=2, ensure_ascii=False)


FORMS = {
    "JSON": Form("x.json", spread, json.loads),
    "JSON with comments": Form("x.jsonc", lambda value: "// é\n" + spread(value).replace("\n", " /* ' */ // {\n"), json.loads),
    "YAML": Form("x.yaml", lambda value: "# é\nx: 1\n---\n" + in_yaml(value), as_yaml),
    "Python": Form("x.py", python, literal),
    "JavaScript": Form("x.js", lambda value: f"// é😀\nws.send(JSON.stringify({spread(value)}));\n", json.loads),
    "TypeScript": Form("x.ts", lambda value: f"const e: Event = {as_json(value)} as const;\n", json.loads),
    "JSON Lines": Form("x.jsonl", lambda value: f'{{"a": 1}}\n{json.dumps(value)}\n', json.loads),
    "a log": Form("x.log", lambda value: f"é 12:00 sent {json.dumps(value)} (1)\n", json.loads),
    "a fence of JSON in a quotation": Form("x.md", lambda value: "é\n\n" + prefixed("> ", f"```json\n{json.dumps(value, indent=1)}\n```"), json.loads),
    "a fence of YAML in a list": Form("x.md", lambda value: "1. é\n\n" + prefixed("   ", f"```yaml\n# x\n{in_yaml(value)}\n```"), as_yaml),
    "a notebook": Form("x.ipynb", lambda value: notebook(f"# é\nimport json\nws.send(json.dumps({value!r}))"), unescaped(literal)),
    "a string in JSON": Form("x.json", lambda value: json.dumps({"é": "\n", "body": json.dumps(value)}), unescaped(json.loads)),
    "a string in YAML": Form("x.yaml", lambda value: f"é: 😀\nbody: {json.dumps(json.dumps(value))}\n", unescaped(json.loads)),
    "a block of YAML": Form("x.yaml", lambda value: f"é: 😀\nbody: |\n{prefixed('   ', json.dumps(value, indent=1))}", json.loads),
}  # fmt: skip


def scalars(value: Any, pointer: Pointer = ()) -> Iterator[tuple[Pointer, Any]]:
    """Every value with its pointer but collections, among whose lines may be text of the file."""
    if value and isinstance(value, (dict, list)):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from scalars(item, (*pointer, step))
    else:
        yield pointer, value


def cut(text: str, document: Document, span: Span) -> str:
    """The characters of a span in the file; a document of a log has the lines it is on for its text."""
    before = document.host.lines[0][1] if document.host and document.host.lines else 0
    return text[before + span.start : before + span.end]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck))
@given(session=SESSIONS, crlf=st.booleans())
def test_every_span_reads_as_its_value(form: Form, session: dict[str, Any], crlf: bool) -> None:
    """Scalars and collections, keys too, in files with either line end."""
    event = {"type": "session.update", "session": {"type": "realtime", **session}}
    text = form.write(event)
    if crlf and "\r" not in text:
        text = text.replace("\n", "\r\n")
    found = [each for each in read_text(form.path, text) if isinstance(each.data, dict) and "session" in each.data]
    assert len(found) == 1
    for pointer, value in scalars(event):
        assert form.read(cut(text, found[0], locate(found[0], pointer))) == value
        if pointer and isinstance(pointer[-1], str):
            assert form.read(cut(text, found[0], locate(found[0], pointer, "key"))) == pointer[-1]
