"""The order of the house, kept by reading it."""

from __future__ import annotations

import ast
import re
import runpy
from datetime import date
from pathlib import Path

import pytest

from rtlint.facts import table
from rtlint.rules import all_rules

PACKAGE = Path(__file__).parent.parent / "rtlint"

#: Who may import whom: a module imports its own layer and those above it in this list, which lie below it in the house.
LAYERS = (
    ("dataclass", "resource", "pool", "source", "redact"),
    ("facts", "bundle", "exits", "stop", "gitglobs", "files", "write"),
    ("diagnostic",),
    ("rule",),
    ("words", "tools"),
    ("repairs",),
    ("evidence",),
    ("detect",),
    ("migration", "hosts", "around"),
    ("rules", "schema", "explain", "config", "place"),
    ("judge", "masking", "fingerprint", "suppress"),
    ("piecewise", "unused", "repair"),
    ("saying",),
    ("engine", "proof"),
    ("fixing", "streaming"),
    ("run", "docs", "baseline", "starter"),
    ("moving",),
    ("moving_code",),
    ("migrate",),
    ("report",),
    ("api",),
    ("__init__",),
    ("cli",),
    ("__main__",),
)

#: The codes the design fixed; they never change their meaning.
FIXED = {
    "RT001": "syntax", "RT002": "duplicate-key", "RT003": "nothing-recognised", "RT101": "unknown-field",
    "RT102": "wrong-type", "RT103": "missing-field", "RT104": "unknown-value", "RT105": "unknown-variant",
    "RT106": "wrong-branch-field", "RT201": "out-of-range", "RT202": "max-tokens", "RT203": "temperature-range",
    "RT301": "vad-field-mismatch", "RT501": "unknown-model", "RT502": "retired-model", "RT503": "deprecated-model",
    "RT510": "unknown-voice", "RT601": "beta-api-removed", "RT602": "beta-key-in-ga", "RT603": "missing-session-type",
}  # fmt: skip


def layer(module: str) -> int:
    """The layer of `rtlint.<module>…`."""
    first = module.removeprefix("rtlint").lstrip(".").split(".")[0] or "__init__"
    return next(number for number, names in enumerate(LAYERS) if first in names)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """No module imports from a layer above its own."""
    own = layer("rtlint." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"))
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "rtlint":
            assert layer(node.module) <= own, f"{path.name} imports {node.module}"


def test_codes_and_names_are_unique_and_fixed() -> None:
    """One file, one rule, one code, one name; and those once given stay."""
    rules = all_rules()
    files = [path for path in (PACKAGE / "rules").glob("*.py") if path.name != "__init__.py"]

    assert len({rule.name for rule in rules.values()}) == len(rules) == len(files)
    assert all(re.fullmatch(r"RT\d{3}", code) for code in rules)
    assert {code: rules[code].name for code in FIXED} == FIXED


def test_the_index_of_rules_is_up_to_date() -> None:
    """What is known of rules without importing them is what their files say; `python scripts/index_rules.py` writes it."""
    script = runpy.run_path(str(PACKAGE.parent / "scripts" / "index_rules.py"))

    assert (PACKAGE / "rules" / "index.json").read_text() == script["index"]()


def test_rules_hold_no_facts() -> None:
    """Outside of its page, a rule names no model, no voice and no date: those are rows of tables."""
    facts = [row["id"] for row in table("models")["models"]] + [row["id"] for row in table("voices")["voices"]]
    for path in (PACKAGE / "rules").glob("*.py"):
        module = ast.parse(path.read_text())
        texts = [node.value for node in ast.walk(module) if isinstance(node, ast.Constant)]
        held = [text for text in texts[1:] if isinstance(text, str) and (text in facts or re.match(r"20\d\d-", text))]

        assert held == [], path.name


@pytest.mark.parametrize("path", sorted((PACKAGE / "facts").glob("*.json")), ids=lambda path: path.stem)
def test_every_fact_has_a_date_and_a_source(path: Path) -> None:
    """Each table, or each of its rows, says when it was checked and where it was read."""
    content = table(path.stem)
    rows = [row for value in content.values() if isinstance(value, list) for row in value if isinstance(row, dict)]

    dated = [content] if "checked" in content else rows
    sourced = [content] if "source" in content else rows
    assert dated
    assert sourced
    assert all(date.fromisoformat(row["checked"]) for row in dated)
    assert all(row["source"] for row in sourced)
