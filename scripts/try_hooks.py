"""Install the hooks of this checkout as a user does, and see them refuse a bad file and take a good one.

Run by hand: pre-commit builds an environment of its own, for which it asks the package index. It uses what git knows of
the checkout, changes that are not committed included.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOOK = "rtlint"
BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"


def main() -> int:
    """Try every hook; 0 when all is as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        work.mkdir()
        environment = {**os.environ, "PRE_COMMIT_HOME": str(Path(folder) / "cache")}
        subprocess.run(["git", "init", "-q"], cwd=work, check=True)
        codes = []
        for text in (BAD, BAD.replace("mariin", "marin")):
            (work / "agent.yaml").write_text(text, encoding="utf-8")
            subprocess.run(["git", "add", "-A"], cwd=work, check=True)
            words = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), HOOK, "--all-files"]
            codes.append(subprocess.run(words, cwd=work, env=environment, check=False).returncode)
        sys.stdout.write("as it should be\n" if codes == [1, 0] else f"exit codes {codes} instead of [1, 0]\n")
        return int(codes != [1, 0])


if __name__ == "__main__":
    sys.exit(main())
