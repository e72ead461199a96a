"""How often each rule spoke."""

from __future__ import annotations

from collections import Counter

from rtlint.diagnostic import Report


def render_statistics(report: Report) -> str:
    """Show a line for each rule that spoke, the most frequent first: count, code, name, and how many have a fix."""
    counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in report.diagnostics)
    fixable = Counter(diagnostic.code for diagnostic in report.diagnostics if diagnostic.fix)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    digits = max((len(str(count)) for count in counts.values()), default=0)
    width = max((len(name) for _, name in counts), default=0)
    lines = (
        f"{count:{digits}}  {code}  {name:{width}}  {f'{fixable[code]} fixable' if fixable[code] else ''}".rstrip()
        for (code, name), count in rows
    )
    return "".join(f"{line}\n" for line in lines)
