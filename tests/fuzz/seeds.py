"""What a fuzzer starts from: payloads and code of this repository, and the words of the schemas."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from inputs import put_together

ROOT = Path(__file__).parents[2]
#: Larger ones only slow the fuzzer down.
LARGEST = 3000

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<form>\w+)(?P<options>[^\n]*)\n(?P<text>.*?)^ *```", re.MULTILINE | re.DOTALL
)
_FORMS = {
    "yaml": ".yaml",
    "json": ".json",
    "jsonc": ".jsonc",
    "python": ".py",
    "typescript": ".ts",
    "javascript": ".js",
}
_FOLDERS = ("examples", "tests/ok/payloads")
_LOOKALIKES = ("tests/ok/lookalikes",)
_PAGES = ("rtlint/rules/*.py", "docs/*.md", "tests/source/edit/examples/*.md")
_CODE = {
    ".py": "tests/hosts/test_python*.py",
    ".ts": "tests/hosts/test_javascript*.py",
    ".md": "tests/hosts/test_markdown.py",
}


def seeds(suffixes: Sequence[str]) -> Iterator[bytes]:
    """The inputs to start from, for files with these suffixes."""
    for suffix, text in (*_texts(), *_files(_LOOKALIKES), *_code(), *_around(suffixes)):
        known = suffix if suffix in suffixes else suffix.replace(".js", ".ts")
        if known in suffixes and len(text) <= LARGEST:
            yield put_together(text.encode(), known, suffixes)


@cache
def payloads() -> tuple[str, ...]:
    """Every payload there is, as JSON on one line."""
    read = (_as_data(suffix, text) for suffix, text in _texts())
    return tuple(json.dumps(data) for data in read if isinstance(data, (dict, list)))


@cache
def words() -> tuple[str, ...]:
    """The names of all fields, the values they may have, and what stands in their place: models, voices."""
    found: set[str] = set()
    for path in sorted((ROOT / "schemas").rglob("*.json")):
        found |= {*_words(json.loads(path.read_text("utf-8")))}
    for name in ("models", "voices"):
        found |= set(re.findall(r'"id": "([\w.-]+)"', (ROOT / f"rtlint/facts/{name}.json").read_text("utf-8")))
    return tuple(sorted(word for word in found if 1 < len(word) <= 60))


def _words(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        yield from (word for word in (*_listed(schema, "enum"), schema.get("const")) if isinstance(word, str))
    inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for each in inner:
        yield from _words(each)


def _listed(schema: dict[str, Any], key: str) -> list[Any]:
    value = schema.get(key)
    return value if isinstance(value, list) else []


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    """Files and fences: suffix and text."""
    found = [*_files(_FOLDERS)]
    pages = (path.read_text("utf-8") for pattern in _PAGES for path in sorted(ROOT.glob(pattern)))
    fences = (fence for page in pages for fence in _FENCE.finditer(page))
    found += [
        (_FORMS[fence["form"]], _said(fence)) for fence in fences if fence["form"] in _FORMS and not fence["indent"]
    ]
    return tuple(found)


def _said(fence: re.Match[str]) -> str:
    """The text of a fence, behind a comment that says what it is: as its label does, or a session in a rule's page."""
    said = re.findall(r"\b(?:kind|dialect)=[\w-]+", fence["options"])
    if re.match(r" (?:bad|good|fixed)", fence["options"]) and not re.search(r"^type:", fence["text"], re.MULTILINE):
        said = said if any(word.startswith("kind=") for word in said) else [*said, "kind=session"]
    return f"# rtlint: {' '.join(said)}\n{fence['text']}" if said and fence["form"] == "yaml" else str(fence["text"])


def _files(folders: Sequence[str]) -> Iterator[tuple[str, str]]:
    files = (path for folder in folders for path in sorted((ROOT / folder).iterdir()) if path.suffix in _FORMS.values())
    return ((path.suffix, path.read_bytes().decode("utf-8")) for path in files)


def _code() -> Iterator[tuple[str, str]]:
    """The code that the tests of host languages read: all strings in them that are more than a word."""
    for suffix, pattern in _CODE.items():
        for path in sorted(ROOT.glob(pattern)):
            nodes = ast.walk(ast.parse(path.read_text("utf-8")))
            texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
            yield from (
                (suffix, text) for text in sorted(texts) if len(text) > 30 and any(sign in text for sign in "{([")
            )


def _around(suffixes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every payload as a part of a file of some language."""
    for payload in payloads():
        literal = repr(json.loads(payload))
        python = f"# realtime\nclient.session.update(session={literal})\n"
        cells = [{"cell_type": "code", "source": [python], "metadata": {}}]
        made = {
            ".py": python,
            ".ts": f"ws.send(JSON.stringify({payload}));\n",
            ".md": f"# Send\n\n```json\n{payload}\n```\n",
            ".jsonl": f"{payload}\n",
            ".log": f"12:00:01 sent {payload}\n",
            ".ipynb": json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}),
            ".yaml": f"body: '{payload}'\n",
        }
        yield from ((suffix, text) for suffix, text in made.items() if suffix in suffixes)


def _as_data(suffix: str, text: str) -> Any:
    """What a text of JSON holds; None for everything else."""
    if suffix != ".json":
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
