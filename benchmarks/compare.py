"""rtlint beside other tools, as whole processes: `python benchmarks/compare.py [FOLDER] [--times N] [--write]`.

The wheel is built and installed as a user would have it, and each of the others in an environment of its own: those from
PyPI always, those from npm where npm is. FOLDER keeps all that for the next time. `--write` puts the figures into the
page of the documentation.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from files import write
from measure import Cost, in_turn, middle, ratio
from plot import bars

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
PLOT = ROOT / "docs" / "benchmarks.svg"

#: Between these lines of the page are the figures.
BEGIN, END = "<!-- figures, by benchmarks/compare.py -->\n", "<!-- end of figures -->\n"

DAY = ("--today", "2026-11-21", "--isolated")

Tools = Mapping[str, Sequence[str]]


def main() -> None:
    """Install, measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / ".benchmarks")
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    folder: Path = asked.folder.resolve()
    tools = installed(folder)
    rows: list[str] = []
    chart: dict[str, dict[str, float]] = {}
    for task, commands, times in tasks(folder, tools, asked.times):
        costs = in_turn(list(commands.values()), folder, times)
        chart[task] = {tool: middle(each).cpu for tool, each in zip(commands, costs, strict=True)}
        rows += (row(task, tool, each, costs[0]) for tool, each in zip(commands, costs, strict=True))
        sys.stderr.write(f"{task}: done\n")
    table = "\n".join(("| | tool | clock | processor | memory | rtlint takes |", "|---|---|--:|--:|--:|--:|", *rows))
    sys.stdout.write(f"{table}\n")
    if asked.write:
        before, rest = PAGE.read_text("utf-8").split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n\n{END}{rest.split(END)[1]}", "utf-8")
        PLOT.write_text(bars(chart, "s of the processor"), "utf-8")


def row(task: str, tool: str, costs: Sequence[Cost], ours: Sequence[Cost]) -> str:
    """A line of the table: the medians, and how many times as much rtlint takes, by the clock and of the processor."""
    cost = middle(costs)
    times = "" if costs is ours else f"{ratio(ours, costs, 'wall'):.2f} × ({ratio(ours, costs, 'cpu'):.2f})"
    return f"| {task} | {tool} | {cost.wall:.2f} s | {cost.cpu:.2f} s | {cost.peak:.0f} MB | {times} |"


def tasks(folder: Path, tools: Tools, times: int) -> list[tuple[str, dict[str, list[str]], int]]:
    """What is measured: a name, the command of each tool, rtlint's first, and how often."""
    data = folder / "data"
    (one,) = write(data / "one", 1)
    write(data / "clean", 300)
    write(data / "broken", 300, broken=100)
    thousand = [str(path) for path in write(data / "thousand", 1000)]
    write(data / "many", 10_000)
    ours = [*tools["rtlint"], "check", *DAY]
    start = {tool: [*words, str(one)] for tool, words in others(tools).items()}
    through = {tool: [*words, *thousand] for tool, words in others(tools).items()}
    many = {tool: [*words, str(data / "many")] for tool, words in others(tools).items() if tool == "jsonschema (C++)"}
    return [
        ("one file", {"rtlint": [*ours, str(one)], "`import click`": [*tools["python"], "-c", "import click"], **start}, times),
        (
            "1,000 files",
            {"rtlint": [*ours, str(data / "thousand")], "rtlint --jobs 1": [*ours, "--jobs", "1", str(data / "thousand")], **through},
            max(2, times // 2),
        ),
        ("10,000 files", {"rtlint": [*ours, str(data / "many")], **many}, max(2, times // 3)),
        (
            "300 files with a mistake each",
            {"rtlint": [*ours, "--jobs", "1", str(data / "broken")], "rtlint, without the mistakes": [*ours, "--jobs", "1", str(data / "clean")]},
            max(2, times // 2),
        ),
    ]  # fmt: skip


def others(tools: Tools) -> dict[str, list[str]]:
    """The commands of the other tools, but for the files."""
    return {tool: list(words) for tool, words in tools.items() if tool not in ("rtlint", "python")}


def installed(folder: Path) -> dict[str, list[str]]:
    """The tools, installed below `folder`, and the commands that check files with them."""
    wheel, peers = folder / "rtlint", folder / "peers"
    for place, wanted in ((wheel, [str(ROOT)]), (peers, ["check-jsonschema", "yamllint"])):
        if not place.exists():
            call(sys.executable, "-m", "venv", str(place))
        call(str(place / "bin" / "pip"), "install", "--quiet", "--upgrade", *wanted)
    schema = folder / "session.schema.json"
    schema.write_bytes(call(str(wheel / "bin" / "rtlint"), "schema", "session"))
    tools = {
        "rtlint": [str(wheel / "bin" / "rtlint")],
        "python": [str(wheel / "bin" / "python")],
        "check-jsonschema": [str(peers / "bin" / "check-jsonschema"), "--schemafile", str(schema)],
        "yamllint": [str(peers / "bin" / "yamllint"), "-d", "{rules: {}}"],
    }
    npm = shutil.which("npm")
    if npm is not None:
        call(npm, "install", "--silent", "--prefix", str(folder / "npm"), "ajv-cli", "@sourcemeta/jsonschema")
        programs = folder / "npm" / "node_modules" / ".bin"
        tools["ajv-cli"] = ["sh", "-c", AJV, str(programs / "ajv"), str(schema)]
        tools["jsonschema (C++)"] = [native(folder) or str(programs / "jsonschema"), "validate", str(schema)]
    return tools


def native(folder: Path) -> str | None:
    """The validator in C++ itself, without the script of Node around it."""
    package = folder / "npm" / "node_modules" / "@sourcemeta" / "jsonschema"
    machine = {"AMD64": "x86_64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    found = sorted(package.rglob(f"jsonschema-{platform.system().lower()}-{machine}"))
    return str(found[0]) if found else None


#: ajv-cli wants `-d` before each file.
AJV = 'schema=$1; shift; for file; do set -- "$@" -d "$file"; shift; done; "$0" validate --spec=draft2020 --strict=false -s "$schema" "$@"'


def call(*command: str) -> bytes:
    """Run a command that has to work; what it printed."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout  # see measure.run


if __name__ == "__main__":
    main()
