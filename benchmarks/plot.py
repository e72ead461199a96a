"""A bar chart as SVG: one group of bars for each task, the shortest first."""

from __future__ import annotations

from collections.abc import Mapping

WIDTH, LABEL, BAR = 720, 230, 18

STYLE = (
    "text{font:13px sans-serif;fill:#24292f}.ours{fill:#0969da}.theirs{fill:#8c959f}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ours{fill:#4493f8}.theirs{fill:#6e7681}}"
)


def bars(tasks: Mapping[str, Mapping[str, float]], unit: str) -> str:
    """The chart of some tasks, each with a figure for each tool. Each task has a scale of its own, from zero."""
    drawn: list[str] = []
    top = 0
    for task, figures in tasks.items():
        top += 24
        drawn.append(f'<text x="0" y="{top}" font-weight="bold">{task}</text>')
        longest = max(figures.values())
        for tool, figure in sorted(figures.items(), key=lambda item: item[1]):
            top += BAR + 4
            length = max(2, round(figure / longest * (WIDTH - LABEL - 80)))
            kind = "ours" if tool.startswith("rtlint") else "theirs"
            drawn += (
                f'<text x="{LABEL - 8}" y="{top}" text-anchor="end">{tool}</text>',
                f'<rect class="{kind}" x="{LABEL}" y="{top - BAR + 4}" width="{length}" height="{BAR}" rx="2"/>',
                f'<text x="{LABEL + length + 6}" y="{top}">{figure:.2f}</text>',
            )
        top += 14
    body = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {top}" role="img">\n'
        f"<title>rtlint and other tools, {unit}</title>\n<style>{STYLE}</style>\n{body}\n</svg>\n"
    )
