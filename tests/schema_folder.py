"""The folder `schemas/` as the tests see it: every file read once, every reference resolved from memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

BASE = "https://rtlint.invalid/schemas/"

_ROOT = Path(__file__).parent.parent / "schemas"

#: Every schema file of the two dialects, such as `ga/session.json`.
FILES = sorted(path.relative_to(_ROOT).as_posix() for name in ("beta", "ga") for path in (_ROOT / name).glob("*.json"))

SCHEMAS: dict[str, dict[str, Any]] = {file: json.loads((_ROOT / file).read_text(encoding="utf-8")) for file in FILES}

_REGISTRY: Registry[Any] = Registry().with_resources(
    (BASE + file, DRAFT202012.create_resource(schema)) for file, schema in SCHEMAS.items()
)


def subschemas(schema: dict[str, Any], where: str = "#") -> Iterator[tuple[str, dict[str, Any]]]:
    """The schema itself and every schema inside it, each with its place."""
    yield where, schema
    for group in ("properties", "$defs"):
        for name, inner in schema.get(group, {}).items():
            yield from subschemas(inner, f"{where}/{group}/{name}")
    for number, inner in enumerate(schema.get("oneOf", [])):
        yield from subschemas(inner, f"{where}/oneOf/{number}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from subschemas(schema[keyword], f"{where}/{keyword}")


def absolute(file: str, reference: str) -> str:
    """A reference found in a file as a full address."""
    return urljoin(BASE + file, reference)


def followed(file: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What a schema of a file says once its references are followed."""
    resolver = _REGISTRY.resolver(BASE + file)
    while "$ref" in schema:
        resolved = resolver.lookup(schema["$ref"])
        resolver, schema = resolved.resolver, resolved.contents
    return schema


def errors(file: str, instance: object) -> list[str]:
    """What the schema of a file says against the instance; empty when it accepts it."""
    return [
        error.message for error in Draft202012Validator({"$ref": BASE + file}, registry=_REGISTRY).iter_errors(instance)
    ]


def is_valid(file: str, where: str, instance: object) -> bool:
    """Whether the part of a file at `where`, such as `#/$defs/format`, accepts the instance."""
    return Draft202012Validator({"$ref": BASE + file + where}, registry=_REGISTRY).is_valid(instance)
