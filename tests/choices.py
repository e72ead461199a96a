"""What is said of full sessions with each model on each server, to be read: `python tests/choices.py` writes it down anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import rtlint
from rtlint.facts import table
from rtlint.facts.models import models
from rtlint.facts.targets import targets

CHOICES = Path(__file__).parent / "choices.txt"

TODAY = date.fromisoformat(table("models")["checked"])

#: A name that no table has.
UNHEARD_OF = "gpt-realtime-9"


def page(target: str) -> str:
    """For each form of session the models of which the same is said, and the codes, severities and places of that."""
    same: dict[tuple[str, str], list[str]] = {}
    for model in (*models(), UNHEARD_OF):
        for form, payload in _sessions(model):
            report = rtlint.lint(payload, kind="session", today=TODAY, target=target, select=("RT",))
            said = "".join(f"\n    {item.code} {item.severity.value} {item.pointer}" for item in report.diagnostics)
            same.setdefault((form, said), []).append(model)
    return "\n".join(
        [f"# {target}", *(f"{form}, {', '.join(names)}{said}" for (form, said), names in sorted(same.items()))]
    )


def pages() -> list[str]:
    """What each target is told of, in their order."""
    return [page(target) for target in targets()]


def _sessions(model: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Sessions with much in them that not every model takes."""
    audio = {
        "input": {
            "format": {"type": "audio/pcm", "rate": 24000},
            "transcription": {"model": model, "language": "en", "prompt": "names", "delay": "low", "keywords": ["a"]},
            "turn_detection": {"type": "semantic_vad", "eagerness": "low"},
        },
    }
    yield (
        "ga, transcription",
        {"type": "transcription", "audio": audio, "include": ["item.input_audio_transcription.logprobs"]},
    )
    connector = {"type": "mcp", "server_label": "mail", "connector_id": "connector_gmail", "authorization": "${TOKEN}"}
    yield (
        "ga, realtime",
        {
            "type": "realtime",
            "model": model,
            "instructions": "Be kind.",
            "max_output_tokens": 40000,
            "reasoning": {"effort": "high"},
            "parallel_tool_calls": True,
            "tools": [connector],
            "tracing": "auto",
            "truncation": {
                "type": "retention_ratio",
                "retention_ratio": 0.8,
                "token_limits": {"post_instructions": 125000},
            },
            "audio": {"output": {"voice": "marin", "speed": 1.2}},
        },
    )
    transcription = {"model": model, "language": "en"}
    yield (
        "beta",
        {
            "model": model,
            "modalities": ["text", "audio"],
            "voice": "alloy",
            "temperature": 0.5,
            "max_response_output_tokens": 5000,
            "input_audio_transcription": transcription,
        },
    )


if __name__ == "__main__":
    CHOICES.write_text("\n\n".join(pages()) + "\n", encoding="utf-8")
