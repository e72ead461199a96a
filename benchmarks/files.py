"""Distinct files to measure with: `python benchmarks/files.py FOLDER COUNT [--broken PERCENT] [--tools N] [--json]`.

No two are alike, neither in their text nor in their values, so that nothing can be remembered from one to the next.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SEED = 20261121

WORDS = (
    "order", "parcel", "caller", "refund", "table", "window", "garden", "ticket", "invoice", "doctor", "lesson", "train",
    "hotel", "museum", "letter", "market", "engine", "bottle", "river", "picture",
)  # fmt: skip

#: One mistake each: where it goes, the key, and the value.
MISTAKES: tuple[tuple[tuple[str, ...], str, Any], ...] = (
    (("audio", "output"), "voice", "mariin"),
    (("audio", "input", "turn_detection"), "threshold", 2),
    ((), "temperature", 0.8),
    ((), "tool_choice", "sometimes"),
    (("audio", "input", "transcription"), "langauge", "en"),
    ((), "max_output_tokens", "infinite"),
)


def session(chance: random.Random, *, tools: int, broken: bool) -> dict[str, Any]:
    """A GA session of some 45 lines with two tools; the beginnings of its mistakes are spread evenly."""
    made: dict[str, Any] = {
        "type": "realtime",
        "model": chance.choice(("gpt-realtime-2", "gpt-realtime-2.1", "gpt-realtime-2.1-mini")),
        "instructions": sentence(chance, 30),
        "output_modalities": ["audio"],
        "audio": {
            "input": {
                "format": {"type": "audio/pcm", "rate": 24000},
                "turn_detection": {
                    "type": "server_vad",
                    "threshold": chance.randrange(30, 80) / 100,
                    "prefix_padding_ms": chance.randrange(200, 500),
                    "silence_duration_ms": chance.randrange(300, 900),
                },
                "transcription": {"model": "gpt-transcribe", "languages": [chance.choice(("en", "de", "fr", "es"))]},
                "noise_reduction": {"type": "near_field"},
            },
            "output": {
                "voice": chance.choice(("marin", "cedar", "alloy", "ash")),
                "speed": chance.randrange(90, 120) / 100,
            },
        },
        "tools": [tool(chance, number) for number in range(tools)],
        "tool_choice": "auto",
        "max_output_tokens": chance.randrange(500, 4000),
    }
    if broken:
        way, key, value = chance.choice(MISTAKES)
        place = made
        for step in way:
            place = place[step]
        place[key] = value
    return made


def tool(chance: random.Random, number: int) -> dict[str, Any]:
    """A function with two parameters."""
    first, second = chance.sample(WORDS, 2)
    return {
        "type": "function",
        "name": f"find_{first}_{number}_{chance.randrange(10**6)}",
        "description": sentence(chance, 12),
        "parameters": {
            "type": "object",
            "properties": {
                first: {"type": "string", "description": sentence(chance, 8)},
                second: {"type": "string", "enum": chance.sample(WORDS, 3)},
            },
            "required": [first],
        },
    }


def sentence(chance: random.Random, words: int) -> str:
    """Words that mean nothing."""
    return f"{' '.join(chance.choices(WORDS, k=words)).capitalize()} {chance.randrange(10**6)}."


def as_yaml(value: Any, indent: str = "") -> Iterator[str]:
    """The value as people write YAML: block style, short lists in flow style, a comment here and there."""
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from as_yaml(inner, indent + "  ")
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            yield f"{indent}{key}: # {len(inner)} of them"
            for item in inner:
                first, *others = as_yaml(item, indent + "    ")
                yield f"{indent}  - {first.strip()}"
                yield from others
        elif isinstance(inner, list):
            yield f"{indent}{key}: [{', '.join(map(str, inner))}]"
        else:
            yield f"{indent}{key}: {inner}"


def write(folder: Path, count: int, *, broken: int = 0, tools: int = 2, form: str = "yaml") -> list[Path]:
    """Write so many files, `broken` of a hundred with one mistake each, and give their paths."""
    chance = random.Random(SEED)  # noqa: S311  # the same files every time
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        made = session(chance, tools=tools, broken=number % 100 < broken)
        text = json.dumps(made, indent=2) if form == "json" else "\n".join(as_yaml(made))
        paths.append(folder / f"session_{number:05}.{form}")
        paths[-1].write_text(text + "\n", encoding="utf-8")
    return paths


def main() -> None:
    """Write the files that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--broken", type=int, default=0, metavar="PERCENT")
    parser.add_argument("--tools", type=int, default=2)
    parser.add_argument("--json", action="store_const", const="json", default="yaml", dest="form")
    asked = parser.parse_args()
    write(asked.folder, asked.count, broken=asked.broken, tools=asked.tools, form=asked.form)


if __name__ == "__main__":
    main()
