"""Draw the report on the first page, from a real run: `python scripts/picture.py > docs/report.svg`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from unicodedata import east_asian_width

from pages.known import facts_date

AGENT = """\
type: realtime
model: gpt-realtime
audio:
  input:
    turn_detection:
      type: semantic_vad
      threshold: 0.5
"""

ADVANCE, LINE, SIZE, MARGIN = 8.4, 20, 14, 20

#: The escape sequences a report uses, in colours that can be read on the dark ground the picture brings along.
LOOKS = {
    "0": "", "1": 'font-weight="bold" fill="#f0f6fc"', "1;31": 'font-weight="bold" fill="#ff7b72"',
    "1;33": 'font-weight="bold" fill="#e3b341"', "1;34": 'font-weight="bold" fill="#79c0ff"',
    "1;36": 'font-weight="bold" fill="#56d4dd"',
}  # fmt: skip

FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def report() -> str:
    """What `rtlint check` prints about the agent, in colour, on the day of the fact tables."""
    command = [
        sys.executable, "-m", "rtlint", "check", "-", "--stdin-filename=agent.yaml", "--isolated", "--color=always",
        f"--today={facts_date()}",
    ]  # fmt: skip
    run = subprocess.run(command, input=AGENT, capture_output=True, text=True, encoding="utf-8", check=False)
    return run.stdout


def picture(text: str) -> str:
    """A text with escape sequences as SVG; every run of characters has its width, whatever the font."""
    lines = [[*_runs(line)] for line in text.splitlines()]
    width = MARGIN * 2 + ADVANCE * max(sum(_columns(part) for part, _ in line) for line in lines)
    height = MARGIN * 2 + LINE * len(lines)
    rows = "".join(_row(line, MARGIN + LINE * number + SIZE) for number, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" role="img">\n'
        "<title>A report of rtlint</title>\n"
        f'<rect width="100%" height="100%" rx="8" fill="#0d1117" stroke="#30363d"/>\n'
        f'<g font-family="{FONT}" font-size="{SIZE}" fill="#c9d1d9" xml:space="preserve">\n{rows}</g>\n</svg>\n'
    )


def _runs(line: str) -> Iterator[tuple[str, str]]:
    """The stretches of a line that look alike, and how they look."""
    parts = re.split(r"\x1b\[([\d;]*)m", line)
    for style, part in zip(["0", *parts[1::2]], parts[::2], strict=True):
        if part:
            yield part, LOOKS[style]


def _row(runs: list[tuple[str, str]], y: int) -> str:
    drawn, column = [], 0
    for part, look in runs:
        words = part.strip(" ")
        if words:
            start = column + len(part) - len(part.lstrip(" "))
            place = f'x="{MARGIN + ADVANCE * start:.1f}" y="{y}" textLength="{ADVANCE * _columns(words):.1f}"'
            drawn.append(f"<text {place}{f' {look}' if look else ''}>{escape(words)}</text>")
        column += _columns(part)
    return "".join(f"{each}\n" for each in drawn)


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(picture(report()))
