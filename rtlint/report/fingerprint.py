"""What tells one diagnostic from all others, and stays the same when lines move."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

from rtlint.diagnostic import Report
from rtlint.report.paths import told_from


def fingerprints(report: Report, root: str) -> tuple[str, ...]:
    """A fingerprint for each diagnostic, in their order: 32 hexadecimal digits, no two the same.

    It is made of the rule, the file (from the folder `root`), the document and the pointer, never of lines or words. Of
    several that share all that, the later ones are numbered.
    """
    seen: Counter[str] = Counter()
    prints: list[str] = []
    for diagnostic in report.diagnostics:
        path = told_from(root, diagnostic.path)
        place = "\0".join((diagnostic.code, path, str(diagnostic.document), diagnostic.pointer))
        prints.append(sha256(f"{place}\0{seen[place]}".encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[place] += 1
    return tuple(prints)
