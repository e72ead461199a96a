"""Random payloads, right and wrong ones, of every kind, and the ways to write them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pprint import pformat
from random import Random
from typing import Any

from schema_instances import instance, mutated
from source.writing import as_block

import rtlint
from rtlint.bundle import flatten
from rtlint.docs import examples
from rtlint.facts import table
from rtlint.facts.kinds import kinds, spelt
from rtlint.rules import all_rules
from rtlint.source.opaque import Opaque
from rtlint.source.read import read_text

TODAY = date.fromisoformat(table("models")["checked"])
KINDS = [(kind.name, dialect) for kind in kinds().values() for dialect in kind.schemas]

Said = tuple[str, str, str, str]
"""What a diagnostic says, wherever it is: code, severity, pointer and message."""


@dataclass(frozen=True, slots=True)
class Payload:
    """Data of a JSON text, and what it is said to be; None for what rtlint is to find out."""

    data: Any
    kind: str | None


@cache
def pages() -> tuple[Payload, ...]:
    """The examples of all rules that are mappings, as data."""
    found = []
    for rule in all_rules().values():
        for example in examples(rule):
            documents = list(read_text(f"x.{example.form}", example.text))
            if len(documents) == 1 and isinstance(documents[0].data, dict):
                found.append(Payload(plain(documents[0].data), example.options.get("kind")))
    return tuple(found)


def plain(data: Any) -> Any:
    """The data with unknown values as they are written, and texts in place of tags and what JSON has no number for."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [plain(item) for item in data]
    return data.text if isinstance(data, Opaque) else data


def payload(seed: int) -> Payload:
    """An example of a rule's page or an instance of a schema, with some mistakes."""
    random = Random(seed)
    if random.random() < 0.5:
        chosen = random.choice(pages())
        value, kind = chosen.data, chosen.kind
    else:
        name, dialect = random.choice(KINDS)
        whole = flatten(name, dialect)
        value, kind = instance(random, whole, whole, 4), spelt(name)
    for _ in range(random.choice((0, 0, 1, 2))):
        value = mutated(random, value)
    return Payload(as_text(value), kind if random.random() < 0.7 else None)


def as_text(value: Any) -> Any:
    """The value as JSON has it: keys are texts, numbers finite and not too long, and there are no halves of characters."""
    if isinstance(value, dict):
        return {as_text(str(key)): as_text(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_text(item) for item in value]
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value if -1e300 < value < 1e300 else 7
    return value


def lint(content: Any, path: str, kind: str | None, **options: Any) -> rtlint.Report:
    """The report of a text, bytes or data."""
    return rtlint.lint(content, path=path, kind=kind, today=TODAY, **options)


def said(report: rtlint.Report) -> list[Said]:
    """All that is said, in an order of its own; keys are quoted in messages as they are in the file, or not."""
    return sorted(
        (one.code, one.severity.value, one.pointer, one.message.replace('"', "")) for one in report.diagnostics
    )


def in_block(value: Any, random: Random) -> str:
    """A value as YAML in block style."""
    return as_block(value, random.randrange).lstrip("\n") if value else json.dumps(value)


#: How a payload can be written: the name of the file, and the text by the payload and a source of chance.
FORMS: dict[str, tuple[str, Callable[[Any, Random], str]]] = {
    "JSON on one line": ("x.json", lambda value, _: json.dumps(value)),
    "JSON spread": ("x.json", lambda value, _: json.dumps(value, indent=4, ensure_ascii=False)),
    "JSON with tabs": ("x.json", lambda value, _: json.dumps(value, indent="\t")),
    "JSON in YAML": ("x.yaml", lambda value, _: json.dumps(value, indent=2, ensure_ascii=False)),
    "JSON of no name": ("x", lambda value, _: json.dumps(value)),
    "YAML": ("x.yaml", in_block),
}

#: How a payload can be written in code; found there is only what surely is one.
CODE: dict[str, tuple[str, Callable[[Any, Random], str]]] = {
    "Python": ("x.py", lambda value, _: f"async def main():\n    await ws.send(json.dumps({value!r}))\n"),
    "Python spread": ("x.py", lambda value, _: f"EVENT = {pformat(value)}  # é\n"),
    "JavaScript": ("x.js", lambda value, _: f"ws.send(JSON.stringify({json.dumps(value, indent=2)}));\n"),
    "TypeScript": ("x.ts", lambda value, _: f"const event = {json.dumps(value)} as const;\n"),
}
