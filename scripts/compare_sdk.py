"""What the installed openai package can send and our schemas and tables lack: `python scripts/compare_sdk.py`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))  # where pytest finds it, too

from sdk.generate import REQUESTS
from sdk.test_coverage import missing


def main() -> int:
    """Print a line for each property and each literal that is missing; 1 when any is."""
    lacking = [(request, path, value) for request in REQUESTS for path, value in missing(request)]
    for request, path, value in lacking:
        what = "property" if value == "property" else f"literal {value!r}"
        sys.stdout.write(f"{request}: {path.lstrip('.')}: {what}\n")
    sys.stdout.write(f"openai {version('openai')}: {len(lacking)} missing\n")
    return min(len(lacking), 1)


if __name__ == "__main__":
    sys.exit(main())
