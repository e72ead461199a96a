"""Write the index of the rules anew: `python scripts/index_rules.py`, after a rule was added or declared differently."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from rtlint import rules
from rtlint.rule import Rule

INDEX = Path(rules.__file__).with_name("index.json")


def row(rule: Rule) -> dict[str, Any]:
    """What the index says of a rule; what is as usual is left out."""
    said = {
        "name": rule.name,
        "on": list(rule.on),
        "explains": list(rule.explains),
        "dialects": list(rule.dialects),
        "absence": rule.absence,
        "off": not rule.default,
    }
    return {key: value for key, value in said.items() if value}


def index() -> str:
    """The index of all files in the folder, a line for each, in the order of the codes."""
    files = [path.stem for path in INDEX.parent.glob("*.py") if path.stem != "__init__"]
    found = sorted((rules.load(file) for file in files), key=lambda rule: rule.code)
    return "{\n" + ",\n".join(f"  {json.dumps(rule.code)}: {json.dumps(row(rule))}" for rule in found) + "\n}\n"


if __name__ == "__main__":
    INDEX.write_text(index(), encoding="utf-8")
    sys.stdout.write(f"{INDEX} is up to date\n")
