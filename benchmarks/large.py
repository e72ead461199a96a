"""Inputs that grow in one dimension each, for `growth.py`: a function of a size makes the files of a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Files = dict[str, str]


@dataclass(frozen=True, slots=True)
class Dimension:
    """What grows, up to `most`, which the command has two seconds for; and the options that it needs beside."""

    make: Callable[[int], Files]
    most: int
    options: tuple[str, ...] = ()


def session(**more: Any) -> dict[str, Any]:
    """The least that is a session, and more."""
    return {"type": "realtime", "model": "gpt-realtime-2.1", **more}


def as_json(data: Any) -> Files:
    """One file that holds the data."""
    return {"session.json": json.dumps(data, indent=1)}


def yaml(*lines: str) -> Files:
    """One YAML session with these lines at its end."""
    return {"session.yaml": "\n".join(("type: realtime", "model: gpt-realtime-2.1", *lines, ""))}


def tool(number: int, **more: Any) -> dict[str, Any]:
    """A function with nothing to complain about."""
    parameters = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
    named = {"name": f"find_{number}", "description": f"Find number {number}.", "parameters": parameters}
    return {"type": "function", **named, **more}


def parameters(schema: dict[str, Any]) -> Files:
    """A session with one tool whose parameters are so."""
    return as_json(session(tools=[tool(1, parameters=schema)]))


def _numbered(text: str, size: int) -> list[str]:
    return [text.replace("%", str(number)) for number in range(size)]


def _deep(size: int) -> Files:
    """Objects 150 deep, so many of them side by side."""
    one: Any = {"type": "string"}
    for _ in range(50):
        one = {"type": "object", "properties": {"a": one}}
    return parameters({"type": "object", "properties": {f"p{number}": one for number in range(size)}})


def _cells(cells: Iterable[str]) -> Files:
    made = [{"cell_type": "code", "metadata": {}, "source": cell.splitlines(keepends=True)} for cell in cells]
    book = {"cells": made, "metadata": {"kernelspec": {"language": "python", "name": "p"}}, "nbformat": 4}
    return {"book.ipynb": json.dumps({**book, "nbformat_minor": 5}, indent=1)}


def _chain(size: int) -> Iterator[str]:
    yield "a0 = {'type': 'realtime', 'model': 'gpt-realtime-2.1', 'speed': 1}"
    yield from (f"a{number + 1} = a{number}" for number in range(size))
    yield f"client.send(json.dumps({{'type': 'session.update', 'session': a{size}}}))"


_PAYLOAD = "{'type': 'realtime', 'model': 'gpt-realtime-2.1', 'voice': 'mariin'}"
_EVENT = '{"type": "session.update", "session": {"type": "realtime", "voice": "marin"}}'

DIMENSIONS: dict[str, Dimension] = {
    "unknown keys": Dimension(lambda n: as_json(session(**{f"instructions{i}": "x" for i in range(n)})), 20_000),
    "unknown keys in YAML": Dimension(lambda n: yaml(*_numbered("instructons_%: x", n)), 20_000),
    "long unknown keys": Dimension(lambda n: as_json(session(**{f"{'k' * 90}{i}": 1 for i in range(n)})), 10_000),
    "beta keys": Dimension(lambda n: as_json(session(tools=[tool(i, voice="x") for i in range(n)])), 4_000),
    "duplicate keys": Dimension(lambda n: yaml(*["speed: 1"] * n), 40_000),
    "duplicate keys in JSON": Dimension(lambda n: {"a.json": '{"type": "realtime"' + ', "speed": 1' * n + "}"}, 40_000),
    "tools": Dimension(lambda n: as_json(session(tools=[tool(i) for i in range(n)])), 5_000),
    "tools of one name": Dimension(lambda n: as_json(session(tools=[tool(1) for _ in range(n)])), 5_000),
    "tools in YAML without a type": Dimension(
        lambda n: yaml("tools:", *_numbered("  - name: a%\n    description: b", n)), 8_000
    ),
    "nested tools": Dimension(
        lambda n: yaml("tools:", *_numbered("  - {type: function, function: {name: a%, description: b}}", n)), 4_000
    ),
    "MCP servers of one label": Dimension(
        lambda n: as_json(session(tools=[{"type": "mcp", "server_label": "a", "server_url": "https://a.b"}] * n)), 5_000
    ),
    "wrong values in a list": Dimension(lambda n: as_json(session(output_modalities=["adio"] * n)), 20_000),
    "wrong values to include": Dimension(
        lambda n: as_json(session(include=["item.input_audio_transcription.logprob"] * n)), 20_000
    ),
    "keywords": Dimension(
        lambda n: as_json(
            session(
                audio={
                    "input": {"transcription": {"model": "gpt-transcribe", "keywords": [f"k {i}\n" for i in range(n)]}}
                }
            )
        ),
        10_000,
    ),
    "required that are unknown": Dimension(
        lambda n: parameters({"type": "object", "properties": {"a": {}}, "required": [f"r{i}" for i in range(n)]}),
        10_000,
    ),
    "required more than once": Dimension(
        lambda n: parameters({"type": "object", "properties": {"a": {}}, "required": ["a"] * n}), 10_000
    ),
    "required and known": Dimension(
        lambda n: parameters(
            {"type": "object", "properties": {f"r{i}": {} for i in range(n)}, "required": [f"r{i}" for i in range(n)]}
        ),
        10_000,
    ),
    "required flags": Dimension(
        lambda n: parameters({"type": "object", "properties": {f"r{i}": {"required": True} for i in range(n)}}), 10_000
    ),
    "removals in one list": Dimension(
        lambda n: yaml(
            "tools:",
            "- type: function",
            "  name: a",
            "  description: b",
            "  parameters:",
            "    type: object",
            "    properties: {a: {type: string}}",
            "    required:",
            *_numbered("    - r%", n),
        ),
        3_000,
    ),
    "wrong enum values": Dimension(
        lambda n: parameters(
            {"type": "object", "properties": {f"r{i}": {"type": "integer", "enum": ["a"]} for i in range(n)}}
        ),
        10_000,
    ),
    "wrong types in a schema": Dimension(
        lambda n: parameters({"type": "object", "properties": {f"r{i}": {"type": "str"} for i in range(n)}}), 10_000
    ),
    "references": Dimension(
        lambda n: parameters(
            {
                "type": "object",
                "properties": {f"r{i}": {"$ref": f"#/$defs/d{i}"} for i in range(n)},
                "$defs": {f"d{i}": {"$ref": f"#/$defs/d{i + 1}"} for i in range(n)},
            }
        ),
        10_000,
    ),
    "references in a circle": Dimension(
        lambda n: parameters(
            {
                "type": "object",
                "properties": {"a": {"$ref": "#/$defs/d0"}},
                "$defs": {f"d{i}": {"$ref": f"#/$defs/d{(i + 1) % n}"} for i in range(n)},
            }
        ),
        10_000,
    ),
    "branches": Dimension(
        lambda n: parameters(
            {
                "type": "object",
                "properties": {
                    "a": {"anyOf": [{"type": "object", "properties": {"b": {"const": i}}} for i in range(n)]}
                },
            }
        ),
        10_000,
    ),
    "patterns": Dimension(
        lambda n: parameters(
            {"type": "object", "properties": {f"r{i}": {"type": "string", "pattern": f"^(a+)+{i}$"} for i in range(n)}}
        ),
        10_000,
    ),
    "a long pattern": Dimension(
        lambda n: parameters({"type": "object", "properties": {"a": {"type": "string", "pattern": "(a|b)*" * n}}}),
        10_000,
    ),
    "deep and wide": Dimension(_deep, 200),
    "documents": Dimension(lambda n: {"a.yaml": "---\ntype: realtime\nspeed: 1\n" * n}, 10_000),
    "empty documents": Dimension(lambda n: {"a.yaml": "---\n" * n}, 50_000, ("--kind", "session")),
    "lines of JSON": Dimension(lambda n: {"a.jsonl": (_EVENT + "\n") * n}, 20_000),
    "other lines of JSON": Dimension(lambda n: {"a.jsonl": '{"a": 1}\n' * n}, 200_000),
    "broken lines of JSON": Dimension(lambda n: {"a.jsonl": '{"type": "session.update", \n' * n}, 20_000),
    "aliases": Dimension(lambda n: yaml("a: &a {b: 1}", "c:", *["  - *a"] * n), 20_000),
    "anchors": Dimension(lambda n: yaml("c:", *_numbered("  - &a% {b: 1}", n), *_numbered("  - *a%", n)), 10_000),
    "merges": Dimension(lambda n: yaml("a: &a {b: 1}", "c:", *_numbered("  - {<<: *a, d%: 1}", n)), 10_000),
    "merges in one": Dimension(
        lambda n: yaml("a:", *_numbered("  - &a% {b%: 1}", n), f"c: {{<<: [{', '.join(_numbered('*a%', n))}]}}"), 10_000
    ),
    "merges in a chain": Dimension(
        lambda n: yaml("a0: &a0 {b: 1}", *(f"a{i + 1}: &a{i + 1} {{<<: *a{i}}}" for i in range(n))), 10_000
    ),
    "tools with an alias": Dimension(
        lambda n: yaml(
            "x: &p {type: object, properties: {a: {type: str}}}",
            "tools:",
            *_numbered("  - {type: function, name: a%, parameters: *p}", n),
        ),
        3_000,
    ),
    "comments": Dimension(lambda n: yaml(*_numbered("# a comment of number %", n)), 40_000),
    "ignores": Dimension(lambda n: yaml(*_numbered("x%: 1  # rtlint: ignore[RT101]", n)), 20_000),
    "unused ignores": Dimension(lambda n: yaml("tools:", *["  # rtlint: ignore[RT101]"] * n, "  []"), 20_000),
    "ignores of a file": Dimension(lambda n: yaml(*["# rtlint: ignore-file[RT101] so"] * n, "x: 1"), 20_000),
    "placeholders": Dimension(lambda n: yaml(*_numbered("x%: ${VAR}", n)), 20_000),
    "placeholders in tools": Dimension(
        lambda n: yaml("tools:", *_numbered("  - {type: function, name: '${N%}', parameters: !env P}", n)), 5_000
    ),
    "lines of instructions": Dimension(lambda n: yaml("instructions: |", *["  Be brief, please, ok."] * n), 80_000),
    "placeholders in instructions": Dimension(
        lambda n: yaml("instructions: |", *["  Be ${VAR_NAME} {{ this }}"] * n), 70_000
    ),
    "secrets in instructions": Dimension(
        lambda n: yaml("instructions: |", *_numbered("  sk-proj-abcdefghijklmnopqrstuvwxyz012345678%", n)), 20_000
    ),
    "a long key": Dimension(lambda n: yaml(f'? "{"k" * n}"', ": 1"), 1_000_000),
    "a long value": Dimension(lambda n: as_json(session(voice="v" * n)), 2_000_000),
    "a long line": Dimension(lambda n: {"a.json": json.dumps(session(**{f"x{i}": 1 for i in range(n)}))}, 10_000),
    "a long line of tools": Dimension(
        lambda n: {"a.json": json.dumps(session(tools=[{"type": "function", "nam": "a"}] * n))}, 10_000
    ),
    "syntax mistakes": Dimension(lambda n: {"a.json": '{"type": "realtime",' + "'a': 1," * n + "}"}, 40_000),
    "trailing commas": Dimension(lambda n: {"a.json": '{"type": "realtime", "a": [' + "[1,]," * n + "]}"}, 40_000),
    "broken YAML": Dimension(lambda n: yaml(*["a: b: c"] * n), 40_000),
    "brackets that stay open": Dimension(lambda n: yaml(*["a: ["] * n), 40_000),
    "quotes that stay open": Dimension(lambda n: yaml(*["a: 'b"] * n), 40_001),
    "Python payloads": Dimension(
        lambda n: {"a.py": "import openai\n" + "\n".join(_numbered(f"a% = {_PAYLOAD}", n))}, 10_000
    ),
    "Python names": Dimension(
        lambda n: {"a.py": "import openai\n" + "\n".join(_numbered("a% = %", n)) + f"\ns = {_PAYLOAD}\n"}, 50_000
    ),
    "Python names that are used": Dimension(
        lambda n: {
            "a.py": "import openai\n"
            + "\n".join(_numbered("v% = 'marin%'", n))
            + "\n"
            + "\n".join(_numbered("s% = {'type': 'realtime', 'audio': {'output': {'voice': v%}}}", n))
        },
        5_000,
    ),
    "Python keys": Dimension(
        lambda n: {
            "a.py": "import openai\ns = {'type': 'realtime', 'model': 'gpt-realtime-2.1',\n"
            + "\n".join(_numbered("'x%': 1,", n))
            + "}\n"
        },
        20_000,
    ),
    "a chain of Python names": Dimension(lambda n: {"a.py": "import openai\n" + "\n".join(_chain(n))}, 10_000),
    "Python assignments to items": Dimension(
        lambda n: {"a.py": f"import openai\ns = {_PAYLOAD}\n" + "\n".join(_numbered("s['x%'] = 1", n)) + "\n"}, 10_000
    ),
    "Python functions": Dimension(
        lambda n: {
            "a.py": "import openai\n" + "\n".join(_numbered(f"def f%():\n    s = {_PAYLOAD}\n    return s\n", n))
        },
        5_000,
    ),
    "Python strings": Dimension(
        lambda n: {"a.py": "import openai\n" + "\n".join(_numbered(f"a% = '''{_EVENT}'''", n))}, 5_000
    ),
    "Python payloads of a kind": Dimension(
        lambda n: {"a.py": "\n".join(_numbered("# rtlint: kind=session\na% = {'voice': 'marin'}", n))}, 3_000
    ),
    "Python payloads of one name": Dimension(
        lambda n: {"a.py": "import openai\n" + "\n".join(_numbered(f"s = {_PAYLOAD}\nsend(s)\ns['x%'] = 1", n))}, 2_000
    ),
    "Python comments": Dimension(
        lambda n: {"a.py": "\n".join(_numbered("# rtlint: ignore[RT101] %", n)) + f"\ns = {_PAYLOAD}\n"}, 20_000
    ),
    "Python objects that others are put into": Dimension(
        lambda n: {"a.py": f"import openai\ns = {_PAYLOAD[:-1]},\n" + ",\n".join(_numbered("'x%': {**x}", n)) + "}\n"},
        5_000,
    ),
    "a chain of Python calls": Dimension(
        lambda n: {"a.py": f"import openai\ns = {_PAYLOAD}\nx" + "".join(_numbered(".a%(b={'c': 1})", n)) + "\n"}, 1_000
    ),
    "Python decorators": Dimension(
        lambda n: {"a.py": "import openai\n" + "\n".join(_numbered(f"@tool({_PAYLOAD})\ndef f%(): pass", n))}, 3_000
    ),
    "Python payloads on one line": Dimension(
        lambda n: {"a.py": "import openai\n" + "; ".join(_numbered(f"a% = {_PAYLOAD}", n)) + "\n"}, 600
    ),
    "Python values": Dimension(lambda n: {"a.py": f'import openai\ns = {_PAYLOAD}\ny = f"{"{s}" * n}"\n'}, 20_000),
    "JavaScript payloads of a kind": Dimension(
        lambda n: {"a.js": "\n".join(_numbered("// rtlint: kind=session\nconst a% = {voice: 'marin'};", n))}, 3_000
    ),
    "JavaScript payloads that calls take": Dimension(
        lambda n: {
            "a.js": "import OpenAI from 'openai';\n"
            + f"openai.realtime.clientSecrets.create({{session: {_PAYLOAD}}});\n" * n
        },
        5_000,
    ),
    "a chain of JavaScript calls": Dimension(
        lambda n: {"a.js": f"const s = {_PAYLOAD};\nx{''.join(_numbered('.a%({b: 1})', n))};\n"}, 1_000
    ),
    "JavaScript payloads": Dimension(lambda n: {"a.js": "\n".join(_numbered(f"const a% = {_PAYLOAD};", n))}, 10_000),
    "JavaScript names": Dimension(
        lambda n: {"a.js": "\n".join(_numbered("const a% = %;", n)) + f"\nconst s = {_PAYLOAD};\n"}, 50_000
    ),
    "JavaScript keys": Dimension(
        lambda n: {
            "a.js": "const s = {type: 'realtime', model: 'gpt-realtime-2.1',\n"
            + "\n".join(_numbered("x%: 1,", n))
            + "};\n"
        },
        20_000,
    ),
    "a chain of JavaScript names": Dimension(
        lambda n: {
            "a.js": f"const a0 = {_PAYLOAD};\n"
            + "\n".join(f"const a{i + 1} = a{i};" for i in range(n))
            + f"\nws.send(JSON.stringify({{type: 'session.update', session: a{n}}}));\n"
        },
        10_000,
    ),
    "open JavaScript": Dimension(lambda n: {"a.js": f"const s = {_PAYLOAD};\n" + "f({[(" * n}, 20_000),
    "JavaScript templates": Dimension(
        lambda n: {"a.js": f"const s = {_PAYLOAD};\n" + "const a = `b${c}`;\n" * n}, 20_000
    ),
    "JavaScript divisions": Dimension(
        lambda n: {"a.js": f"const s = {_PAYLOAD};\n" + "a = b / c / d; <e> /x/ \n" * n}, 20_000
    ),
    "cells": Dimension(lambda n: _cells(_numbered(f"a% = {_PAYLOAD}\n", n)), 5_000),
    "comments of a cell": Dimension(
        lambda n: _cells(["# rtlint: ignore[RT101] so\n" * n + f"s = {_PAYLOAD}\n"]), 10_000
    ),
    "other cells": Dimension(lambda n: _cells(_numbered("a% = 1\nb = 2\n", n)), 10_000),
    "fences": Dimension(lambda n: {"a.md": f"```json\n{_EVENT}\n```\n\n" * n}, 10_000),
    "other fences": Dimension(lambda n: {"a.md": "```\na\n```\n" * n}, 50_000),
    "fences in lists": Dimension(
        lambda n: {"a.md": "- a\n  ```yaml\n  type: realtime\n  speed: 1\n  ```\n" * n}, 10_000
    ),
    "open fences": Dimension(lambda n: {"a.md": "````".join("> " * (i % 7) + "`" * (i % 5) for i in range(n))}, 50_000),
    "a log": Dimension(lambda n: {"a.log": f"2026-01-01 INFO > {_EVENT}\n" * n}, 10_000),
    "a long line of a log": Dimension(lambda n: {"a.log": f"INFO {'x' * n} {_EVENT}\n"}, 5_000_000),
    "braces of a log": Dimension(lambda n: {"a.log": "INFO session.update " + "{" * n + "\n"}, 100_000),
    "shell": Dimension(
        lambda n: {"a.sh": f"curl https://api.openai.com/v1/realtime/client_secrets -d '{_EVENT}'\n" * n}, 10_000
    ),
    "open shell": Dimension(
        lambda n: {"a.sh": "curl https://api.openai.com/v1/realtime/client_secrets -d '\"$(\n" * n}, 10_000
    ),
    "patterns of git": Dimension(
        lambda n: {".gitignore": "\n".join(_numbered("a%/*.bak", n)), **{f"f{i}.json": "{}" for i in range(20)}}, 10_000
    ),
    "overrides": Dimension(
        lambda n: {
            "rtlint.toml": "\n".join(_numbered('[[files]]\npath = "a%/**"\nignore = ["RT101"]\n', n)),
            **{f"f{i}.json": '{"type": "realtime", "x": 1}' for i in range(5)},
        },
        5_000,
    ),
    "files that are ours not": Dimension(lambda n: {f"f{i}.txt": "" for i in range(n)}, 100_000),
    "files": Dimension(lambda n: {f"f{i}.json": "{}" for i in range(n)}, 4_000),
    "deep folders": Dimension(lambda n: {"d/" * n + "a.json": "{}"}, 1_000),
    "wide and deep folders": Dimension(lambda n: {"d/" * i + "a.json": "{}" for i in range(n)}, 400),
}
