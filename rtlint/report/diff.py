"""What fixes would change, as a unified diff without secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rtlint.diagnostic import Report, Rewrite
from rtlint.masking import masked
from rtlint.report.columns import shown
from rtlint.report.paint import Paint, ansi, plain
from rtlint.source.read import read_text
from rtlint.source.text import Text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_STYLES = {"+": "added", "-": "removed", "@": "gutter"}


def render_diff(report: Report, *, color: bool, escape: bool) -> str:
    """Show what becomes of each file that would be changed.

    Secrets are asterisks on both sides, so a diff with secrets in it is for reading only. `escape` what a terminal would
    obey; line ends are not shown then.
    """
    paint = ansi if color else plain
    return "".join(line for rewrite in report.rewrites for line in _diff(rewrite, paint, escape=escape))


def _diff(rewrite: Rewrite, paint: Paint, *, escape: bool) -> Iterator[str]:
    import difflib

    before, after = (_LINE.findall(_without_secrets(rewrite.path, text)) for text in (rewrite.before, rewrite.after))
    path = shown(rewrite.path).replace("\\", "/") if escape else rewrite.path.replace("\\", "/")
    for number, line in enumerate(difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")):
        body = line.rstrip("\r\n")
        end = "\n" if escape or number < 2 else line[len(body) :]  # the first two name the file
        style = "bold" if number < 2 else _STYLES.get(line[0])
        said = shown(body) if escape else body
        yield (paint(style, said) if style else said) + (end or "\n\\ No newline at end of file\n")


def _without_secrets(path: str, text: str) -> str:
    return masked(Text(text), tuple(read_text(path, text))).content
