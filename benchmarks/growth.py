"""Whether time grows with the input: `python benchmarks/growth.py [--most] [--command NAME] [DIMENSION]...`.

Each dimension is made half as large and in full, for each command. A line tells the seconds and megabytes of the full
size, and how many times the seconds of half the size that is, start-up left out; what is more than it may be is marked.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from large import DIMENSIONS, Dimension
from measure import Cost, attempt

SECONDS = 2.0
MEGABYTES = 300.0
RATIO = 2.6

#: A ratio of less than this many seconds is that of noise.
_NOISE = 0.3

#: rtlint of this checkout, whichever is installed.
_MAIN = f"""
import runpy, sys
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
runpy.run_module("rtlint", run_name="__main__", alter_sys=True)
"""

COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check",),
    "concise": ("check", "--output-format", "concise"),
    "json": ("check", "--output-format", "json"),
    "jsonl": ("check", "--output-format", "jsonl"),
    "sarif": ("check", "--output-format", "sarif"),
    "github": ("check", "--output-format", "github"),
    "gitlab": ("check", "--output-format", "gitlab"),
    "junit": ("check", "--output-format", "junit"),
    "diff": ("check", "--diff"),
    "unsafe diff": ("check", "--diff", "--unsafe-fixes"),
    "fix": ("check", "--fix"),
    "unsafe fix": ("check", "--fix", "--unsafe-fixes"),
    "migrate": ("migrate",),
    "migrate, unsafe": ("migrate", "--unsafe-fixes"),
    "write baseline": ("check", "--write-baseline", "baseline.json"),
}


def cost(dimension: Dimension, size: int, command: tuple[str, ...], limit: int) -> Cost | None:
    """What a command costs in a folder with the files of a size; None where it takes more than the limit."""
    with tempfile.TemporaryDirectory(prefix="growth-") as name:
        folder = Path(name)
        for path, text in dimension.make(size).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        words = [sys.executable, "-c", _MAIN, *command, "--isolated", "."]
        if (folder / "rtlint.toml").exists():
            words.remove("--isolated")
        if command[0] == "check":
            words += dimension.options
        used, code = attempt(words, folder, limit=limit)
        if code not in (0, 1, -signal.SIGKILL, -signal.SIGXCPU):
            sys.exit(f"{' '.join(command)} ended with {code}")
        return used if code >= 0 else None


def lines(names: list[str], commands: list[str], limit: int) -> Iterator[str]:
    """A line for each command in each dimension."""
    idle = {name: cost(Dimension(lambda _: {"a.json": "{}"}, 1), 1, COMMANDS[name], limit) for name in commands}
    for name in names:
        dimension = DIMENSIONS[name]
        for command in commands:
            half = cost(dimension, dimension.most // 2, COMMANDS[command], limit)
            full = cost(dimension, dimension.most, COMMANDS[command], limit) if half else None
            yield f"{name:32}{command:16}{dimension.most:>9,}" + _told(half, full, idle[command], limit)


def _told(half: Cost | None, full: Cost | None, idle: Cost | None, limit: int) -> str:
    if half is None or full is None or idle is None:
        return f"{'more than':>20} {limit} s at {'half the' if half is None else 'this'} size  !"
    ratio = (full.cpu - idle.cpu) / max(half.cpu - idle.cpu, 0.001)
    is_much = full.cpu > SECONDS or full.peak > MEGABYTES or (ratio > RATIO and full.cpu - idle.cpu > _NOISE)
    return f"{full.cpu:9.2f} s{full.peak:7.0f} MB{ratio:7.1f}{'  !' if is_much else ''}"


def main() -> None:
    """Print the lines."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("dimensions", nargs="*", metavar="DIMENSION", help="default: all")
    options.add_argument("--command", action="append", choices=list(COMMANDS), help="default: all")
    options.add_argument("--limit", type=int, default=20, metavar="SECONDS", help="for each run (default: 20)")
    chosen = options.parse_args()
    for line in lines(chosen.dimensions or list(DIMENSIONS), chosen.command or list(COMMANDS), chosen.limit):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
