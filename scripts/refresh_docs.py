"""Run the commands of the hand-written pages, write down what they print, and draw the picture: `python scripts/refresh_docs.py`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from pages import ROOT
from pages.story import replayed
from picture import picture, report

if __name__ == "__main__":
    for page in sorted((ROOT / "docs").glob("*.md")):
        with tempfile.TemporaryDirectory() as folder:
            page.write_text(replayed(page.read_text("utf-8"), Path(folder)), "utf-8")
    (ROOT / "docs" / "report.svg").write_text(picture(report()), "utf-8")
