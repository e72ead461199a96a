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
BAD = "type: realtime\naudio: {output: {voice: mariin}}\n"
GOOD = "type: realtime\naudio: {output: {voice: marin}}\n"
FIXABLE = "type: realtime\naudio: {output: {speed: '1.2'}}\n"

#: What a hook makes of a file, in the order of trying: its exit code.
EXPECTED = {"rtlint": ((BAD, 1), (GOOD, 0)), "rtlint-fix": ((FIXABLE, 1), (None, 0), (BAD, 1))}


def main() -> int:
    """Try every hook; 0 when all is as it should be."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "work"
        work.mkdir()
        environment = {**os.environ, "PRE_COMMIT_HOME": str(Path(folder) / "cache")}
        subprocess.run(["git", "init", "-q"], cwd=work, check=True)
        for hook, steps in EXPECTED.items():
            for text, expected in steps:
                if text is not None:
                    (work / "agent.yaml").write_text(text, encoding="utf-8")
                subprocess.run(["git", "add", "-A"], cwd=work, check=True)
                words = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), hook, "--all-files"]
                code = subprocess.run(words, cwd=work, env=environment, check=False).returncode
                wrong += code != expected
    sys.stdout.write(f"{wrong} wrong\n" if wrong else "all as it should be\n")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
