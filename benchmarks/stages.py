"""Where the time of one clean file goes, stage by stage: `python benchmarks/stages.py`."""

from __future__ import annotations

import random
import sys
from collections import deque
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from time import perf_counter

from files import SEED, as_yaml, session

from rtlint.config import settings
from rtlint.detect import detect
from rtlint.engine import Source, lint_source
from rtlint.judge import judge
from rtlint.rule import Context
from rtlint.rules import named
from rtlint.schema import holds
from rtlint.source.read import read_text
from rtlint.source.strings import strings
from rtlint.source.yaml_events import events

TIMES = 500
TODAY = date(2026, 11, 21)  # on which the examples are clean, whenever this runs

EXAMPLE = Path(__file__).parent.parent / "examples" / "support-agent.yaml"


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


def parse(text: str) -> None:
    """What the parser alone does."""
    next_event = events(text)
    while type(next_event()).__name__ != "StreamEndEvent":
        pass


def stages(text: str) -> dict[str, float]:
    """The milliseconds of each stage; `read` holds `parse`, `rules` is all the judge does beyond the gate, `all` is all."""
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
        "parse": best(lambda: parse(text)),
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
        "all": best(lambda: lint_source(Source("session.yaml", read_text("session.yaml", text)), chosen)),
    }


def made(tools: int) -> str:
    """A clean session with so many tools."""
    chance = random.Random(SEED)  # noqa: S311  # the same file every time
    return "\n".join((*as_yaml(session(chance, tools=tools, broken=False)), ""))


def main() -> None:
    """Print a line for each file and a column for each stage."""
    texts = {
        "an empty session": "type: realtime\nmodel: gpt-realtime-2.1\n",
        "examples/support-agent.yaml": EXAMPLE.read_text(),
        "two tools": made(2),
        "ten tools": made(10),
        "forty tools": made(40),
    }
    rows = [(name, len(text.splitlines()), stages(text)) for name, text in texts.items()]
    sys.stdout.write(f"{f'ms, best of {TIMES}':28}{'lines':>7}" + "".join(f"{stage:>9}" for stage in rows[0][2]) + "\n")
    for name, lines, took in rows:
        sys.stdout.write(f"{name:28}{lines:7}" + "".join(f"{each:9.3f}" for each in took.values()) + "\n")


if __name__ == "__main__":
    main()
