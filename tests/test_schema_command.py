"""`rtlint schema` prints schemas that a validator we did not write can use on its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from schema_folder import SCHEMAS

from rtlint.facts.kinds import kind_names, kinds

ROOT = Path(__file__).parent.parent
KINDS = [(kind, dialect) for kind in kind_names() for dialect in kinds()[kind].schemas]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python."""
    return subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, text=True, timeout=120, check=False, cwd=ROOT
    )


def examples(kind: str, dialect: str) -> list[Any]:
    """The examples in the schema files of a kind."""
    return [example for file in kinds()[kind].schemas[dialect] for example in SCHEMAS[file].get("examples", ())]


@pytest.mark.parametrize(("kind", "dialect"), KINDS, ids=[" ".join(pair) for pair in KINDS])
def test_another_validator_agrees(kind: str, dialect: str, tmp_path: Path) -> None:
    """The printed schema is one file without outside references; it takes every example, and refuses a number."""
    printed = run("rtlint", "schema", kind, "--dialect", dialect)
    schema = tmp_path / "schema.json"
    schema.write_text(printed.stdout)
    good = [tmp_path / f"{number}.json" for number in range(len(examples(kind, dialect)))]
    for path, example in zip(good, examples(kind, dialect), strict=True):
        path.write_text(json.dumps(example))
    bad = tmp_path / "bad.json"
    bad.write_text("5")

    assert good
    assert all(reference.startswith("#/$defs/") for reference in references(json.loads(printed.stdout)))
    accepted = run("check_jsonschema", "--schemafile", str(schema), *map(str, good))
    assert accepted.returncode == 0, accepted.stdout
    refused = run("check_jsonschema", "--schemafile", str(schema), str(bad))
    assert "Schema validation errors" in refused.stdout + refused.stderr


def references(schema: Any) -> list[str]:
    """Every `$ref` in a schema."""
    if isinstance(schema, list):
        return [found for item in schema for found in references(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"]] if isinstance(schema.get("$ref"), str) else []
    return own + [found for item in schema.values() for found in references(item)]


def test_the_folder_can_be_used_as_it_is() -> None:
    """The schema files themselves need no server to find each other."""
    run_ = run("check_jsonschema", "--schemafile", "schemas/ga/session.json", "examples/support-agent.yaml")

    assert run_.returncode == 0, run_.stdout


def test_a_kind_that_a_dialect_lacks_is_refused() -> None:
    """No beta schema is invented for what beta never had."""
    refused = run("rtlint", "schema", "call-refer", "--dialect", "beta")

    assert refused.returncode == 2
    assert refused.stderr == "rtlint: there is no `call-refer` in the dialect `beta`\n"
