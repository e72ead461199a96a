"""What the rules cost a clean file, stage by stage: `python benchmarks/rules.py`."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import perf_counter

from rtlint.config import settings
from rtlint.detect import detect
from rtlint.judge import judge
from rtlint.rule import Context
from rtlint.rules import named
from rtlint.schema import holds
from rtlint.source.read import read_text
from rtlint.source.strings import strings

TIMES = 500
TODAY = date(2026, 11, 21)  # on which the examples are clean, whenever this runs

EXAMPLE = Path(__file__).parent.parent / "examples" / "support-agent.yaml"

PROPERTY = "{{type: string, description: What the caller said about part {number}., enum: [red, green, blue]}}"
LIST = "{{type: array, items: {{type: object, properties: {{sku: {{type: string}}, count: {{type: integer}}}}}}}}"


def session(tools: int, properties: int) -> str:
    """A clean session with so many tools, each with so many properties, every fourth a list of objects."""
    head, separator, _ = EXAMPLE.read_text().partition("tools:\n")
    lines = [head + separator.rstrip()]
    for tool in range(tools):
        lines += (
            "  - type: function",
            f"    name: find_{tool}",
            "    description: Find something by what the caller says.",
            "    parameters:",
            "      type: object",
            "      properties:",
        )
        lines += (
            f"        part_{number}: {(LIST if number % 4 == 3 else PROPERTY).format(number=number)}"
            for number in range(properties)
        )
        lines.append("      required: [part_0]")
    return "\n".join((*lines, "tool_choice: auto", "max_output_tokens: inf", ""))


def best(work: Callable[[], object]) -> float:
    """The least number of milliseconds that `work` takes."""
    times = []
    for _ in range(TIMES):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times) * 1000


def exhaust(*found: Iterable[object]) -> None:
    """Take everything; a clean file has nothing to take."""
    for each in found:
        deque(each, maxlen=0)


def stages(text: str) -> dict[str, float]:
    """The milliseconds of each stage. `rules` is all the judge does beyond the gate."""
    chosen = settings(today=TODAY)
    (document,) = read_text("session.yaml", text)
    (found,) = detect(document.data, chosen.target)
    context = Context(
        found.pointer, found.kind, found.dialect, found.confidence, found.phase, chosen.target, TODAY, "yaml"
    )
    said = [(rule.code, finding) for rule, finding in judge(document.data, context, chosen.chosen, opaque=False)]
    if said:
        raise SystemExit(f"the file is not clean: {said[0]}")
    gate = best(lambda: holds(document.data, found.kind, found.dialect))
    return {
        "read": best(lambda: exhaust(read_text("session.yaml", text))),
        "detect": best(lambda: detect(document.data, chosen.target)),
        "gate": gate,
        "rules": best(lambda: exhaust(judge(document.data, context, chosen.chosen, opaque=False))) - gate,
        "secrets": best(
            lambda: exhaust(
                named("secret").check(texts := tuple(strings(document.data))),
                named("ephemeral-secret").check(texts, document.data, TODAY),
            ),
        ),
    }


def main() -> None:
    """Print a line for each file and a column for each stage."""
    texts = {
        "an empty session": "type: realtime\nmodel: gpt-realtime-2.1\n",
        "examples/support-agent.yaml": EXAMPLE.read_text(),
        "three small tools": session(3, 2),
        "three large tools": session(3, 20),
    }
    rows = [(name, len(text.splitlines()), stages(text)) for name, text in texts.items()]
    sys.stdout.write(f"{f'ms, best of {TIMES}':28}{'lines':>7}" + "".join(f"{stage:>9}" for stage in rows[0][2]) + "\n")
    for name, lines, took in rows:
        sys.stdout.write(f"{name:28}{lines:7}" + "".join(f"{each:9.3f}" for each in took.values()) + "\n")


if __name__ == "__main__":
    main()
