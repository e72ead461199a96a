"""Build the documentation: `python scripts/build_docs.py [FOLDER]` (default: `site`). Any warning is a failure."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pages import ROOT, all_pages


def main(out: Path) -> int:
    """Stage hand-written and generated pages in a folder of their own, and have them built; the generator's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder)
        shutil.copy(ROOT / "zensical.toml", stage)
        shutil.copytree(ROOT / "docs", stage / "docs", ignore=shutil.ignore_patterns("*.md"))
        for name, text in all_pages().items():
            page = stage / "docs" / name
            page.parent.mkdir(exist_ok=True)
            page.write_text(text, "utf-8")
        run = subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=stage, check=False)
        if run.returncode == 0:
            shutil.rmtree(out, ignore_errors=True)
            shutil.move(stage / "site", out)
    return run.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "site"))
